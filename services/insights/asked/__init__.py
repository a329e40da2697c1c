"""Finds what candidates were asked: spans are proposed by form, a small classifier decides which report a question."""
