"""What stands next to a span."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.candidates import candidates_of
from services.insights.asked.neighbours import neighbours_of
from services.insights.sentences.reading import read_texts


def _of(body: str, words: str) -> set[str]:
    post = Post(source_id="a", source="file", title="Vexmoor interview", body=body)
    candidates = candidates_of(read_texts(post, Company.of("Vexmoor")))
    return set(neighbours_of(next(one for one in candidates if words in one.words)))


def test_the_name_of_a_round_may_stand_before_what_was_asked_in_it() -> None:
    assert "before:named round" in _of("Phone screen with the lead. Tides in winter, when do they turn?", "tides")
    assert "head:named round" in _of("Design round, a lock for a canal.", "a lock")
    assert "opening:named round" in _of("Panel of three. First why ships. Then a crew that won't speak.", "a crew")


def test_a_round_to_come_opens_nothing() -> None:
    assert "before:named round" not in _of("Panel interview tomorrow. Tides in winter, when do they turn?", "tides")


def test_what_stands_in_the_same_sentence_is_known() -> None:
    found = _of("They asked why I sail and how I'd moor a ferry.", "moor a ferry")

    assert {"other:object asked", "other:question", "others:before"} <= found


def test_a_remark_behind_it_is_known() -> None:
    assert "after:my past" in _of("Derive the tide formula on the board. I did it twice.", "tide formula")
