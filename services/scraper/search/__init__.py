"""What to ask the sources for."""
