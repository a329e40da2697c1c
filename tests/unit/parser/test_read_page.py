"""Pages of unknown platforms without machine-readable data: structure, labels and witnesses in any language."""

from typing import Any

import pytest

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.parsed_posting import ParsedPosting
from services.parser.read_document import read_posting

PARTS = {
    "en": (
        "Your tasks",
        ["Tie nets for eel", "Mend what the pike bit", "Tar the floats"],
        "Requirements",
        "Steady hands",
    ),
    "da": ("Arbejdsopgaver", ["Binde net til ål", "Bøde hvad gedden bed", "Tjære flåd"], "Krav", "Rolige hænder"),
    "et": ("Tööülesanded", ["Siduda võrke", "Parandada auke", "Tõrvata ujukeid"], "Nõuded", "Kindlad käed"),
    "zh": ("岗位职责", ["编织渔网", "修补破洞", "给浮子上油"], "任职要求", "双手稳健"),
    "ko": ("담당업무", ["그물을 짭니다", "구멍을 고칩니다", "부표에 칠합니다"], "자격요건", "안정된 손"),
}
ROWS = {
    "dl": "<dl><dt>{a}</dt><dd>{x}</dd><dt>{b}</dt><dd>{y}</dd></dl>",
    "table": "<table><tr><th>{a}</th><td>{x}</td></tr><tr><th>{b}</th><td>{y}</td></tr></table>",
    "colons": "<p>{a}: {x}</p><p>{b}: {y}</p>",
    "bold": "<ul><li><strong>{a}:</strong> {x}</li><li><strong>{b}:</strong> {y}</li></ul>",
    "spans": "<div><span>{a}</span><span>{x}</span></div><div><span>{b}</span><span>{y}</span></div>",
}
URL = "https://ternnets.example/jobs/net-maker"


