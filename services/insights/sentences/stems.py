"""What inflected forms of a word share."""

import re
import unicodedata
from functools import lru_cache

from services.insights.sentences.cues import vocabulary

__all__ = ["SHORTEST_STEM", "plain", "stem", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:[+#]+|'[^\W\d_]+)?")
_SUFFIXES = (
    *(("iest", "y"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ingly", ""), ("edly", ""), ("ating", "ate")),
    *(("ation", "ate"), ("ations", "ate"), ("ings", ""), ("ing", ""), ("ment", ""), ("ness", ""), ("sses", "ss")),
    *(("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ed", ""), ("ly", ""), ("es", "e"), ("s", "")),
)
SHORTEST_STEM = 3


def plain(word: str) -> str:
    """Return a word without accents and doubled letters count as they are."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Return what inflected forms of an English word share."""
    word = plain(word.removesuffix("'s").removesuffix("'"))
    word = vocabulary("irregular")["irregular"].get(word, word)
    for suffix, instead in _SUFFIXES:
        if (
            word.endswith(suffix)
            and len(word) - len(suffix) >= SHORTEST_STEM
            and not (suffix == "s" and word.endswith(("ss", "us", "is")))
        ):
            word = word[: -len(suffix)] + instead
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


def words_of(text: str) -> list[str]:
    """Return the words of a shadow, hyphens split."""
    return list(_words_of(text))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(map(plain, _WORD.findall(text.lower())))
