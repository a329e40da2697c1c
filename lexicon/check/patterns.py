"""Whether patterns compile and do to their example sentences what they should."""

import re
from collections.abc import Iterator

from lexicon.check.checked import Checked

__all__ = ["of_patterns"]

_KEYS = frozenset({"about", "words", "around", "flags", "match", "no_match"})


def of_patterns(lexicon: Checked) -> Iterator[str]:
    """Yield what is wrong with the patterns."""
    for subject in lexicon.patterns.subjects():
        for name, entry in lexicon.patterns.entries(subject).items():
            where = f"patterns/{subject}.toml: [{name}]"
            yield from (f"{where} nobody reads {key}" for key in entry.keys() - _KEYS)
            try:
                pattern = lexicon.patterns.compiled(subject, name)
            except (re.error, KeyError) as error:
                yield f"{where} does not compile: {error!r}"
                continue
            for examples, wanted in (("match", True), ("no_match", False)):
                # What also matches nothing at all is a part of others, and has no counterexample.
                if not entry.get(examples) and (wanted or not pattern.search("")):
                    yield f"{where} has no example sentences in {examples}"
                for sentence in entry.get(examples, ()):
                    if bool(pattern.search(sentence)) is not wanted:
                        yield f"{where} {'does not match' if wanted else 'matches'}: {sentence}"
