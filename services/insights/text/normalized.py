"""Text normalized for matching: lower case, plain quotes, no markup, and the same length as the original.

Because the length stays, a match in the normalized text gives the offsets of the exact words in the original.
"""

import re

__all__ = ["normalize", "pattern"]

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2013\u2014\u2010\u2011", "-"),
        # What no reader sees, and markup.
        **dict.fromkeys("\u00a0\t\r\u200b\u200c\u200d\ufeff\u2060*`_\\\u2022", " "),
        "\u2192": ">",
        "\u2026": ".",
    }
)
_ENTITY = re.compile(r"&(?:amp;)?(amp|gt|lt|quot|nbsp|#x200b|#39|#x27);", re.IGNORECASE)
_ENTITY_TEXT = {"amp": "&", "gt": ">", "lt": "<", "quot": '"', "nbsp": " ", "#x200b": " ", "#39": "'", "#x27": "'"}
_LINK_TARGET = re.compile(r"(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)|https?://\S+")


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern for normalized text. A space matches any run of white space, " ?" an optional one."""
    return re.compile(source.replace(" ?", r"\s*").replace(" ", r"\s+"), flags)


def normalize(raw: str) -> str:
    """Return the text in lower case with plain quotes and dashes, markup blanked, at the same length."""
    text = raw
    if "&" in raw:
        text = _ENTITY.sub(lambda match: _ENTITY_TEXT[match[1].lower()].ljust(len(match[0])), raw)
    if "://" in text or "](" in text:
        text = _LINK_TARGET.sub(lambda match: " " * len(match[0]), text)
    text = text.translate(_SAME_LENGTH)
    lowered = text.lower()
    # A few letters grow when lowered; then keep the case rather than lose the places.
    return lowered if len(lowered) == len(raw) else text
