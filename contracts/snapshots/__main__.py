"""`python -m contracts.snapshots`: write schemas, examples and the page about events; refuse breaking changes."""

import json
import sys

from contracts.compatibility import breaking_changes
from contracts.snapshots.files import EXAMPLES, PAGE, SCHEMAS, current_examples, current_schemas
from contracts.snapshots.page import events_page

__all__ = ["main"]


def main() -> int:
    """Return 1, with everything left as it was, when a schema would break."""
    schemas = current_schemas()
    for name, text in schemas.items():
        path = SCHEMAS / name
        if path.exists() and (broken := breaking_changes(json.loads(path.read_text()), json.loads(text))):
            sys.stderr.write(f"{name}: breaking, raise the event's `version`:\n  " + "\n  ".join(broken) + "\n")
            return 1
    for folder, files in (
        (SCHEMAS, schemas),
        (EXAMPLES, current_examples()),
        (PAGE.parent, {PAGE.name: events_page()}),
    ):
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
