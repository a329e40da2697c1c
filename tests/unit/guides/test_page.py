"""The web page stands alone, is well formed, and shows strangers' text as text."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from typing_extensions import override

from services.guides.page import web_page
from tests.support import guide_samples as samples
from tests.support.hostile import hostile_guide

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Notes tags, addresses and ids, and that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@pytest.mark.parametrize("seed", range(4))
def test_hostile_text_stays_text(seed: int) -> None:
    page = Reader(web_page(*hostile_guide(seed)))
    assert page.open == []
    assert not {"script", "img", "iframe", "object", "link", "svg", "base", "form", "font"} & set(page.tags)
    assert all(re.match("https?:|mailto:|#", address, re.IGNORECASE) for address in page.values("href"))
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


def test_it_loads_nothing_and_every_jump_has_a_place() -> None:
    text = web_page(samples.rich_job(), samples.rich_insights())
    page = Reader(text)
    assert page.values("src") == []
    assert "url(" not in text
    assert "@import" not in text
    jumps = {address[1:] for address in page.values("href") if address.startswith("#")}
    assert jumps - {"source-P"} <= set(page.values("id"))


def test_headings_do_not_skip_a_level_and_sections_are_named() -> None:
    page = Reader(web_page(samples.rich_job(), samples.rich_insights()))
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(page.values("aria-labelledby")) <= set(page.values("id"))


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("he", "rtl"), ("fa-IR", "rtl")])
def test_it_is_read_in_the_direction_of_its_language(language: str, direction: str) -> None:
    insights = samples.bare_insights().model_copy(update={"language": language})
    assert f'<html lang="{language}" dir="{direction}">' in web_page(samples.bare_job(), insights)
