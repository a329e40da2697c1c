"""The employer's own words about how it hires: surest, lawful, and there for every trade."""
