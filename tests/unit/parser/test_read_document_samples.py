"""Every platform's documented shape, pages of all rungs, walls and pasted texts, with what a person reads off them."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting

DATA = Path(__file__).parent / "data"


RECORDS = sorted((DATA / "records").glob("*.json"))


def read(body: bytes | str, url: str | None) -> dict[str, Any]:
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def check(job: dict[str, Any], expected: dict[str, Any]) -> None:
    pay = job["salary"]
    found = {name: job[name] for name in expected}
    if "salary" in expected:
        found["salary"] = pay and [pay["min"], pay["max"], pay["currency"]]
    assert found == expected


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_records(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    check(read(json.dumps(case["document"], ensure_ascii=False), case["url"]), case["expected"])


PAGES = [
    (path, case)
    for path in sorted((DATA / "pages").glob("*.json"))
    if "url" in (case := json.loads(path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("case", [case for _, case in PAGES if "expected" in case], ids=lambda case: case["file"])
def test_pages(case: dict[str, Any]) -> None:
    check(read((DATA / "pages" / case["file"]).read_bytes(), case["url"]), case["expected"])


@pytest.mark.parametrize("case", [case for _, case in PAGES if "refused" in case], ids=lambda case: case["file"])
def test_refusals(case: dict[str, Any]) -> None:
    document = Document(body=(DATA / "pages" / case["file"]).read_bytes(), url=case["url"])
    with pytest.raises(ParserError) as refused:
        read_posting(document)
    assert refused.value.code == case["refused"]
    assert refused.value.needs_manual_input
    assert refused.value.message.endswith(".")
    assert refused.value.suggestions


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_each_field_says_where_it_came_from(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    job = read(json.dumps(case["document"]), case["url"])
    unexplained = {
        name
        for name, value in job.items()
        if value not in (None, [], False) and name not in job["provenance"] and name not in ("source_url", "provenance")
    }
    assert not unexplained
