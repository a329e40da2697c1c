"""Posts from files that an operator may use."""
