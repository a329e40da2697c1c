"""Texts and templates that models are trained on, and how a logistic model is fitted."""
