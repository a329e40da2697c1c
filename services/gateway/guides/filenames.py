"""File names for downloads (RFC 6266)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from lexicon.text import squeeze, strip_hidden

__all__ = ["content_disposition", "guide_filename"]

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*;%\u2028\u2029]+')
_LONGEST_PART = 60


def guide_filename(document: Mapping[str, Any], extension: str) -> str:
    """Return a name such as `Interview Prep - Example - Data Engineer.pdf` that every file system takes."""
    parts = ["Interview Prep", document.get("companyName"), document.get("jobTitle")]
    return " - ".join(cleaned for part in parts if (cleaned := _name_part(part or ""))) + f".{extension}"


def content_disposition(filename: str) -> str:
    """Return the header value: the exact name for browsers of today, an ASCII one for everything else."""
    ascii_name = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(filename, safe='')}"


def _name_part(text: str) -> str:
    return squeeze(_UNSAFE.sub(" ", strip_hidden(text)))[:_LONGEST_PART].strip(" .-")
