"""What stands before the chapters: cover, and how to read the guide."""
