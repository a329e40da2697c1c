"""Short pieces of text in documents: without markup, compared, and known to say nothing."""

from lexicon.text import fold, squeeze, strip_hidden, strip_tags, unescape

__all__ = ["compact", "is_placeholder", "without_markup"]

_PLACEHOLDERS = frozenset(
    {
        "", "-", "n a", "na", "none", "null", "undefined", "unavailable", "not available", "not applicable", "unknown",
        "not specified", "unspecified", "tbd", "tba", "default", "nan", "other",
    }
)  # fmt: skip


def without_markup(text: str) -> str:
    """Return the one line of text that HTML shows, also escaped HTML: no tags, no hidden characters, single spaces."""
    if "&" in text:
        text = unescape(text, attribute=True, rounds=3)
    return squeeze(strip_hidden(strip_tags(text)))


def compact(text: str) -> str:
    """Return folded letters and digits without spaces: `Palo Alto Networks` becomes `paloaltonetworks`."""
    return fold(text).replace(" ", "")


def is_placeholder(text: str) -> bool:
    """Whether the text says nothing, e.g. `N/A` or `UNAVAILABLE`."""
    return fold(text) in _PLACEHOLDERS
