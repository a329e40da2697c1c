"""Deciding on a field: extractors propose values with their evidence, one resolver a field weighs them."""
