"""Write the checker's synonyms from WordNet 3.0: `python -m local.build_synonyms FOLDER`, or `make synonyms`."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from services.insights.sentences.stems import stem

__all__ = ["main", "synonyms"]

TARGET = Path(__file__).resolve().parents[1] / "services/insights/checker/words/wordnet.txt"
_PARTS_OF_SPEECH = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
_SATELLITE = "5"
_MOST_SENSES = 4
"""Rarer senses of a word would make too many words the same."""
_SHORTEST = 3


def main() -> None:
    """Write the file: stems of words that share a sense, a line each."""
    folder = Path(sys.argv[1])
    TARGET.write_text("\n".join(synonyms(folder)) + "\n", encoding="utf-8")


def synonyms(folder: Path) -> list[str]:
    """Return the groups of stems of a folder with WordNet's database, sorted."""
    used = _uses(folder / "cntlist.rev")
    groups = {
        tuple(sorted({stem(word) for word in words}))
        for part in _PARTS_OF_SPEECH
        for words in _senses(folder, part, used)
    }
    return sorted(" ".join(group) for group in groups if len(group) > 1)


def _uses(path: Path) -> Mapping[tuple[str, str, int], int]:
    """Return how often a text of the corpus uses a word, by part of speech and number of the sense."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        word, rest = key.split("%")
        counts[word, rest[0].replace(_SATELLITE, _PARTS_OF_SPEECH["adj"]), int(number)] = int(count)
    return counts


def _senses(folder: Path, part: str, used: Mapping[tuple[str, str, int], int]) -> Iterator[set[str]]:
    """Yield the words of each sense for which they are commonly used."""
    shared: dict[str, set[str]] = defaultdict(set)
    for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        word, count = fields[0], int(fields[2])
        for number, sense in enumerate(fields[-count:], 1):
            if number > _MOST_SENSES or not re.fullmatch(rf"[a-z]{{{_SHORTEST},}}", word):
                break
            if number == 1 or used.get((word, _PARTS_OF_SPEECH[part], number)):
                shared[sense].add(word)
    yield from shared.values()


if __name__ == "__main__":
    main()
