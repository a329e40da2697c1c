"""A finished guide as clients see it."""
