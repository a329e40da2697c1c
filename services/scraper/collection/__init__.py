"""One collection: all sources at once within one budget, kept per source and employer, shared by all processes."""
