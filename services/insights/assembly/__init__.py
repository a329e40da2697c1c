"""Puts findings, posting and advice together into one verified guide."""
