"""`python -m contracts.snapshots`: write schemas, examples and the page about events; refuse breaking changes.

Prints each difference that decides whether records may be exchanged.
"""

import json
import sys
from collections.abc import Iterator, Mapping

from contracts.compatibility import Finding, Severity, compare
from contracts.snapshots.files import EXAMPLES, PAGE, SCHEMAS, current_examples, current_schemas
from contracts.snapshots.page import events_page

__all__ = ["main"]


def main() -> int:
    """Return 1, with everything left as it was, when a schema would break."""
    schemas = current_schemas()
    found = list(_changes(schemas))
    sys.stdout.writelines(f"{one}\n" for one in found)
    if any(one.severity is Severity.BREAKING for one in found):
        sys.stderr.write("Nothing was written: see docs/howto/evolve-an-event.md.\n")
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


def _changes(schemas: Mapping[str, str]) -> Iterator[Finding]:
    for name, text in schemas.items():
        if (path := SCHEMAS / name).exists():
            yield from compare(json.loads(path.read_text()), json.loads(text), root=name.removesuffix(".schema.json"))


if __name__ == "__main__":
    sys.exit(main())
