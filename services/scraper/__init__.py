"""Collects what the community reports about interviewing for a job.

Consumes: job.parsed
Produces: posts.collected (and prep.progress)
Stores: cache namespace `posts` (what each source says of an employer, 2 days), `scraper_sources`, `scraper_flights`
"""
