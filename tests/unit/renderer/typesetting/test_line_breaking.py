"""Lines are as full as they get, lose nothing, and break where a reader expects it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.renderer.layout import theme
from services.renderer.typesetting.fonts import BOLD, REGULAR, register_fonts
from services.renderer.typesetting.line_breaking import NO_BREAK, Run, break_lines, text_width

WORDS = st.text(alphabet="abcxyzWi,.()[]-日「」\uff0c면접" + NO_BREAK, min_size=1, max_size=70)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


def run(text: str, face: str = REGULAR) -> Run:
    return Run(text, face, 10, theme.TEXT)


def lines_of(width: float, *runs: Run) -> list[str]:
    return [line.text for line in break_lines(runs, width)]


def width_of(text: str, face: str = REGULAR) -> float:
    return 10 * text_width(text, face)


def test_nothing_makes_no_line() -> None:
    assert break_lines([], 100) == []


def test_lines_break_at_spaces_and_lose_them() -> None:
    assert lines_of(width_of("one two") + 1, run("one two three four")) == ["one two", "three", "four"]


def test_spaces_shrink_a_little_for_one_more_word() -> None:
    whole = width_of("one two three")
    shrunk = 2 * width_of(" ") * 0.05
    first, *_ = break_lines([run("one two three four")], whole - shrunk * 0.9)
    assert first.text == "one two three"
    assert first.slack < 0
    assert lines_of(whole - shrunk * 1.1, run("one two three four"))[0] == "one two"


def test_what_an_unbreakable_space_joins_stays_together() -> None:
    text = f"one two{NO_BREAK}[1] three"
    assert lines_of(width_of("one two [") + 1, run(text)) == ["one", f"two{NO_BREAK}[1]", "three"]


def test_a_number_in_brackets_stays_with_its_unit() -> None:
    text = "one two (4 h)"
    assert lines_of(width_of("one two (4 ") + 1, run(text)) == ["one two", "(4 h)"]
    assert lines_of(width_of("one two (so ") + 1, run("one two (so h)")) == ["one two (so", "h)"]


def test_a_short_word_alone_on_the_last_line_gets_company() -> None:
    text = "a first line of several words and more cost."
    width = width_of(text) - 5
    assert lines_of(width, run(text)) == ["a first line of several words and", "more cost."]


@pytest.mark.parametrize("text", ["a line, and antidisestablishmentarianism", "one two.", "antidisestablishment of it"])
def test_a_long_last_word_and_short_lines_are_left_as_they_are(text: str) -> None:
    start, _, last = text.rpartition(" ")
    assert lines_of(width_of(text) - 1, run(text)) == [start, last]


def test_a_word_of_two_looks_is_one_word() -> None:
    broken = break_lines([run("one tw"), run("o three", BOLD)], width_of("one two") - 1)
    assert [line.text for line in broken] == ["one", "two", "three"]
    assert [piece.style for piece in broken[1].runs] == [REGULAR, BOLD]


def test_a_word_wider_than_a_line_is_divided() -> None:
    assert lines_of(width_of("xxxxx") + 0.5, run("ab " + "x" * 12)) == ["ab xx", "xxxxx", "xxxxx"]


def test_a_divided_word_may_break_where_its_look_changes() -> None:
    assert lines_of(width_of("WW") + 1, run("WW"), run("W", BOLD)) == ["WW", "W"]


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("日本語日本語", 4, ["日本語日", "本語"]),
        ("日本語。日本", 3, ["日本", "語。日", "本"]),
        ("日「本語」日", 2, ["日", "「本", "語」", "日"]),
        ("日本語\uff0c日本", 3, ["日本", "語\uff0c日", "本"]),
    ],
)
def test_chinese_and_japanese_break_between_characters_but_not_before_marks(
    text: str, characters: int, expected: list[str]
) -> None:
    assert lines_of(characters * width_of("日") + 1, run(text)) == expected


def test_korean_breaks_at_spaces() -> None:
    assert lines_of(3 * width_of("면"), run("면접 경험")) == ["면접", "경험"]
    assert lines_of(2 * width_of("면") + 1, run("면접경험")) == ["면접", "경험"]


@given(SENTENCES, st.floats(min_value=20, max_value=400), st.integers(min_value=0, max_value=40))
def test_lines_say_everything_within_their_width(text: str, width: float, cut: int) -> None:
    runs = [run(part, style) for part, style in ((text[:cut], REGULAR), (text[cut:], BOLD)) if part]
    lines = break_lines(runs, width)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert not line.text.startswith(" ")
        assert not line.text.endswith(" ")
        used = sum(width_of(piece.text, piece.style) for piece in line.runs)
        # Pairs of letters across a place where a line may end are measured apart, so that kerning is left out there.
        assert line.slack == pytest.approx(width - used, abs=2)
        # Spaces of different faces differ in width; each may shrink by a share of its own.
        widest = max(width_of(" ", piece.style) for piece in line.runs)
        assert line.slack >= -0.05 * widest * line.spaces - 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("use C++ and", ["use", "C++", "and"]),
        ("a well-known end", ["a well-", "known", "end"]),
        ("in e.g. Rust", ["in e.g.", "Rust"]),
    ],
)
def test_lines_end_behind_hyphens_and_nowhere_else_in_a_word(text: str, expected: list[str]) -> None:
    assert lines_of(width_of(max(expected, key=width_of)) + 0.5, run(text)) == expected


def test_thai_breaks_between_words_of_a_dictionary() -> None:
    assert lines_of(width_of("การสัมภาษณ์") + 1, run("การสัมภาษณ์งาน")) == ["การสัมภาษณ์", "งาน"]


def test_a_divided_word_keeps_letters_and_their_marks_together() -> None:
    lines = lines_of(width_of("ก็") * 2.5, run("ก็" * 9))
    assert len(lines) > 2
    assert all(line.startswith("ก") for line in lines)


def test_a_line_says_whether_a_space_stood_behind_it() -> None:
    broken = break_lines([run("one two " + "x" * 12)], width_of("one two") + 0.5)
    assert broken[0].text == "one two"
    assert [line.goes_on for line in broken] == [True, *[False] * (len(broken) - 1)]


def hyphenated_lines(text: str, width: float) -> list[str]:
    places = [match.start() - number for number, match in enumerate(re.finditer(r"\|", text))]
    whole = Run(text.replace("|", ""), REGULAR, 10, theme.TEXT, hyphens=places)
    return [line.text + "-" * line.hyphen for line in break_lines([whole], width)]


@pytest.mark.parametrize(
    ("text", "fitting", "expected"),
    [
        ("an in|ter|view", "an inter-", ["an inter-", "view"]),
        ("an in|ter|view", "an inter", ["an in-", "terview"]),
        ("an in|ter|view", "an interview", ["an interview"]),
        ("an in|ter|view", "view", ["an", "in-", "ter-", "view"]),
        ("in|ter|view|er and more", "interviewer", ["interviewer", "and more"]),
        ("an abcdefgh|ijk", "abcde", ["an ab", "cdefg", "hijk"]),
    ],
)
def test_a_word_is_divided_with_a_hyphen_where_it_may_be(text: str, fitting: str, expected: list[str]) -> None:
    assert hyphenated_lines(text, width_of(fitting) + 0.5) == expected


def test_a_hyphen_takes_its_room() -> None:
    text = Run("an interview", REGULAR, 10, theme.TEXT, hyphens=[8])
    width = width_of("an inter-") + 3
    first, _ = break_lines([text], width)
    assert first.slack == pytest.approx(3, abs=0.5)
