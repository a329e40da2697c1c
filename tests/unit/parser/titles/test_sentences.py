"""Sentences that say who is sought hold the job, whatever it is called."""

import pytest

from services.parser.titles.sentences import titles_in_sentence


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("Tern Nets is looking for a full-time Sales Manager, to start in May.", "Sales Manager", "sought"),
        ("Wir suchen eine/n Netzknüpfer/in für unsere Werkstatt.", "Netzknüpfer/in", "sought, unknown"),
        ("Cerchiamo falegname montatore a tempo pieno.", "Falegname montatore", "sought"),
        ("They need a senior accountant to come in.", "Senior accountant", "with article"),
        ("Sofia, our Head Gardener, will show you round.", "Head Gardener", "name"),
    ],
)
def test_what_is_sought(text: str, title: str, kind: str) -> None:
    assert (title, kind) in list(titles_in_sentence(text))


def test_a_sentence_without_a_job_has_none() -> None:
    assert not list(titles_in_sentence("The harbour is quiet on Sundays."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Estamos en la búsqueda de Vendedor para la tienda",
        "Na equipe, vaga aberta pra Vendedor na loja",
        "Precisamos de Vendedor para a loja",
    ],
)
def test_what_is_sought_in_more_words(sentence: str) -> None:
    assert "Vendedor" in [title for title, _ in titles_in_sentence(sentence)]
