"""What a request would become, before it costs anything."""
