"""How many tokens a text has, without the tokenizer of a particular model."""

from functools import lru_cache

__all__ = ["estimate_tokens"]

_ASCII, _TWO_BYTES, _THREE_BYTES = 0.25, 0.5, 1.0


# The sections of a guide share a prompt of a hundred thousand characters.
@lru_cache(maxsize=64)
def estimate_tokens(text: str) -> int:
    """Return about as many tokens as a current tokenizer makes of the text, rather too many than too few.

    English has four letters a token; Cyrillic, Greek, Arabic and the like two; a Chinese, Japanese or Korean character
    is a token of its own. The scripts are told apart by their length in UTF-8, which costs no look at each character.
    """
    if text.isascii():
        return -int(-len(text) * _ASCII // 1)
    plain = len(text.encode("ascii", "ignore"))
    others = len(text) - plain
    others_bytes = len(text.encode("utf-8", "replace")) - plain
    long = max(0, others_bytes - 2 * others)
    return -int(-(plain * _ASCII + (others - long) * _TWO_BYTES + long * _THREE_BYTES) // 1)
