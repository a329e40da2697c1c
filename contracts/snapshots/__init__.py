"""The committed JSON Schemas, examples and `docs/events.md`: `make schemas` writes them, tests compare them.

A change that existing consumers or producers could not live with is refused until the event's `version` is raised;
the older snapshot then stays beside the new one.
"""

from contracts.compatibility import breaking_changes
from contracts.snapshots.files import EXAMPLES, PAGE, SCHEMAS, current_examples, current_schemas
from contracts.snapshots.page import events_page

__all__ = [
    "EXAMPLES",
    "PAGE",
    "SCHEMAS",
    "breaking_changes",
    "current_examples",
    "current_schemas",
    "events_page",
]
