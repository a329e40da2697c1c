"""ParsedPosting a posting of 300 KB, against extruct and trafilatura on the same pages; CPU time, median."""

import json
import time
from collections.abc import Callable, Sequence
from itertools import cycle

import extruct
import trafilatura

from services.parser.document import Document
from services.parser.read_document import read_posting

ROUNDS = 60
URL = "https://careers.quillstone.example/jobs/senior-backend-engineer-1182"
TRADES = ("Backend", "Platform", "Data", "Robotics", "Reliability")
SYSTEMS = ("the scheduler", "the fleet's telemetry", "the order book", "the warehouse map", "the billing run")
TOOLS = ("Python", "PostgreSQL", "Kafka", "Kubernetes", "Terraform", "Go", "gRPC", "Grafana")
ABOUT = (
    "<p>Quillstone Robotics builds the software that lets four hundred warehouse robots share one floor. We are 120 "
    "people in Rotterdam, Porto and Brno, founded in 2014, profitable since 2019, and trusted by 60 customers in 11 "
    "countries who ship more than €2 billion of goods a year with us.</p><p>Our engineers own their services from the "
    "first sketch to the pager. We write things down, we review each other's work within a day, and we ship about "
    "thirty times a week.</p>"
)
REST = (
    "<h3>What we offer</h3><ul><li>27 days of holiday and your birthday off</li><li>A pension to which we add 8%</li>"
    "<li>€1,500 a year for conferences and books</li><li>The laptop and the desk that you like</li></ul>"
    "<p>The salary is €75,000 - €92,000 per year. The work is hybrid, two days a week in our Rotterdam office.</p>"
    "<h3>How we hire</h3><p>A call of 30 minutes, a technical interview about a problem from our week, and a day with "
    "the team. You hear from us within five days.</p><p>We welcome everybody. If you need adjustments for the "
    "interview, tell us at any time; it changes nothing about how we judge your work.</p>"
)


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the medians and ratios for pages with JSON-LD and for the same ones without."""
    for name, has_data in (("JSON-LD", True), ("text only", False)):
        _compare(name, [_page(number, has_data=has_data) for number in range(len(TRADES))])
    return 0


def _page(number: int, *, has_data: bool) -> str:
    """Return a page as career sites serve them: nine tenths are styles, scripts, drawings and menus."""
    title = f"Senior {TRADES[number]} Engineer"
    body = _description(number)
    data = f'<script type="application/ld+json">{json.dumps(_posting(title, body))}</script>' if has_data else ""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | Quillstone Robotics</title>"
        f"<link rel='canonical' href='{URL}'><meta property='og:site_name' content='Quillstone Robotics'>"
        f"<style>{_styles(number)}</style>{data}</head><body><header><nav>{_menu(number)}</nav></header>"
        f"<main><h1>{title}</h1><div class='job-description'>{body}</div><a class='button' href='/apply/1182'>Apply now"
        f"</a></main><section class='similar-jobs'><h2>Similar jobs</h2>{_similar(number)}</section><footer>"
        f"<ul>{_links('company', 60)}</ul></footer><script>{_scripts(number)}</script></body></html>"
    )


def _description(number: int) -> str:
    duties = "".join(
        f"<li>Own the {part} of {SYSTEMS[(number + at) % 5]} together with product, from the design to the metrics "
        f"that show whether it works.</li>"
        for at, part in enumerate(("interfaces", "storage", "alerts", "roll-out", "tests", "cost", "documentation"))
    )
    skills = "".join(f"<li>Experience with {tool} in production</li>" for tool in TOOLS[number:] + TOOLS[:number])
    return (
        f"{ABOUT}<h3>Your responsibilities</h3><ul>{duties}</ul><h3>Requirements</h3><ul><li>{4 + number}+ years of "
        f"experience with distributed systems</li>{skills}</ul><h3>Nice to have</h3><ul><li>You have shipped software "
        f"for robots</li><li>You speak Dutch</li></ul>{REST}"
    )


def _posting(title: str, body: str) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "identifier": {"@type": "PropertyValue", "name": "Quillstone Robotics", "value": "1182"},
        "hiringOrganization": {"@type": "Organization", "name": "Quillstone Robotics", "logo": "https://q.example/l"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Rotterdam", "addressCountry": "NL"}},
        "employmentType": "FULL_TIME",
        "datePosted": "2026-10-12",
        "validThrough": "2026-12-31",
        "description": body,
    }


def _styles(number: int) -> str:
    return "".join(f".c{n}{{margin:{n}px;padding:{number}px;color:#0a0a0a}}" for n in range(3600))


def _scripts(number: int) -> str:
    events = [{"event": "view", "page": number, "slot": slot, "label": f"job-card-{slot}"} for slot in range(1200)]
    return f"window.dataLayer = {json.dumps(events)}; (function () {{ track(window.dataLayer); }})();"


def _menu(number: int) -> str:
    icon = f"<svg viewBox='0 0 24 24'><path d='{'M1.25 4.5c0-1.1.9-2 2-2h' * 20}{number}'/></svg>"
    return "".join(f"<div class='menu'>{icon}<ul>{_links(f'area-{area}', 25)}</ul></div>" for area in range(16))


def _links(area: str, count: int) -> str:
    return "".join(
        f"<li class='menu-item'><a class='menu-link' href='/{area}/topic-{n}'>Topic {n} of {area}</a></li>"
        for n in range(count)
    )


def _similar(number: int) -> str:
    return "".join(
        f"<div class='card'><a href='/jobs/{trade.lower()}-engineer-{1200 + at}'><h3>{trade} Engineer</h3></a>"
        f"<p>Rotterdam</p></div>"
        for at, trade in enumerate(TRADES)
        if at != number
    )


def _compare(name: str, pages: list[str]) -> None:
    bodies = [page.encode() for page in pages]
    ours = _median(lambda at: read_posting(Document(body=bodies[at], url=URL)).job)
    others = {
        "extruct, JSON-LD only": _median(lambda at: extruct.extract(pages[at], URL, syntaxes=["json-ld"])),
        "extruct, all syntaxes": _median(lambda at: extruct.extract(pages[at], URL)),
        "trafilatura, fast": _median(lambda at: trafilatura.extract(pages[at], fast=True)),
    }
    print(f"  {name}, {len(bodies[0]) // 1000} KB: prepline {ours * 1000:.1f} ms, all fields")
    for other, seconds in others.items():
        print(f"    {other:<24}{seconds * 1000:7.1f} ms   {seconds / ours:6.1f} × prepline")


def _median(work: Callable[[int], object]) -> float:
    """Return the median of reading different pages by turns, so that little is remembered from the last round."""
    for at in range(len(TRADES)):
        work(at)
    times = []
    for at, _ in zip(cycle(range(len(TRADES))), range(ROUNDS), strict=False):
        began = time.process_time()
        work(at)
        times.append(time.process_time() - began)
    return sorted(times)[ROUNDS // 2]
