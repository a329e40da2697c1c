"""Patterns that are compiled at their first use."""

import re

import pytest

from lexicon.lazy_regex import lazy_compile


def test_it_does_what_a_compiled_pattern_does() -> None:
    lazy = lazy_compile(r"(?P<count>\d+) of (\d+)", re.IGNORECASE)
    eager = re.compile(r"(?P<count>\d+) of (\d+)", re.IGNORECASE)
    text = "3 OF 4, 5 of 6"
    assert lazy.findall(text) == eager.findall(text)
    assert [found.span() for found in lazy.finditer(text)] == [found.span() for found in eager.finditer(text)]
    assert lazy.sub(r"\g<count>", text) == "3, 5"
    assert lazy.split("a 1 of 2 b") == ["a ", "1", "2", " b"]
    assert lazy.fullmatch("7 of 8") is not None
    assert lazy.match(text, 1) is None
    assert (lazy.pattern, lazy.flags, lazy.groups, dict(lazy.groupindex)) == (
        eager.pattern,
        eager.flags,
        eager.groups,
        dict(eager.groupindex),
    )


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def recording(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return original(source, flags)

    monkeypatch.setattr(re, "compile", recording)
    lazy = lazy_compile("a+")
    assert lazy.pattern == "a+"
    assert compiled == []
    assert [lazy.search(text) is not None for text in ("ba", "b")] == [True, False]
    assert compiled == ["a+"]


def test_the_expression_may_be_built_as_late() -> None:
    built: list[str] = []

    def build() -> str:
        built.append("built")
        return "b+"

    lazy = lazy_compile(build)
    assert built == []
    assert lazy.search("abb") is not None
    assert lazy.search("a") is None
    assert built == ["built"]


def test_bytes_are_searched_as_well() -> None:
    assert lazy_compile(rb"\d+").findall(b"1 and 23") == [b"1", b"23"]


def test_a_mistake_is_reported_at_the_first_use() -> None:
    lazy = lazy_compile("(")
    with pytest.raises(re.error, match="missing"):
        lazy.search("a")


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = lazy_compile("a").serach  # type: ignore[attr-defined]


def test_a_text_that_cannot_match_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = lazy_compile(r"[ab]", may_match=lambda text: "b" in text)
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled"))

    assert (lazy.search("a"), lazy.match("a"), lazy.fullmatch("a")) == (None, None, None)
    assert (lazy.findall("a"), list(lazy.finditer("a"))) == ([], [])


def test_one_that_may_match_is_searched_and_so_is_a_part_of_it() -> None:
    lazy = lazy_compile(r"[ab]", may_match=lambda text: "b" in text)

    assert lazy.findall("ab") == ["a", "b"]
    assert [match[0] for match in lazy.finditer("ba")] == ["b", "a"]
    assert lazy.search("xa", 1) is not None
    assert lazy.match("b") is not None
    assert lazy.sub("-", "aa") == "--"
    assert lazy.fullmatch("a") is None
    assert lazy.flags == re.compile("").flags
