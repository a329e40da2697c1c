"""Laying out a whole guide, against its bare statements as ReportLab's own paragraphs; CPU time, median."""

import io
import time
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from contracts.insights import Insights, Item, walk_items
from services.renderer.guide import render_guide
from services.renderer.typesetting.fonts import REGULAR, register_fonts
from tests.support.guide_samples import rich_insights, rich_job

ROUNDS = 15


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the medians for a guide whose words are new, for one whose advice was seen before, and the baseline."""
    register_fonts()
    guides = iter([_reworded(number) for number in range(ROUNDS + 1)])
    job, known = rich_job(), rich_insights()
    pages = render_guide(job, known).pages
    new = _median(lambda: render_guide(job, next(guides)))
    again = _median(lambda: render_guide(job, known))
    plain = _median(lambda: _plain(known))
    print(f"  {pages} pages, every statement new    {new * 1000:6.1f} ms   {new / plain:5.1f} × the bare statements")
    print(
        f"  {pages} pages, statements seen before {again * 1000:6.1f} ms   {again / plain:5.1f} × the bare statements"
    )
    print(f"  the statements alone, by ReportLab {plain * 1000:5.1f} ms")
    return 0


def _reworded(number: int) -> Insights:
    """Return a guide of the same length in which each statement and each quote is another one."""
    return Insights.model_validate(_numbered(rich_insights().model_dump(mode="json"), number))


def _numbered(part: Any, number: int) -> Any:
    match part:
        case list():
            return [_numbered(child, number) for child in part]
        case dict():
            return {
                name: f"{child[:-4]} {number:03d}" if name in {"text", "quote"} else _numbered(child, number)
                for name, child in part.items()
            }
    return part


def _plain(insights: Insights) -> None:
    """Set the statements and their quotes and nothing else: no labels, links, contents or panels."""
    style = getSampleStyleSheet()["Normal"].clone("plain", fontName=REGULAR)
    story = [Paragraph(text, style) for item in walk_items(insights) for text in _texts(item)]
    SimpleDocTemplate(io.BytesIO()).build(story)


def _texts(item: Item) -> list[str]:
    return [item.text, *(evidence.quote for evidence in item.evidence)]


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return sorted(times)[ROUNDS // 2]
