"""Asking a source: within its limits, its budget and its health, which all processes share."""
