"""What a comparison found, for people: goals and figures, tables, pictures."""
