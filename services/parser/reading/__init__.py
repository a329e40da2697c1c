"""Reading postings: rungs of a ladder, from platform data down to plain text."""
