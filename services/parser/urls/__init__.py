"""Addresses of postings: one canonical form each, and whose domain they are."""
