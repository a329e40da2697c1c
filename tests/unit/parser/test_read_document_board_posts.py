"""Posts on boards and in channels: Markdown, tags before the title, jobs at companies in several languages."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

import pytest

from services.parser.document import Document
from services.parser.pasted.headline import headline_of
from services.parser.read_document import read_posting
from services.parser.text.lines import lines_of

POST = """{title}

### Local
Curitiba - PR

**Requisitos**

- Experiência com massa madre
- Mãos firmes

**Responsabilidades**

- Assar pão antes da aurora
- Limpar o forno

Contratação: CLT. A Forno Velho assa pão há vinte anos. {rest}
"""


@pytest.mark.parametrize(
    ("line", "title", "company", "places"),
    [
        ("[PR-Curitiba] Programador(a) na Forno Velho", "Programador(a)", "Forno Velho", ["Curitiba"]),
        ("Программист в «Печь и Ко»", "Программист", "Печь и Ко", []),
        ("Bäckereiverkäufer bei Ofen & Söhne", "Bäckereiverkäufer", "Ofen & Söhne", []),
        ("奥义烘焙诚聘 前端工程师（全职） · Issue #8 · bakers/jobs", "前端工程师（全职）", "奥义烘焙", []),
    ],
)
def test_titles_of_posts(line: str, title: str, company: str, places: list[str]) -> None:
    headline = headline_of(lines_of(f"{line}\n\nText below."))
    assert headline
    assert (headline.title, headline.company, headline.places) == (title, company, places)


@pytest.mark.parametrize("line", ["Engenheiro em Lisboa", "Programador na equipe de dados"])
def test_places_and_other_words_are_no_company(line: str) -> None:
    headline = headline_of(lines_of(f"{line}\n\nText below."))
    assert headline is None or headline.company is None


def test_a_post_in_markdown() -> None:
    text = POST.format(title="[PR-Curitiba] Desenvolvedor(a) na Forno Velho · Issue #3 · bakers/jobs", rest="")
    fields = read_posting(Document(body=text)).fields
    assert (fields["job_title"], fields["company_name"]) == ("Desenvolvedor(a)", "Forno Velho")
    assert fields["required_skills"] == ["Experiência com massa madre", "Mãos firmes"]
    assert fields["key_responsibilities"] == ["Assar pão antes da aurora", "Limpar o forno"]


def test_the_title_s_own_line_is_no_second_witness() -> None:
    text = POST.replace("A Forno Velho assa", "A casa assa").format(title="Desenvolvedor(a) na Forno Velho", rest="")
    reading = read_posting(Document(body=text))
    assert reading.fields["company_name"] == "Forno Velho"
    assert reading.provenance["company_name"].confidence < 0.7


def test_markdown_is_read_and_hashtags_are_no_headings() -> None:
    lines = lines_of("## Tasks ##\n- **Bake** bread, see [here](https://x.example)\n\n**We offer:**\n\n#jobs #bread")
    assert [(line.text, line.kind) for line in lines] == [
        ("Tasks", "heading"),
        ("Bake bread, see here", "item"),
        ("We offer:", "heading"),
        ("#jobs #bread", "text"),
    ]


def test_facts_in_columns_are_lines() -> None:
    lines = lines_of("  Position Title:    Baker           Job ID: 4417\n  Location:   Hobart      Hours: 38")
    assert [line.text for line in lines] == ["Position Title: Baker", "Job ID: 4417", "Location: Hobart", "Hours: 38"]
