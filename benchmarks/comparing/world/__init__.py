"""The outside world of a comparison: the sandbox's sites, with seeded durations and a journal of every one of them."""
