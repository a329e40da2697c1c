"""Abbreviations that are an employer's short name and an everyday word for a job, a degree or a certificate as well."""

from lexicon.company.abbreviations.meaning import as_employer, is_abbreviation, is_of_job, is_witnessed

__all__ = ["as_employer", "is_abbreviation", "is_of_job", "is_witnessed"]
