"""The check that decides what a guide may call reported."""
