"""Finds what discussions report, without a model: patterns over sentences, every item with its exact words."""
