"""Addresses of postings: one canonical form each, and whose domain they are."""

from services.parser.urls.addresses import canonical_url

__all__ = ["canonical_url"]
