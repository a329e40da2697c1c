"""What a language is, a file for each."""

import pytest

from lexicon.languages import LANGUAGES, alternatives, entry_names, language, words


def test_words_come_by_language_english_first() -> None:
    found = words("sections", "benefits")
    assert list(found)[:3] == ["en", "de", "fr"]
    assert "wij bieden" in found["nl"]


def test_alternatives_are_those_of_all_languages() -> None:
    assert set(words("levels", "Senior").values()) <= set(alternatives("levels", "Senior").split("|")) | {
        text for text in words("levels", "Senior").values() if "|" in text
    }
    assert alternatives("levels", "Senior").startswith(words("levels", "Senior")["en"])


def test_the_first_entry_that_fits_decides_so_their_order_counts() -> None:
    assert (entry_names("levels")[0], len(entry_names("levels"))) == ("Intern", 12)
    assert entry_names("sections").index("preferred") < entry_names("sections").index("required")
    assert entry_names("remote_values") == ("hybrid", "onsite", "remote")


def test_what_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"levels\.Emperor"):
        words("levels", "Emperor")
    with pytest.raises(KeyError):
        language("xx")


def test_languages_are_named_in_english() -> None:
    assert (language("nl").name, language("cs").name) == ("Dutch", "Czech")
    assert [language.order for language in LANGUAGES.all] == sorted(language.order for language in LANGUAGES.all)
