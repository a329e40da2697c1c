"""Measurements: each prints a ratio against a baseline of the same run, and none decides a test."""
