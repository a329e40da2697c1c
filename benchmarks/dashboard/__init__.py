"""A dashboard's questions, asked of a Prometheus that watches a real run, and drawn."""
