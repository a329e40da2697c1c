"""Names of employers that discussions mention; separates a name from an ordinary word at the start of a sentence.

Names that are also everyday words (a shop called after a mark to hit, a car maker after a river crossing) are left out.
"""

from lexicon import patterns

__all__ = ["KNOWN_EMPLOYERS"]

KNOWN_EMPLOYERS = frozenset(patterns.words("posts", "known_employers").split("|"))
