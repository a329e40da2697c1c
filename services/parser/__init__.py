"""Reads job postings.

Consumes `prep.requested`. Produces `job.parsed` (or `prep.failed`).
Stores read postings in the cache namespace `job_parsing` for 7 days.
"""
