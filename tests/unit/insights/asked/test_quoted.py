"""What was asked by the words of a quote."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.quoted import asked_within
from services.insights.sentences.reading import read_texts


def within(body: str, quote: str) -> list[str]:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    text = read_texts(post, Company.of("Vexmoor")).texts[1]
    start = body.index(quote)
    return [asked.text for asked in asked_within(text, start, start + len(quote))]


def test_the_question_of_a_quote_is_found_and_no_other() -> None:
    body = "They asked me how I would fold a boat. Then they asked me what a knot is."

    assert within(body, "asked me how I would fold a boat")[0] == "How would you fold a boat?"
    assert "How would you fold a boat?" not in within(body, "what a knot is")
