"""Is a post about this employer? One answer, for searches, for what is kept, and for what a guide reports."""

from lexicon.company.relevance.others import employers_named, unmistakable_brand
from lexicon.company.relevance.relevance import CompanyRelevance, Thresholds, relevance_of, thresholds
from lexicon.company.relevance.words import COMMENTS_READ, PostWords

__all__ = [
    "COMMENTS_READ",
    "CompanyRelevance",
    "PostWords",
    "Thresholds",
    "employers_named",
    "relevance_of",
    "thresholds",
    "unmistakable_brand",
]
