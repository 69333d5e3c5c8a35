"""From a path or an upload to records, in the order of the work.

files, import_list ─► incoming (loaded, parsed; ahead of their turn: worker_pool)
    ─► accession (written) and duplicates ─► batches (a line for each file) ─► imports
uploads, parse_summary and preview are the way through a browser; remarks are what is said of files.
"""
