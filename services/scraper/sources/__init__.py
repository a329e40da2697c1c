"""Where discussions come from; one plugin per source."""
