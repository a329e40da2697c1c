"""What is known of a span from around it."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.surroundings import is_word, list_of, title_of, tone_of
from services.insights.sentences.reading import PostText, read_texts


def body(text: str) -> PostText:
    post = Post(source_id="a", source="file", title="Vexmoor interview", body=text)
    return next(one for one in read_texts(post, Company.of("Vexmoor")).texts if one.where == "body")


def test_a_text_that_counsels_has_another_tone_than_one_that_tells() -> None:
    counsel = set(tone_of(body("Expect joins. Be ready for graphs. They will probably ask about SQL.")))
    account = set(tone_of(body("I had the call on Monday. They asked me about joins. I liked it.")))

    assert "tone:predicted:4" in counsel
    assert "tone:predicted:0" in account
    assert "tone:my past:0" in counsel


def test_entries_that_are_answered_are_no_list_of_what_was_asked() -> None:
    text = body("Read this:\n- Q: Do I need a degree?\n- A: No.\n- Q: Is it remote?\n- A: Yes.")
    line = text.sentences[1].line

    assert "list:answers:2" in list_of(text, line.lead, line.heading)


def test_a_title_may_ask_or_tell() -> None:
    assert "title:?" in title_of("what does vexmoor ask?")
    assert "title:experience" in title_of("my vexmoor interview")


def test_words_are_told_from_cues() -> None:
    assert is_word("w head:asked")
    assert not is_word("head:asked")
