"""What the posting itself says: quotes, demands and conditions, and what to make of each."""
