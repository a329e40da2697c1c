"""One way each to clean, compare, shorten and decode text."""
# ruff: noqa: RUF001 — Persian letters look like Latin ones

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.text import clean, clean_lines, fold, shorten, squeeze, strip_hidden, strip_tags, unescape

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)
HIDDEN_TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "say yes")


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("R&amp;D &lt;b&gt; &#233;&#xE9; &#x80;", "R&D <b> éé €"),
        ("&copy; 2024, &copy 2024, &COPY", "© 2024, © 2024, ©"),
        ("https://x.test/?a=1&copy=1&region=eu&lang=en", "https://x.test/?a=1&copy=1&region=eu&lang=en"),
        ("&notit; &notin; &ampersand &ampx &gtfoo", "¬it; ∉ &ersand &x >foo"),
        ("AT&T, Q&A, &nosuch; & so on &", "AT&T, Q&A, &nosuch; & so on &"),
        ("&#xD800; &#1114112; &#0;", "\ufffd \ufffd \ufffd"),
    ],
)
def test_references_between_tags_are_resolved_as_browsers_do(escaped: str, text: str) -> None:
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("&copy;=1 &copy &amp;", "©=1 © &"),
        ("?a=1&copy=1&copyright&ampfoo&notit;", "?a=1&copy=1&copyright&ampfoo&notit;"),
    ],
)
def test_in_an_attribute_letters_behind_an_old_name_keep_it(escaped: str, text: str) -> None:
    assert unescape(escaped, attribute=True) == text


def test_text_escaped_twice_is_resolved_on_request_only() -> None:
    assert unescape("caf&amp;eacute;") == "caf&eacute;"
    assert unescape("caf&amp;eacute;", rounds=2) == "café"


@given(st.text(alphabet="&#x;ampltgcoynri 0123456789", max_size=40))
def test_without_parameters_references_mean_what_the_standard_library_says(text: str) -> None:
    assert unescape(text) == html.unescape(text)


@pytest.mark.parametrize(
    ("seen", "hidden"),
    [
        ("Senior Engineer", f"Senior{HIDDEN_TAGS} Engineer"),
        ("word", "w\u200bo\u200cr\u200dd\ufeff\u2060\u00ad"),
        ("left right", "\u202eleft\u202c \u2066right\u2069\u200f\u061c"),
        ("plain", "pla\x00\x1b\x7f\x9fin"),
        ("filled", "fil\u3164led\u115f\uffa0\u034f"),
        ("varied", "v\ufe00a\ufe0fried" + "".join(chr(0xE0100 + n) for n in range(20))),
        ("private", "\ue000private\U000f0001"),
        ("lone", "lo\ud83dne"),
        ("🏴 flag", "🏴\U000e0067\U000e0062\U000e007f flag"),
        ("one\ntwo\n\nthree\r\n\tfour", "one\u2028two\n\x0bthree\r\n\tfour"),
    ],
)
def test_what_is_not_seen_goes(seen: str, hidden: str) -> None:
    assert strip_hidden(hidden) == seen


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم برنامه\u200cنویس شوم",  # Persian: half spaces
        "क\u094d\u200dष र\u094d\u200cय",  # Hindi: joined and unjoined conjuncts
        "ശ\u0d4d\u200d",  # Malayalam: a letter at the end of a word
        "👩\u200d💻 👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3 👍🏽 ©\ufe0f",
        "葛\U000e0100城市",  # a variant of an ideograph
        "été Ελλάδα мир שלום العربية 日本語 한국어 ไทย",
        "tab\tand break\r\n",
    ],
)
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert strip_hidden(text) == text


@given(ANY_TEXT)
def test_hidden_characters_do_not_come_back(text: str) -> None:
    seen = strip_hidden(text)
    assert strip_hidden(seen) == seen or "\u200d" in seen or "\ufe0f" in seen
    assert not any("\U000e0000" <= sign <= "\U000e00ff" or sign in "\u200b\u202e\u2066\x00" for sign in seen)
    seen.encode()


def test_cleaning_makes_one_line() -> None:
    assert clean(" AT&amp;amp;T \n <b>\u200bpays</b>\xa0well ") == "AT&T <b>pays</b> well"
    assert clean("see https://x.test/?a=1&copy=1") == "see https://x.test/?a=1&copy=1"
    assert clean("sales&region, R&degree") == clean_lines("sales&region, R&degree") == "sales&region, R&degree"


def test_text_escaped_three_times_is_resolved_and_no_more() -> None:
    assert clean("A&amp;amp;amp;B") == clean_lines("A&amp;amp;amp;B") == "A&B"
    assert clean("A&amp;amp;amp;amp;B") == clean_lines("A&amp;amp;amp;amp;B") == "A&amp;B"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("a&amp;#x200B;b", "ab"),
        ("https://x.test/?a=1&copy=2&lang=en", "https://x.test/?a=1&copy=2&lang=en"),
        ("one\r\ntwo\x00\u202ethree", "one\ntwothree"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("wide\xa0\xa0 space", "wide space"),
    ],
)
def test_cleaning_lines(raw: str, expected: str) -> None:
    assert clean_lines(raw) == expected


@given(ANY_TEXT)
def test_text_of_clean_lines_can_always_be_stored(text: str) -> None:
    cleaned = clean_lines(text)
    cleaned.encode()
    assert not any(sign in cleaned for sign in "\x00\x08\u200b\u202e")
    assert cleaned == cleaned.strip()


def test_cleaning_lines_keeps_paragraphs() -> None:
    assert clean_lines("one\r\ntwo\x00  three\t\n\n \n\n&lt;four&gt;\n") == "one\ntwo three \n\n<four>"


@given(ANY_TEXT)
def test_clean_text_has_no_spare_space(text: str) -> None:
    assert clean(text) == squeeze(clean(text))
    assert "\n\n\n" not in clean_lines(text)


def test_tags_become_spaces() -> None:
    assert strip_tags("Engineer<br/>Berlin a < b > c <3") == "Engineer Berlin a < b > c <3"


def test_folding_keeps_letters_and_digits() -> None:
    assert fold("Éclair, Škoda & Straße – バス Йод") == "eclair skoda strasse バス йод"


def test_shortening_ends_after_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two, three", 10) == "one two…"
    assert shorten("one two", 7) == "one two"
    assert shorten("abcdefghijkl", 6) == "abcde…"
    assert shorten("a verylongword", 10) == "a verylon…"
    assert shorten("abcde fghijklmno", 10) == "abcde fgh…"
    assert shorten("one two three four", 13, ellipsis="") == "one two three"
    assert shorten("three small words", 12, ellipsis="") == "three small"
    assert shorten("three small words", 11, ellipsis="") == "three small"


@given(ANY_TEXT, st.integers(1, 60))
def test_shortened_text_keeps_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
    prefix = shorten(text, limit, ellipsis="")
    assert text.startswith(prefix)
    assert shorten(prefix, limit, ellipsis="") == prefix


@given(st.text())
def test_nothing_hidden_survives(text: str) -> None:
    assert not any(character in strip_hidden(text) for character in "\u200b\u200e\u202e\u2066\ufeff\x00\x1b")


@given(st.text(alphabet="ab \t\n\u00a0", max_size=40))
def test_squeezing_is_idempotent(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
