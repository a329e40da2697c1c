"""Short forms of names: which they are, and what one means that is written for a job, a degree or the like as well."""

from lexicon.company.abbreviations.meaning import as_employer, is_abbreviation, is_of_job, is_witnessed
from lexicon.company.abbreviations.short_forms import abbreviated, initials, stands_for

__all__ = [
    "abbreviated",
    "as_employer",
    "initials",
    "is_abbreviation",
    "is_of_job",
    "is_witnessed",
    "stands_for",
]
