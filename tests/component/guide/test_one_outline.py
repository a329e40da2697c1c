"""PDF, Markdown and web page show the same sections in the same order with the same items."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from html import unescape
from pathlib import Path

import pytest

import services.gateway
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import outline_of
from services.guides.page import web_page
from services.renderer.guide import render_pdf
from tests.support import guide_samples as samples
from tests.support.outlines import markdown_text, missing_from, outline_words
from tests.support.pdf_reading import page_texts

GUIDES = [(samples.rich_job, samples.rich_insights), (samples.bare_job, samples.general_insights)]
ASSETS = Path(services.gateway.__file__).parent / "web" / "assets"
PAGE_TEXT = Path(__file__).parents[2] / "support" / "page_text.mjs"


def pdf(job: JobDetails, insights: Insights) -> str:
    """The PDF's text behind cover and contents, without headers and footers."""
    text = " ".join(page_texts(render_pdf(job, insights)))
    return text.rpartition("What it rests on")[2]


def web(job: JobDetails, insights: Insights) -> str:
    """The text of the page that has everything in itself, behind its contents."""
    return unescape(re.sub(r"<[^>]+>", " ", web_page(job, insights).partition("<main")[2]))


def page(job: JobDetails, insights: Insights, folder: Path) -> str:
    """What the page's own script shows of the JSON that it gets."""
    for asset in ASSETS.glob("*.js"):
        shutil.copy(asset, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    status = {
        "id": "prep-1",
        "jobDetails": job.model_dump(mode="json"),
        "insights": insights.model_dump(mode="json"),
        "outline": [asdict(section) for section in outline_of(job, insights)],
    }
    command = ["node", str(PAGE_TEXT), str(folder)]
    # Nothing but this repository's own script is run.
    done = subprocess.run(command, input=json.dumps(status), capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


@pytest.mark.parametrize(("job", "insights"), GUIDES, ids=["rich", "general"])
@pytest.mark.parametrize("render", [pdf, markdown_text, web])
def test_a_rendering_follows_the_outline(
    render: Callable[[JobDetails, Insights], str], job: Callable[[], JobDetails], insights: Callable[[], Insights]
) -> None:
    assert missing_from(render(job(), insights()), outline_words(job(), insights())) == []


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize(("job", "insights"), GUIDES, ids=["rich", "general"])
def test_the_page_follows_the_outline(
    job: Callable[[], JobDetails], insights: Callable[[], Insights], tmp_path: Path
) -> None:
    assert missing_from(page(job(), insights(), tmp_path), outline_words(job(), insights())) == []


def test_another_order_is_noticed() -> None:
    """The comparison itself can fail: a rendering without its first section's items is found out."""
    job, insights = samples.rich_job(), samples.rich_insights()
    turned = "\n".join(reversed(markdown_text(job, insights).splitlines()))
    assert len(missing_from(turned, outline_words(job, insights))) > 10
