"""How deep a page's elements stand in each other: beyond what any page needs, trees cost the square of it."""

import re

from lexicon.lazy_regex import lazy_compile

__all__ = ["is_too_deep"]

_DEEPEST = 1000
"""Browsers stop at 512."""
_HARMLESS = 4000
"""A page with fewer tags is read in time, however they are nested."""
# Elements without an end, and those that the next of their kind ends.
_TAG = lazy_compile(
    r"<(?P<end>/)?(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|d[dt]|t[dhr]|option)\b)"
    r"[a-z][\w-]*",
    re.IGNORECASE,
)


def is_too_deep(markup: str) -> bool:
    """Whether elements stand in each other more than a thousand times."""
    if markup.count("<") < _HARMLESS:
        return False
    depth = 0
    for tag in _TAG.finditer(markup):
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > _DEEPEST:
            return True
    return False
