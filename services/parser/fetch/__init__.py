"""Fetching pages of strangers: guarded, bounded, polite.

`Fetcher` (fetcher.py) is the way in; `FetchSettings` (settings.py) are its limits.
"""
