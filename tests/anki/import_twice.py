"""Imports packages into a new collection of Anki, in order: `import_twice.py FOLDER PACKAGE…`; prints what came of it.

Run by the Python of `make anki`, which has Anki's own library; nothing else of the project needs it.
"""

import json
import sys
from pathlib import Path

from anki.collection import (  # type: ignore[import-not-found]
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)


def main(folder: Path, *packages: str) -> None:
    """Print, as JSON, what each import did and what the collection then holds."""
    collection = Collection(str(folder / "collection.anki2"))
    imports = [_imported(collection, package) for package in packages]
    notes = [collection.get_note(note) for note in collection.find_notes("")]
    _, sound = collection.fix_integrity()
    report = {
        "imports": imports,
        "sound": sound,
        "decks": [deck.name for deck in collection.decks.all_names_and_ids()],
        "fields": notes[0].keys(),
        "fronts": [note.values()[0] for note in notes],
        "answers": [note.cards()[0].answer() for note in notes],
    }
    sys.stdout.write(json.dumps(report))


def _imported(collection: Collection, package: str) -> dict[str, int]:
    options = ImportAnkiPackageOptions()
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options)).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
