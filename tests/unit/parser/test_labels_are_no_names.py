"""Words of pages in many languages are no companies, and links back to the list do not make a posting one."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

from typing import Any

import pytest

from services.parser.document import Document
from services.parser.document.boilerplate import without_boilerplate
from services.parser.fields.role.title import clean_title, looks_like_title
from services.parser.formats.page_title import split_title
from services.parser.pasted.employer import employer_in
from services.parser.read_document import read_posting
from services.parser.text.lines import TextLine, lines_of
from services.parser.text.uncased import by_first_letter


def read(html: str, url: str = "https://www.tessel.example/jobs/7") -> dict[str, Any]:
    return read_posting(Document(body=html, url=url)).job.model_dump(mode="json")


@pytest.mark.parametrize(
    "label",
    [
        "Вакансия", "Вакансії", "求人情報", "採用情報", "募集要項", "Vacature", "Offerta di lavoro", "Oferta de empleo",
        "Lediga jobb", "Oferta pracy", "Stellenausschreibung", "Volné pozice", "채용", "Offre d’emploi",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{label} - Glazier - Tessel", "{label} | Glazier | Tessel", "Glazier – Tessel – {label}"]
)
def test_a_word_for_job_is_no_company(label: str, form: str) -> None:
    parts = split_title(form.format(label=label), headings=["Glazier"])
    assert (parts.title, parts.company) == ("Glazier", "Tessel")


@pytest.mark.parametrize(
    "link",
    [
        "← Retour aux offres",
        "« Zurück zur Übersicht",
        "‹ Volver",
        "⟵ Zpět na seznam",
        "← Wróć do ofert",
        "< Terug naar vacatures",
    ],
)
def test_a_link_back_to_the_list_does_not_matter(link: str) -> None:
    job = read(
        f"<html><head><title>Maçon H/F – Tessel</title></head><body><main><p><a>{link}</a></p><h1>Maçon H/F</h1>"
        "<ul><li>Lieu : Vannes (56)</li><li>Contrat : CDI</li></ul><h2>Votre mission</h2><ul><li>Monter les murs</li>"
        "<li>Lire les plans du chantier</li></ul><h2>Profil</h2><ul><li>CAP de maçonnerie</li><li>Permis B</li></ul>"
        "<p>Envoyez votre candidature avant la fin du mois.</p></main></body></html>"
    )
    assert (job["company_name"], job["raw_title"]) == ("Tessel", "Maçon H/F")


@pytest.mark.parametrize(
    "heading",
    [
        "Otras ofertas", "Weitere Stellenangebote", "Autres offres", "Altre offerte", "Andere vacatures",
        "Další nabídky",         "Podobne oferty", "Похожие вакансии", "関連する求人", "Outras vagas",
    ],
)  # fmt: skip
def test_other_postings_end_the_posting(heading: str) -> None:
    lines = lines_of(
        "Glazier\nTessel\nRequirements\n- A steady hand\n- No fear of heights\n- A van of your own\n"
        f"\n{heading}\n- Painter, fully remote\n"
    )
    assert [line.text for line in without_boilerplate(lines)][-1] == "A van of your own"


@pytest.mark.parametrize(
    "wish",
    ["is a plus", "is a big plus", "is a must", "is an advantage", "ist ein Muss", "est un atout", "es un plus"],
)
def test_what_is_a_plus_is_a_skill(wish: str) -> None:
    lines = [
        TextLine(text) for text in ("Glazier", "Apply", f"AUTOCAD {wish}", "Rosa Vink", "Talent Partner at Tessel")
    ]
    assert employer_in(lines, "\n".join(line.text for line in lines), "Glazier") == "Tessel"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("As a Glazier at Tessel you will fit windows.", "Tessel"),
        ("Als Glaser bei Tessel bist du viel unterwegs.", "Tessel"),
        ("En tant que vitrier chez Tessel, vous posez des vitres.", "Tessel"),
    ],
)
def test_who_one_works_for_as_what(sentence: str, name: str) -> None:
    assert employer_in([TextLine(sentence)], sentence, None) == name


@pytest.mark.parametrize(
    ("published", "title"),
    [
        ("Utvecklare .NET", "Utvecklare .NET"),
        ("Cook , Days", "Cook, Days"),
        ("Glaser gesucht!", "Glaser"),
        ("Glaser für Kiel gesucht", "Glaser"),
        ("Glaser für Kiel", "Glaser für Kiel"),
        ("Wanted", "Wanted"),
    ],
)
def test_a_full_stop_that_begins_a_name_keeps_its_space(published: str, title: str) -> None:
    assert clean_title(published) == title


@pytest.mark.parametrize(
    "title", ["Dental Hygienist", "Tischler", "Menuisier", "Camarero", "看護師", "Slesarz i elektryk", "Токарь"]
)
def test_trades_are_titles(title: str) -> None:
    assert looks_like_title(title)


def test_grouped_words_are_the_same_words() -> None:
    assert by_first_letter("cook|clerk|nurse|ナース") == "c(?:ook|lerk)|n(?:urse)|ナ(?:ース)"
