"""Stage 4: eight pages with ReportLab."""

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

__all__ = ["laid_out"]

_PAGES = (
    ("Interview Process", "interview_process"),
    ("Questions", "common_questions"),
    ("Preparation Plan", "preparation_plan"),
    ("Day of Interview", "day_of_logistics"),
    ("Real Experiences & Culture", "real_interview_experiences"),
    ("Compensation", "compensation"),
    ("After the Interview", "post_interview"),
)


def laid_out(job: dict[str, Any], insights: dict[str, Any]) -> bytes:
    """Return the guide as PDF."""
    styles = getSampleStyleSheet()
    parts: list[Any] = [
        Paragraph(escape(str(job["job_title"])), styles["Title"]),
        Paragraph(escape(str(job["company_name"])), styles["Heading2"]),
        Paragraph(f"{insights.get('sources_count', 0)} sources", styles["BodyText"]),
    ]
    for title, name in _PAGES:
        parts += [PageBreak(), Paragraph(title, styles["Heading1"])]
        parts += [Paragraph(f"• {escape(line)}", styles["BodyText"]) for line in _lines(insights.get(name))]
        parts.append(Spacer(1, 12))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=letter).build(parts)
    return buffer.getvalue()


def _lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for one in value.values() for line in _lines(one)]
    if isinstance(value, list):
        return [line for one in value for line in _lines(one)]
    return [str(value)] if value else []
