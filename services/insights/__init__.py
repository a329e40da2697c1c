"""Distils discussions into a guide.

Consumes `posts.collected`. Produces `insights.ready` (or `prep.failed`).
Stores what an engine found in the cache namespace `insights` for 7 days.
"""
