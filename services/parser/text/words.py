"""Comparing and cleaning short pieces of text."""

import html
import re
import unicodedata

__all__ = ["clean", "compact", "fold", "is_placeholder", "strip_tags", "truncate", "unescape"]

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_WORD = re.compile(r"[\W_]+")
# Only Latin letters lose their marks: й is not и, バ is not ハ.
_COMBINING = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_PLACEHOLDERS = frozenset(
    {
        "", "-", "n a", "na", "none", "null", "undefined", "unavailable", "not available", "not applicable", "unknown",
        "not specified", "unspecified", "tbd", "tba", "default", "nan", "other",
    }
)  # fmt: skip


def unescape(text: str) -> str:
    """Resolve HTML entities, also those escaped twice (`&amp;eacute;`)."""
    for _ in range(3):
        if "&" not in text:
            break
        resolved = html.unescape(text)
        if resolved == text:
            break
        text = resolved
    return text


def strip_tags(text: str) -> str:
    """Drop the tags of a short text that may hold markup, e.g. a title with `<br>`."""
    return _TAG.sub(" ", text) if "<" in text else text


def clean(text: str) -> str:
    """Return one line: entities resolved, tags and invisible characters gone, spaces collapsed."""
    text = strip_tags(unescape(text))
    # Nothing printable is invisible.
    return " ".join((text if text.isprintable() else _INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """Return lower-case words without Latin accents and punctuation, for comparison."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", _COMBINING.sub("", unicodedata.normalize("NFKD", folded)))
    return _NO_WORD.sub(" ", folded).strip()


def compact(text: str) -> str:
    """Return folded letters and digits without spaces: `Palo Alto Networks` becomes `paloaltonetworks`."""
    return fold(text).replace(" ", "")


def is_placeholder(text: str) -> bool:
    """Whether the text says nothing, e.g. `N/A` or `UNAVAILABLE`."""
    return fold(text) in _PLACEHOLDERS


def truncate(text: str, limit: int) -> str:
    """Cut at a word boundary so that the text has at most `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.-–") + "…"
