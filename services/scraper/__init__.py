"""Collects what the community reports about interviewing for a job.

Consumes: job.parsed
Produces: posts.collected (and prep.progress)
Stores: cache namespace `reddit` (collections, 1 day)
"""
