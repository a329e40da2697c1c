"""Long words of a guide's own sentences may be divided; words of other people never are."""

import re

import pytest

from contracts.insights import Basis, Evidence, Insights, Item, SuccessTips, walk_items
from services.renderer.guide import render_pdf
from services.renderer.hyphenation import hyphenated
from services.renderer.look import Look
from tests.support import guide_samples as samples
from tests.support.pdf_reading import whole_text

SHY = "\u00ad"


def guide(text: str, *, language: str = "en", basis: Basis = Basis.GENERAL) -> Insights:
    evidence = [Evidence(source_id="1", quote=text)] if basis is Basis.REPORTED else []
    tips = SuccessTips(preparation=[Item(text=text, basis=basis, evidence=evidence)])
    return samples.bare_insights().model_copy(update={"language": language, "success_tips": tips})


def tip(insights: Insights) -> Item:
    return insights.success_tips.preparation[0]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Prepare your communication.", "en", "Pre|pare your com|mu|ni|ca|tion."),
        ("Kommunikationsf\u00e4higkeit", "de", "Kom|mu|ni|ka|ti|ons|f\u00e4|hig|keit"),
        ("entrevistador", "es-MX", "en|tre|vis|ta|dor"),
    ],
)
def test_own_long_words_may_be_divided_by_the_rules_of_the_guides_language(
    text: str, language: str, expected: str
) -> None:
    assert tip(hyphenated(guide(text, language=language))).text.replace(SHY, "|") == expected


@pytest.mark.parametrize(
    "text", ["a short word", "see example.com/communication", "communication-first", "a@communication.example"]
)
def test_short_words_addresses_and_compounds_stay_whole(text: str) -> None:
    assert SHY not in tip(hyphenated(guide(text))).text


def test_a_language_without_rules_is_left_as_it_is() -> None:
    insights = guide("communication", language="xx")
    assert hyphenated(insights) is insights


def test_words_of_other_people_stay_as_they_are() -> None:
    reported = tip(hyphenated(guide("communication", basis=Basis.REPORTED)))
    assert (reported.text, reported.evidence[0].quote) == ("communication", "communication")
    changed = hyphenated(samples.rich_insights())
    assert changed.sources == samples.rich_insights().sources
    assert any(SHY in item.text for item in walk_items(changed))
    assert not any(SHY in item.text for item in walk_items(changed) if item.basis is not Basis.GENERAL)


def test_a_pdf_says_the_same_but_for_the_hyphens_at_the_ends_of_lines() -> None:
    job, insights = samples.rich_job(), samples.rich_insights()
    plain = whole_text(render_pdf(job, insights))
    divided = whole_text(render_pdf(job, insights, look=Look(hyphenate=True)))
    assert SHY not in plain
    assert len(re.findall(f"{SHY} ?", divided)) >= 2
    assert _words(divided) == _words(plain)


def _words(text: str) -> list[str]:
    # Pages break elsewhere, so that numbers of pages differ, and what stands on each page moves within the text.
    return sorted(set(re.findall(r"[^\W\d_]{4,}", re.sub(f"{SHY} ?", "", text))))
