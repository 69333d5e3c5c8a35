"""Limits of what is read: far above any newspaper, far below what would hold up the machine."""

from __future__ import annotations

MEGABYTE = 2**20

LARGEST_FILE = 100 * MEGABYTE
"""Bytes of a file, or of a file in an archive."""

LARGEST_TEXT = 20 * MEGABYTE
"""Bytes of a plain text file: a hundred issues of a daily paper. The parser takes a minute for them."""

LONGEST_TEXT = 20_000_000
"""Characters that a document of any kind may hold: a year of a daily paper."""

MOST_PARAGRAPHS = 50_000
"""Paragraphs of a .docx."""

MOST_TAGS = 200_000
"""Tags of a saved page: twice as many as a .docx of that many paragraphs comes to, a hundred times a long post."""

MOST_PAGES = 2_000
"""Pages of a .pdf."""

MOST_ENTRIES = 2_000
"""Files in an archive, or parts in a .docx or .xlsx."""

MOST_UNPACKED = 200 * MEGABYTE
"""Bytes of all files of an archive, unpacked."""

LARGEST_PART = 20 * MEGABYTE
"""Bytes of an XML part of a .docx or .xlsx, unpacked."""

GREATEST_RATIO = 200
"""Unpacked to packed size of a file in an archive, or of all. Chinese text packs at 3, the XML of Word at 30."""

FREE_OF_RATIO = MEGABYTE
"""Bytes under which the ratio does not matter."""

SECONDS = 10
"""Of processor time for a document that is read in a process of its own; twice that by the clock."""

MEMORY = 1024 * MEGABYTE
"""Bytes of address space for that process."""
