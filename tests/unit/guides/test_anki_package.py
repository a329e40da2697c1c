import io
import json
import sqlite3
import zipfile
from contextlib import closing

from services.guides.anki_package import anki_package
from tests.support.guide_samples import rich_insights, rich_job

DECODED = {"maxTaken", "timer", "autoplay", "replayq", "new", "rev", "lapse", "dyn"}
"""Options without which Anki opens no package; `make anki` asks Anki itself."""


def test_a_package_has_every_option_that_anki_decodes() -> None:
    data = anki_package(prep_id="prep-1", job=rich_job(), insights=rich_insights(), now=1_800_000_000)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert json.loads(package.read("media")) == {}
        database = package.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        [(options, version)] = connection.execute("SELECT dconf, ver FROM col").fetchall()
    assert version == 11
    assert json.loads(options)["1"].keys() >= DECODED
