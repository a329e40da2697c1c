"""The direction a language is written in."""

__all__ = ["reads_from_the_right"]

_FROM_THE_RIGHT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}
)


def reads_from_the_right(tag: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    return tag.lower().partition("-")[0] in _FROM_THE_RIGHT
