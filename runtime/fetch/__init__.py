"""Fetching pages of strangers, for every service that reads the web: guarded, bounded, polite.

`Fetcher` (fetcher.py) is the way in; `FetchSettings` (settings.py) are its limits.
"""
