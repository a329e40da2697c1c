"""Long words of a guide's own sentences, with soft hyphens where a line may divide them.

Words of other people stay as they are: what is reported, what the employer or the posting says, quotes and addresses.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel
from pyphen import LANGUAGES, Pyphen, language_fallback

from contracts.insights import Basis, Evidence, Insights, Item, Source
from services.renderer.typesetting.shaping import HYPHEN

__all__ = ["hyphenated"]

_Part = TypeVar("_Part", bound=BaseModel)
_OWN_WORDS = frozenset({"guidance", "probes", "have_ready", "advice", "sources_quality", "data_gaps"})
"""Fields that never hold words of other people. The `text` of an item is our own on the basis `general`."""
_LONG = re.compile(r"(?<![\w./@:-])[^\W\d_]{7,}(?![\w/@:-]|\.\w)")
"""Words worth dividing; none that are part of an address or of a compound with a hyphen of its own."""
_DEFAULT_RULES = {"en": "en_US"}
"""Of a language whose countries divide differently, the rules where no country is named."""
_BEFORE, _AFTER = 2, 3
"""Letters that stay together at the beginning and at the end of a word."""


def hyphenated(insights: Insights) -> Insights:
    """Return a guide whose own long words may be divided by the rules of its language.

    A guide in a language without rules is returned as it is.
    """
    language = insights.language.replace("-", "_")
    known = language_fallback(_DEFAULT_RULES.get(language, language))
    if known not in LANGUAGES:
        return insights
    divide = _divider(known)
    return _divided(insights, lambda text: _LONG.sub(lambda word: divide(word[0]), text))


@cache
def _divider(language: str) -> Callable[[str], str]:
    patterns = Pyphen(lang=language, left=_BEFORE, right=_AFTER)
    return lambda word: patterns.inserted(word, HYPHEN)


def _divided(part: _Part, divide: Callable[[str], str]) -> _Part:
    own = _OWN_WORDS | {"text"} if isinstance(part, Item) and part.basis is Basis.GENERAL else _OWN_WORDS
    changed = {name: _changed(value, divide, own=name in own) for name, value in vars(part).items()}
    return part.model_copy(update=changed)


def _changed(value: Any, divide: Callable[[str], str], *, own: bool) -> Any:
    match value:
        case str() if own:
            return divide(value)
        case list():
            return [_changed(one, divide, own=own) for one in value]
        case Evidence() | Source():
            return value
        case BaseModel():
            return _divided(value, divide)
    return value
