"""Values as a file writes them."""

from typing import NamedTuple

from typing_extensions import override

__all__ = ["Ref", "text_string"]

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Ref(NamedTuple):
    """The number of an object."""

    number: int

    @override
    def __str__(self) -> str:
        return f"{self.number} 0 R"


def text_string(text: str) -> str:
    """Return text for people, or an address, as a string of a file."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
