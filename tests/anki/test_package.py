"""The flash cards, opened by Anki itself."""

import json
import subprocess
from html import unescape
from pathlib import Path

from services.guides.anki_package import anki_package
from services.guides.questions import questions_of
from tests.support.guide_samples import rich_insights, rich_job

_PYTHON = Path(__file__).parents[2] / ".venv" / "anki" / "bin" / "python"
NOW = 1_800_000_000


def test_anki_takes_the_cards_and_updates_them(tmp_path: Path) -> None:
    assert _PYTHON.exists(), "`make anki` installs what this needs"
    job, insights = rich_job(), rich_insights()
    packages = [tmp_path / "first.apkg", tmp_path / "later.apkg"]
    for package, now in zip(packages, (NOW, NOW + 3600), strict=True):
        package.write_bytes(anki_package(prep_id="prep-1", job=job, insights=insights, now=now))
    script = Path(__file__).with_name("import_twice.py")
    command: list[str | Path] = [_PYTHON, script, tmp_path, *packages]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 — ours
    questions = [question.text for question in questions_of(job, insights).values()]
    first, later = report["imports"]
    assert first == {"new": len(questions), "updated": 0, "duplicate": 0, "conflicting": 0}
    assert (later["new"], later["updated"]) == (0, len(questions))
    assert report["sound"]
    assert report["decks"] == ["Default", f"Interview: {job.job_title} at {job.company_name}"]
    assert sorted(unescape(front) for front in report["fronts"]) == sorted(questions)
    assert all("<hr>" in answer for answer in report["answers"])
