"""Many requests at once, and what they cost at least."""
