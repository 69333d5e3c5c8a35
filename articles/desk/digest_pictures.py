"""配图: the picture that goes out with a story of a digest."""

from __future__ import annotations

import struct

from django.utils.translation import gettext as _
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from .kept_files import GIF, JPEG, PNG, FileKind, file_kind

LARGEST_PICTURE = 5 * 2**20
"""Bytes: an editor of accounts takes no larger ones."""


class PictureError(ValueError):
    """A file that can be no picture of a digest. Its text is for the person who brought it."""


def picture_kind(data: bytes) -> FileKind:
    """Raises PictureError."""
    kind = file_kind(data)
    if kind not in (JPEG, PNG, GIF):
        raise PictureError(_("A picture of a digest is a JPEG, PNG or GIF."))
    if len(data) > LARGEST_PICTURE:
        raise PictureError(_("A picture may have %d MB at most.") % (LARGEST_PICTURE // 2**20))
    try:
        Image.from_blob(data)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, struct.error):
        raise PictureError(_("The picture is damaged: its size cannot be read.")) from None
    return kind
