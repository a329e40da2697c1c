"""What is measured of a contender."""
