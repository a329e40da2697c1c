"""Server-sent events: who waits for what, and what they are sent."""
