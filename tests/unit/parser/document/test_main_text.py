"""The part of a page's text that is the posting itself."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain

from typing import Any

import pytest

from services.parser.document import Document
from services.parser.document.boilerplate import without_boilerplate
from services.parser.read_document import read_posting
from services.parser.text.lines import lines_of


def read(html: str, url: str = "https://www.tessel.example/jobs/7") -> dict[str, Any]:
    return read_posting(Document(body=html, url=url)).job.model_dump(mode="json")


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
