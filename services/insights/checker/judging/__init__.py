"""What was learnt of when a quote carries a claim."""
