"""Which sentences may be printed as they are."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.checker.standing import Section
from services.insights.sentences.reading import read_texts
from services.insights.verification.own_words import is_printable

COMPANY = Company.of("Vexmoor")


@pytest.mark.parametrize(
    ("text", "section", "printable"),
    [
        ("Base 55, bonus 95.", "compensation", True),
        ("The room was cold that day.", "compensation", False),
        ("My current is 25,000 for 35.", "compensation", False),
        ("Result within three weeks.", "timeline", True),
        ("The result was friendly.", "timeline", False),
        ("They called it off again.", "red_flag", False),
        ("Is the pay really 55k?", "compensation", False),
        ("I spoke to Jane Miller about the job.", "experience", False),
        ("Vexmoor has us in three days a week.", "culture", True),
        ("In three days a week, mostly.", "culture", False),
        ("The loop is scheduled in two weeks.", "experience", False),
        ("Short.", "tip", False),
    ],
)
def test_a_sentence_must_be_understood_and_belong_there(text: str, section: Section, printable: bool) -> None:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=text)
    told = read_texts(post, COMPANY).texts[1]

    assert is_printable(text, section, told, COMPANY) is printable


def test_an_account_is_the_posters_own() -> None:
    text = "Three of us started, one was sent home."
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=text)
    texts = read_texts(post, COMPANY, comments=(text,)).texts

    assert [is_printable(text, "experience", told, COMPANY) for told in texts[1:]] == [True, False]
