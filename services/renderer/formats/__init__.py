"""The guide in other forms, from the same outline: a web page, calendar entries, cards to learn from."""
