"""Addresses of postings: parsed, canonical, and whose domain they are."""

from services.parser.urls.addresses import canonical_url, endpoint_of, parse_public_url

__all__ = ["canonical_url", "endpoint_of", "parse_public_url"]
