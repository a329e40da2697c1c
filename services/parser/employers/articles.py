"""What sentences put before a name and is no part of it: an article, words that say what it is."""

from functools import cache

from lexicon.languages import words
from services.parser.fields.company import mentions

__all__ = ["without_article", "without_description"]

_FEWEST, _DESCRIBING = 2, 4


def without_article(name: str, text: str) -> str:
    """Return a name without the article in front of it, where the text uses it without one: `A Padaria Sol`.

    A single letter is an article, wherever the name stands.
    """
    first, _, rest = name.partition(" ")
    is_article = first in _articles() and rest[:1].isupper()
    is_bare = len(first) == 1 or mentions(rest, text) > mentions(name, text)
    return rest if is_article and is_bare else name


def without_description(name: str) -> str:
    """Return a name without the small words that say what it is: `Die gemeinnützige Stiftung Morgenrot`.

    They stand behind an article, and the name goes on with two words in capitals or more.
    """
    parts = name.split()
    if len(parts) <= _FEWEST or parts[0] not in _articles():
        return name
    small = [at for at, word in enumerate(parts) if at and word.islower() and len(word) >= _DESCRIBING]
    rest = parts[small[-1] + 1 :] if small and small[0] == 1 else []
    return " ".join(rest) if len(rest) >= _FEWEST and rest[0][:1].isupper() else name


@cache
def _articles() -> frozenset[str]:
    found = (word for kind in ("subject_articles", "articles") for text in words("sentences", kind).values()
             for word in text.split())  # fmt: skip
    return frozenset(word[:1].upper() + word[1:] for word in found)
