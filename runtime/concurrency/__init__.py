"""Doing at once what may be done at once, and once what is asked for twice."""
