"""Statements of the guide's own that one quote carries: each is filled from the quote's words alone."""
