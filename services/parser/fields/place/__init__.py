"""Places of work and remote work."""