def page(body: str, *, title: str = "Net Maker", head: str = "", footer: str = "") -> str:
    """Return a page with its furniture."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><header><a href='/'>Home</a></header>"
        f"<main>{body}<a href='/apply'>Apply</a></main><footer>{footer}</footer></body></html>"
    )


def described(language: str = "en", rows: str = "") -> str:
    """Return the posting in a language."""
    tasks, items, demands, hands = PARTS[language]
    listed = "".join(f"<li>{item}</li>" for item in items)
    asked = f"<h2>{demands}</h2><ul><li>{hands}</li><li>Tar</li></ul>"
    words = "Xanu peri tolo mavi. " * 8
    return f"<h1>Net Maker</h1>{rows}<p>{words}</p><h2>{tasks}</h2><ul>{listed}</ul>{asked}"


def read(html: str, url: str = URL) -> ParsedPosting:
    """Return what is read off a page."""
    return read_posting(Document(body=html, url=url))


@pytest.mark.parametrize("language", PARTS)
def test_structure_is_that_of_a_posting_in_any_language(language: str) -> None:
    reading = read(page(described(language), footer="© 2026 Tern Nets"))
    assert reading.fields["job_title"] == "Net Maker"
    assert reading.fields["key_responsibilities"] == PARTS[language][1]
    assert reading.fields["required_skills"] == [PARTS[language][3], "Tar"]


@pytest.mark.parametrize("layout", ROWS)
@pytest.mark.parametrize(
    ("company", "place"), [("Employer", "Location"), ("Arbeitgeber", "Arbeitsort"), ("Pracodawca", "Miejsce pracy")]
)
def test_labelled_facts_in_any_layout(layout: str, company: str, place: str) -> None:
    rows = ROWS[layout].format(a=company, x="Tern Nets", b=place, y="Esbjerg, Denmark")
    fields = read(page(described(rows=rows))).fields
    assert (fields["company_name"], fields["location"]) == ("Tern Nets", "Esbjerg, Denmark")


def test_facts_beside_the_main_part_count() -> None:
    rows = ROWS["dl"].format(a="Contract type", x="Part-time", b="Place of work", y="Esbjerg, Denmark")
    aside = f"<aside>{rows}</aside>"
    fields = read(page(described()).replace("</main>", f"</main>{aside}")).fields
    assert (fields["job_type"], fields["location"]) == ("Part-time", "Esbjerg, Denmark")


@pytest.mark.parametrize("label", ["Company size", "Company website"])
def test_labels_about_the_company_are_not_its_name(label: str) -> None:
    rows = ROWS["dl"].format(a=label, x="Elver Ropes", b="Location", y="Esbjerg, Denmark")
    assert read(page(described(rows=rows))).fields.get("company_name") != "Elver Ropes"


@pytest.mark.parametrize("title", ["Detalhe da vaga", "Stellenangebot", "Jobannonce", "Careers"])
def test_the_heading_is_the_title_where_the_page_s_title_says_nothing(title: str) -> None:
    fields = read(page(described(), title=title, footer="© Tern Nets")).fields
    assert (fields["job_title"], fields["company_name"]) == ("Net Maker", "Tern Nets")


def company(html: str, url: str = URL) -> tuple[Any, float]:
    """Return the company and how sure it is."""
    reading = read(html, url)
    return reading.fields.get("company_name"), reading.provenance["company_name"].confidence


def test_the_owner_of_the_site_needs_the_text() -> None:
    bare = page(described(), footer="© 2026 Tern Nets A/S")
    assert company(bare)[0] == "Tern Nets"
    named = page(
        described().replace("<h2>", "<p>Tern Nets ties nets since 1890.</p><h2>", 1), footer="© 2026 Tern Nets A/S"
    )
    name, confidence = company(named)
    assert (name, confidence >= 0.7) == ("Tern Nets", True)


def test_the_board_is_not_the_employer() -> None:
    head = "<meta property=og:site_name content='Hirefleet'>"
    rows = ROWS["dl"].format(a="Company", x="Tern Nets", b="Location", y="Esbjerg")
    html = page(described(rows=rows), title="Net Maker | Hirefleet", head=head, footer="© Hirefleet")
    assert company(html, "https://hirefleet.example/view/1")[0] == "Tern Nets"


def test_who_hosts_the_careers_of_others_is_not_the_employer() -> None:
    html = page(described(), title="Candidate Portal", footer="© 2026 HireFleet")
    name, confidence = company(html, "https://ternnets.hirefleet.example/job/7")
    assert (name, confidence < 0.7) == ("Ternnets", True)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Our history</h1><p>" + "We have tied nets for a long time. " * 30 + "</p>",
        "<h1>Shop</h1><ul>" + "<li>A net of hemp</li>" * 8 + "</ul><p>" + "Fine nets. " * 40 + "</p>",
    ],
)
def test_other_pages_are_refused(body: str) -> None:
    with pytest.raises(NotAPosting):
        read(page(body, title="Tern Nets"), "https://ternnets.example/about")


@pytest.mark.parametrize("tag", ["#LI-Hybrid", "#LI-HYBRID"])
def test_what_stands_around_the_text_of_a_posting(tag: str) -> None:
    items = "".join(
        f"<li>You keep the {part} of the winch in order</li>" for part in ("drum", "brake", "gear", "rope", "hook")
    )
    text = f"<h4>In this role, you will</h4><ul>{items}</ul><h4>You have</h4><ul>{items}</ul>"
    page = (
        "<html><body><div><h2>Crane Engineer</h2><p>Porto - Portugal</p><p>Intern</p></div>"
        f"<main>{text}</main><a href='/apply'>Apply</a><p>{tag}</p></body></html>"
    )
    job = read_posting(Document(body=page, url="https://careers.tidecranes.example/jobdetail/7"))
    assert (job.fields["job_title"], job.fields["remote_policy"]) == ("Crane Engineer", "hybrid")
    assert job.fields["location"].startswith("Porto")
