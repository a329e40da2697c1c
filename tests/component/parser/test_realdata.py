"""Real captures, where they are present: the same figures as the scorer that lies beside them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import REALDATA

JOBS = REALDATA / "jobs"
RUN = (
    "import sys; from pathlib import Path\n"
    "from services.parser.document import Document\n"
    "from services.parser.errors import ParserError\n"
    "from services.parser.read_document import read_posting\n"
    "try: print(read_posting(Document(body=Path(sys.argv[1]).read_bytes(), url=sys.argv[2])).job.model_dump_json())\n"
    "except ParserError as error: print(error.to_problem().model_dump_json()); sys.exit(3)\n"
)
FLOORS = {
    "company": 0.97,
    "title": 0.97,
    "company+title": 0.97,
    "location": 0.92,
    "salary": 0.85,
    "salary_absent": 0.85,
    "remote": 0.85,
    "refused": 1.0,
    "no_crash": 1.0,
}


@pytest.mark.realdata
@pytest.mark.skipif(not JOBS.is_dir(), reason="no real captures here")
def test_real_postings(tmp_path: Path) -> None:
    reader = tmp_path / "read.py"
    reader.write_text(RUN, encoding="utf-8")
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as lines:
        for case in json.loads((JOBS / "truth.json").read_text(encoding="utf-8")):
            command = [sys.executable, str(reader), str(JOBS.parent / case["file"]), case["url"]]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": "."})  # noqa: S603 — our own script
            output = json.loads(done.stdout) if done.stdout else None
            lines.write(json.dumps({"file": case["file"], "exit": done.returncode, "output": output}) + "\n")
    command = [sys.executable, str(JOBS / "score.py"), "--pred", str(predictions), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 — the scorer
    below = {name: scores[name] for name, floor in FLOORS.items() if scores[name]["share"] < floor}
    assert not below
