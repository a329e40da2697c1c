"""Words that name what a question was about. A format without a topic ("two LeetCode mediums") is not a question."""

from lexicon import patterns

__all__ = ["ALGORITHMS", "BEHAVIOURAL", "SPECIFIC", "TECHNICAL"]

ALGORITHMS = patterns.pattern("topics", "algorithm")
TECHNICAL = patterns.pattern("topics", "technical")
BEHAVIOURAL = patterns.pattern("topics", "behaviour")
SPECIFIC = patterns.pattern("topics", "specific")
