"""How the API describes itself: OpenAPI, and a page of what can go wrong."""
