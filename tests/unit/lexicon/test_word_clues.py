"""Words that a text must hold for a pattern to match."""

import pytest

from lexicon.word_clues import alternatives_of


def written(pattern: str) -> list[list[str]] | None:
    """Return the first clues of each alternative, `^` and `$` for edges."""
    found = alternatives_of(pattern)
    if found is None:
        return None
    return [sorted("^" * clue.starts + clue.letters + "$" * clue.ends for clue in sets[0]) for sets in found]


@pytest.mark.parametrize(
    ("pattern", "clues"),
    [
        ("offer", ["offer"]),
        (r"\boffer\b", ["^offer$"]),
        (r"(?<!\w)offer(?!\w)", ["^offer$"]),
        (r"(?<![\w@])offer(?![\w-])", ["^offer$"]),
        (r"(?<!my )offer(?! now)", ["offer"]),
        (r"^offer$", ["^offer$"]),
        (r"\Boffer", ["offer"]),
        (r"an offer letter", ["^letter"]),
        (r"an\s+offered", ["^offered"]),
        (r"\boffer(?:s|ed)?\b", ["^offer$", "^offered$", "^offers$"]),
        (r"\boffer ?letter\b", ["^letter$", "^offerletter$"]),
        (r"\boffer\w*", ["^offer"]),
        (r"\w+offer\b", ["offer$"]),
        (r"\W+offer\W", ["^offer$"]),
        (r"(?:\w+ ){0,3}offer", ["offer"]),
        (r"\b(?:\w+ ){0,3}offer(?: \w+){0,2}\b", ["^offer$"]),
        (r"\bOffer\b", ["^offer$"]),
        (r"gr[ae]y", ["gray", "grey"]),
        (r"r[0-3]x", ["r0x", "r1x", "r2x", "r3x"]),
        (r"(?:came|went) round (?=\d)", ["^round$"]),
        (r"(?:ab){2}", ["ab"]),
        (r"(?P<name>abc)(?>def)", ["abcdef"]),
        (r"offer,", ["offer,"]),
        (r"\boffer:\b", ["^offer:"]),
    ],
)
def test_of_one_alternative(pattern: str, clues: list[str]) -> None:
    assert written(pattern) == [clues]


def both(pattern: str) -> list[set[str]]:
    (sets,) = alternatives_of(pattern) or [()]
    return [{clue.letters for clue in clues} for clues in sets]


def test_two_words_must_both_be_there() -> None:
    assert both(r"\b(?:asked|wanted) (?:\w+ )*(?:questions|problems)\b") == [
        {"questions", "problems"},
        {"asked", "wanted"},
    ]
    assert both(r"\b(?:two|three) offers\b") == [{"offers"}, {"two", "three"}]
    assert both(r"\boffers\b") == [{"offers"}]
    assert both(r"\b(?:a|the)? offers of\b") == [{"offers"}, {"of", "the"}]


def test_many_alternatives_are_told_apart() -> None:
    assert written(r"\b(?:phone|video|onsite\w*|final) round\b") == [
        ["^phone$"],
        ["^video$"],
        ["^onsite"],
        ["^final$"],
    ]


def test_small_words_are_no_clue_where_another_word_is_one() -> None:
    assert written(r"\bwith ceo\b") == [["^ceo$"]]
    assert written(r"\bhave from zed\b") == [["^zed$"]]


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"offer|\d+", r"offer|x{0,2}", "", r"a?", r"(?:offer)*", r"[^a]", r"(a)\d|\1"]
)
def test_texts_with_nothing_in_common(pattern: str) -> None:
    assert written(pattern) is None
