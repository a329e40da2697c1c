r"""Named patterns as data: each has sentences that it must and must not match, which a test runs.

An entry of `<subject>.toml` holds `words`, whose lines are alternatives, and may say
- `around`: where they stand, with `@` for them, e.g. `\b(?:@)\b`;
- `flags`: `i` ignores case, `m` lets `^` and `$` match at lines, `s` lets `.` match line breaks.

In both, `@NAME` stands for the words of another entry of the file, `name`. Where the file says `loose_spaces`, a space
matches any white space and ` ?` none as well, for texts from which markup was blanked out. Where it says `same_texts`,
many of its patterns are asked about the same sentences: the words of each are then looked up once for all of them.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from lexicon import tables
from lexicon.lazy_regex import lazy_compile
from lexicon.prefilter import required_literals
from lexicon.word_filter import WordFilter, built_once

__all__ = ["PATTERNS", "Patterns", "clues", "pattern", "words"]

_REFERENCE = lazy_compile(r"@([A-Z][A-Z_0-9]+)")
_WORDS = lazy_compile(r"@(?![A-Z])")
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}


class Patterns:
    """The patterns of a folder.

    Args:
        root: Folder with a file for each subject.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def subjects(self) -> list[str]:
        """Return the subjects, by name."""
        return sorted(path.stem for path in self.root.glob("*.toml"))

    def entries(self, subject: str) -> Mapping[str, Mapping[str, Any]]:
        """Return a subject's entries as they are written."""
        return {name: entry for name, entry in self._file(subject).items() if isinstance(entry, dict)}

    def words(self, subject: str, name: str) -> str:
        """Return the alternatives of an entry as a regular expression, to build larger ones of."""
        return self._resolved(subject, tables.alternatives(self.entries(subject)[name]["words"]))

    def source(self, subject: str, name: str) -> str:
        """Return the whole regular expression of an entry."""
        entry = self.entries(subject)[name]
        words = tables.alternatives(entry["words"])
        return self._resolved(subject, _WORDS.sub(lambda _: words, entry.get("around", "@")))

    def compiled(self, subject: str, name: str) -> re.Pattern[str]:
        """Return the compiled pattern of an entry."""
        return re.compile(self.source(subject, name), self.flags(subject, name))

    def has_same_texts(self, subject: str) -> bool:
        """Whether many of a subject's patterns are asked about the same texts."""
        return bool(self._file(subject).get("same_texts"))

    def filter(self, subject: str) -> WordFilter:
        """Return what finds those of a subject's patterns that may match a text."""
        return WordFilter({name: self.source(subject, name) for name in self.entries(subject)}, name=subject)

    def flags(self, subject: str, name: str) -> re.RegexFlag:
        """Return the flags of an entry."""
        flags = re.NOFLAG
        for letter in self.entries(subject)[name].get("flags", ""):
            flags |= _FLAGS[letter]
        return flags

    def _resolved(self, subject: str, text: str) -> str:
        if self._file(subject).get("loose_spaces"):
            text = text.replace(" ?", r"\s*").replace(" ", r"\s+")
        return _REFERENCE.sub(lambda found: f"(?:{self.words(subject, found[1].lower())})", text)

    def _file(self, subject: str) -> Mapping[str, Any]:
        return tables.read(self.root / f"{subject}.toml")


PATTERNS = Patterns(Path(__file__).parent)


@cache
def pattern(subject: str, name: str) -> re.Pattern[str]:
    """Return a named pattern, compiled once, at its first use.

    Raises:
        KeyError: The subject has no such entry.
    """
    return lazy_compile(
        lambda: PATTERNS.source(subject, name),
        PATTERNS.flags(subject, name),
        may_match=(lambda text: name in _possible(subject, text)) if PATTERNS.has_same_texts(subject) else None,
    )


@lru_cache(maxsize=1 << 13)
def _possible(subject: str, text: str) -> tuple[str, ...]:
    return _filter(subject).possible(text)


@built_once
def _filter(subject: str) -> WordFilter:
    return PATTERNS.filter(subject)


def words(subject: str, name: str) -> str:
    """Return the alternatives of an entry as a regular expression, to build larger ones of."""
    return PATTERNS.words(subject, name)


@cache
def clues(subject: str, name: str) -> tuple[str, ...]:
    """Return lower-case strings, one of which is in each text that the pattern matches; see `required_literals`."""
    return required_literals(PATTERNS.source(subject, name))
