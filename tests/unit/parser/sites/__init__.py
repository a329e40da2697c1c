"""Postings on sites of every make: who hires is shown in another way on each."""
