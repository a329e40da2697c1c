"""Where a text names a company as an employer: its names in the text, what stands around each, and what that weighs."""

from lexicon.company.mentions.mentions import (
    Mention,
    features,
    find_mentions,
    has_second_witness,
    is_mentioned,
    log_odds,
    sure_from,
    surroundings,
)
from lexicon.company.mentions.name import Name

__all__ = [
    "Mention",
    "Name",
    "features",
    "find_mentions",
    "has_second_witness",
    "is_mentioned",
    "log_odds",
    "sure_from",
    "surroundings",
]
