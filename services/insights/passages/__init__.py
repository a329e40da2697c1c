"""What people tell of an employer's hiring in their own words: which sentences of a post do, and what a guide shows."""
