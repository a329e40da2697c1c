"""Guides can be read by everybody: judged by veraPDF, and heard in the order in which the Markdown says it."""

import asyncio
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.guides import DATA, _make
from contracts.insights import Insights
from contracts.job import JobDetails
from services.renderer.guide import render_pdf
from services.renderer.look import Look
from services.renderer.pdf.metadata import Standard
from tests.support import guide_samples as samples
from tests.support.outlines import markdown_text, missing_from, statements
from tests.support.pdf_reading import spoken_texts
from tests.support.scripts import FROM_THE_RIGHT, SENTENCES
from tests.support.verapdf import failed_files

pytestmark = pytest.mark.e2e

SCRIPTS = ("Cyrillic", "Japanese", "Arabic", "Hebrew", "Devanagari", "Thai")
ROLES = 8
Guide = tuple[JobDetails, Insights]


def guide_in(script: str) -> Guide:
    """A guide in which every statement and every quote is a sentence of a script, with a number to tell them apart."""
    count = iter(range(10_000))

    def said(part: Any) -> Any:
        match part:
            case list():
                return [said(child) for child in part]
            case dict():
                return {
                    name: f"{SENTENCES[script]} {next(count)}" if name in {"text", "quote"} else said(child)
                    for name, child in part.items()
                }
        return part

    return samples.rich_job(), Insights.model_validate(said(samples.rich_insights().model_dump(mode="json")))


async def guides_of_roles() -> dict[str, Guide]:
    """Guides without and with posts, of roles as different as they come."""
    entries = {entry["role"]: entry for entry in tomllib.loads(DATA.read_text(encoding="utf-8"))["job"]}
    chosen = list(entries.values())[:ROLES]
    made = [await _make(entry, evidence=number % 2 == 1) for number, entry in enumerate(chosen)]
    return {f"{number}-{one.job.role_category.name}": (one.job, one.insights) for number, one in enumerate(made)}


@pytest.fixture(scope="module", name="guides")
def _guides() -> dict[str, Guide]:
    found = asyncio.run(guides_of_roles())
    assert len({job.role_category for job, _ in found.values()}) == ROLES
    found |= {script: guide_in(script) for script in SCRIPTS}
    found["nothing"] = samples.bare_job(), samples.bare_insights()
    return found


@pytest.fixture(scope="module", name="files")
def _files(guides: dict[str, Guide], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("guides")
    files = {name: folder / f"{name}.pdf" for name in guides}
    for name, (job, insights) in guides.items():
        files[name].write_bytes(render_pdf(job, insights, page_size="letter" if name == "nothing" else "A4"))
    return files


def test_every_guide_is_universally_accessible(files: dict[str, Path]) -> None:
    assert failed_files(list(files.values())) == []


def test_every_guide_can_be_what_the_newer_part_of_the_standard_asks_for(
    guides: dict[str, Guide], tmp_path: Path
) -> None:
    look = Look(standard=Standard.UA_2)
    files = {name: tmp_path / f"{name}.pdf" for name in guides}
    for name, (job, insights) in guides.items():
        files[name].write_bytes(render_pdf(job, insights, look=look))
    assert failed_files(list(files.values()), standard="ua2") == []


def test_what_is_heard_is_what_the_markdown_says_in_its_order(guides: dict[str, Guide], files: dict[str, Path]) -> None:
    for name, (job, insights) in guides.items():
        said = list(statements(job, insights))
        assert missing_from(markdown_text(job, insights), said) == [], name
        if name in FROM_THE_RIGHT:
            spoken = " ".join(spoken_texts(files[name].read_bytes()))
            assert missing_from(spoken, map(from_the_right, said)) == [], name
        else:
            assert missing_from(heard_from(files[name]), said) == [], name


def heard_from(file: Path) -> str:
    """What poppler reads along the structure, which is no matter of where on a page it stands."""
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return " ".join(re.findall(r'^ *"(.*)"$', shown.partition("What it rests on")[2], re.MULTILINE))


def from_the_right(text: str) -> str:
    """The words of a text that the structure says itself; those read from the left stand on the page as they are."""
    return " ".join(re.findall("[\u0590-\u06ff\u200c]+", text))
