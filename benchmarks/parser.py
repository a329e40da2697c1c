"""Reading a posting of 300 KB, against extruct and trafilatura on the same page; CPU time, median."""

import json
import time
from collections.abc import Callable

import extruct
import trafilatura

from services.parser.document import Document
from services.parser.reading.ladder import read_posting

ROUNDS = 15
URL = "https://careers.quillstone.example/jobs/senior-backend-engineer-1182"
DUTIES = "".join(f"<li>Own part {number} of the service that schedules warehouse robots.</li>" for number in range(40))
SKILLS = "".join(f"<li>Experience with {name}</li>" for name in ("Python", "PostgreSQL", "Kafka", "Kubernetes"))
BODY = (
    "<h2>Your responsibilities</h2><ul>" + DUTIES + "</ul><h2>Requirements</h2><ul>" + SKILLS + "</ul>"
    "<p>The salary is €75,000 - €92,000 per year. The work is hybrid, two days a week in Rotterdam.</p>"
)
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Senior Backend Engineer",
    "hiringOrganization": {"@type": "Organization", "name": "Quillstone Robotics"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Rotterdam", "addressCountry": "NL"}},
    "datePosted": "2026-10-12",
    "description": BODY,
}


def main() -> None:
    """Print the medians and ratios for a page with JSON-LD and for the same one without."""
    menu = "".join(f'<li class="menu-item m{n}"><a href="/about/{n}">About us {n}</a></li>' for n in range(60))
    styles = "".join(f".c{n}{{margin:{n}px;padding:{n}px;color:#0a0a0a}}" for n in range(3000))
    chrome = f"<style>{styles}</style><script>var tracking = {json.dumps(['event'] * 15000)};</script><ul>{menu}</ul>"
    linked = f'<script type="application/ld+json">{json.dumps(POSTING)}</script>'
    for name, data in (("JSON-LD", linked), ("text only", "")):
        page = (
            "<html lang='en'><head><title>Senior Backend Engineer at Quillstone Robotics</title>"
            f"{data}</head><body><nav>{chrome}</nav><main><h1>Senior Backend Engineer</h1>{BODY}</main></body></html>"
        )
        _compare(name, page)


def _compare(name: str, page: str) -> None:
    ours = _median(lambda: read_posting(Document(body=page.encode(), url=URL)).job)
    others = {
        "extruct, JSON-LD only": _median(lambda: extruct.extract(page, URL, syntaxes=["json-ld"])),
        "extruct, all syntaxes": _median(lambda: extruct.extract(page, URL)),
        "trafilatura, fast": _median(lambda: trafilatura.extract(page, fast=True)),
    }
    print(f"  {name}, {len(page) // 1000} KB: prepline {ours * 1000:.1f} ms, all fields")
    for other, seconds in others.items():
        print(f"    {other:<24}{seconds * 1000:7.1f} ms   {seconds / ours:6.1f} × prepline")


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return sorted(times)[ROUNDS // 2]
