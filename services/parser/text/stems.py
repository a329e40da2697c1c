"""Many plain stems looked for in a text at once: nothing is compiled, and each letter is looked up only once."""

import re
from functools import cached_property

from lexicon.lazy_regex import lazy_compile
from services.parser.text.uncased import alternatives_in

__all__ = ["Stems"]

_PLAIN = lazy_compile(r"(?P<start>\\b)?(?P<stem>[^\W_][\w '’/-]*[\w ])(?P<end>\\b)?")
_KEY = 2


class Stems:
    r"""Stems in lower case, some of them with a boundary before or behind (`\\bchef\\b`), a few with patterns.

    Args:
        words: Alternatives, as tables write them.
    """

    def __init__(self, words: str) -> None:
        self._words = words

    def found_in(self, text: str) -> bool:
        """Whether a text in lower case holds one of them."""
        stems = self._stems
        for at in range(len(text) - 1):
            for stem, at_start, at_end in stems.get(text[at : at + _KEY], ()):
                end = at + len(stem)
                if (
                    text.startswith(stem, at)
                    and not (at_start and at and text[at - 1].isalnum())
                    and not (at_end and text[end : end + 1].isalnum())
                ):
                    return True
        return bool(self._patterns.search(text))

    @cached_property
    def _stems(self) -> dict[str, list[tuple[str, bool, bool]]]:
        found: dict[str, list[tuple[str, bool, bool]]] = {}
        for word in alternatives_in(self._words):
            if match := _PLAIN.fullmatch(word):
                stem = match["stem"].lower()
                found.setdefault(stem[:_KEY], []).append((stem, bool(match["start"]), bool(match["end"])))
        return found

    @cached_property
    def _patterns(self) -> re.Pattern[str]:
        others = [word for word in alternatives_in(self._words) if not _PLAIN.fullmatch(word)]
        return re.compile("|".join(others) or "(?!)", re.IGNORECASE)
