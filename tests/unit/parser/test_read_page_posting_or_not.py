"""Whether a page is one posting is decided by its structure: any language and markup, in any order of the parts."""

from random import Random

import pytest

from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting

# Title, tasks, demands, a line of facts.
WORDS = {
    "en": ("Sail Maker", "What you will do", ["Cut and sew sails", "Repair torn covers", "Train our apprentices"],
           "What you bring", ["Two years of experience in sewing", "A driving licence"], "Cowes · Full-time"),
    "de": ("Segelmacher (m/w/d)", "Ihre Aufgaben", ["Zuschneiden und Nähen von Segeln", "Reparatur von Planen",
           "Anleitung der Auszubildenden"], "Ihr Profil", ["Abgeschlossene Ausbildung im Handwerk",
           "Führerschein der Klasse B"], "Kiel · Vollzeit"),
    "fr": ("Voilier (H/F)", "Vos missions", ["Couper et coudre les voiles", "Réparer les bâches",
           "Encadrer les apprentis"], "Votre profil", ["Deux ans d'expérience en couture", "Permis B exigé"],
           "Lorient · CDI · Temps plein"),
    "es": ("Velero / costurero", "Funciones", ["Cortar y coser velas", "Reparar lonas", "Formar a los aprendices"],
           "Requisitos", ["Experiencia mínima de dos años", "Carné de conducir"], "Cádiz · Jornada completa"),
    "pl": ("Żaglomistrz", "Zakres obowiązków", ["Krojenie i szycie żagli", "Naprawa plandek", "Szkolenie uczniów"],
           "Wymagania", ["Dwa lata doświadczenia w szyciu", "Prawo jazdy kategorii B"], "Gdynia · Pełny etat"),
}  # fmt: skip
MARKUPS = {
    "sections": "<section><h3>{head}</h3><ul>{items}</ul></section>",
    "hidden tabs": '<p class="tab">{head}</p><div class="tab-panel" hidden><h4>{head}</h4><ul>{items}</ul></div>',
    "bold": "<p><strong>{head}:</strong></p><ol>{items}</ol>",
    "articles": "<article><h2>{head}</h2><div><ul>{items}</ul></div></article>",
}
FRAMES = ("<main>{}</main>", '<div class="wp-block">{}</div>', '<td class="content">{}</td>')


def page_of(language: str, markup: str, random: Random) -> str:
    """Return a page of a vacancy below a heading of the section that it stands in."""
    title, tasks, does, demands, needs, facts = WORDS[language]
    parts = [
        MARKUPS[markup].format(
            head=head, items="".join(f"<li>{item}</li>" for item in random.sample(items, len(items)))
        )
        for head, items in ((tasks, does), (demands, needs))
    ]
    random.shuffle(parts)
    body = f"<h2>{title}</h2><p>{facts}</p>{''.join(parts)}<p>jobs@tern-lofts.example</p>"
    return (
        f'<html lang="{language}"><head><title>Tern Lofts</title></head><body><nav><a href="/">Tern Lofts</a></nav>'
        f"{random.choice(FRAMES).format(body)}<footer>© 2026 Tern Lofts</footer></body></html>"
    )


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("language", WORDS)
def test_a_vacancy_is_one_in_any_language_and_markup(language: str, markup: str) -> None:
    random = Random(f"{language} {markup}")  # noqa: S311 — an order, no secret
    for _ in range(3):
        page = page_of(language, markup, random)
        fields = read_posting(Document(body=page, url="https://tern-lofts.example/team")).fields
        assert fields["raw_title"] == WORDS[language][0]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kept", [0, 4])
def test_a_page_without_tasks_is_none(language: str, kept: int) -> None:
    said = WORDS[language][kept]
    page = (
        f"<html lang='{language}'><title>Tern Lofts</title><h1>Tern Lofts</h1><p>{said[0] if kept else said}</p></html>"
    )
    with pytest.raises(ParserError):
        read_posting(Document(body=page, url="https://tern-lofts.example/team"))


@pytest.mark.parametrize("language", WORDS)
def test_a_list_of_jobs_is_none(language: str) -> None:
    title, facts = WORDS[language][0], WORDS[language][5]
    links = "".join(f'<li><a href="/jobs/{at}-sail-maker">{title} {at}</a> {facts}</li>' for at in range(8))
    page = f"<html lang='{language}'><title>Jobs</title><h1>Jobs</h1><ul>{links}</ul></html>"
    with pytest.raises(ParserError):
        read_posting(Document(body=page, url="https://tern-lofts.example/jobs"))
