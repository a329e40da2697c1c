"""Cues and forms are data with sentences that must and must not show them."""

from collections.abc import Iterator

import pytest

from services.insights.sentences.blocks import shadow
from services.insights.sentences.cues import LANGUAGES, UNKNOWN, form, has, language_of, vocabulary


def examples(kind: str) -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        for name, entry in vocabulary(language).items():
            if isinstance(entry, dict):
                yield from ((language, name, sentence) for sentence in entry[kind])


@pytest.mark.parametrize(("language", "name", "sentence"), list(examples("match")))
def test_a_cue_is_found(language: str, name: str, sentence: str) -> None:
    assert has(name, shadow(sentence), language)


@pytest.mark.parametrize(("language", "name", "sentence"), list(examples("other")))
def test_a_cue_is_not_found_elsewhere(language: str, name: str, sentence: str) -> None:
    assert not has(name, shadow(sentence), language)


@pytest.mark.parametrize("name", list(vocabulary("forms")))
def test_forms_tell_their_examples_apart(name: str) -> None:
    entry = vocabulary("forms")[name]

    assert all(form(name).search(shadow(example)) for example in entry["match"])
    assert not any(form(name).search(shadow(example)) for example in entry["other"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They asked me why I left.", "en"),
        ("Sie haben mich gefragt, warum ich gegangen bin.", "de"),
        ("Me preguntaron por qué me fui de la empresa.", "es"),
        ("On m'a demandé pourquoi je suis parti de la boîte.", "fr"),
        ("Najpierw był telefon, potem zadanie i nie było nic o bazach.", UNKNOWN),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(shadow(text)) == language
