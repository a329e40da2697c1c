"""The committed JSON Schemas, examples and `docs/events.md`: `make schemas` writes them, tests compare them.

A change that existing consumers or producers could not live with is refused until the event's `version` is raised;
the older snapshot then stays beside the new one.
"""
