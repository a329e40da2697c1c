"""Decides whether a quote, read in its whole sentence, list and block, carries a claim about this employer."""
