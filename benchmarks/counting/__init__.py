"""What one preparation costs in countable things, and whether that has grown."""
