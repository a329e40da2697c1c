"""The rounds of a process: those that the posting announces, with those that were reported."""

from contracts.insights import Basis, Evidence, ProcessStage
from services.insights.advice.rounds import stated_rounds

LINE = "A 45-minute call with the hiring manager, with plenty of room for your questions."


def announced(name: str, words: str) -> ProcessStage:
    proof = Evidence(source_id="posting", quote=words)
    return ProcessStage(
        name=name, text=f"In the words of the posting: “{words}”.", basis=Basis.POSTING, evidence=[proof]
    )


def reported(name: str) -> ProcessStage:
    proof = Evidence(source_id="x:1", quote=f"I had the {name}")
    return ProcessStage(name=name, text=name, basis=Basis.REPORTED, evidence=[proof])


CALL, MANAGER = announced("Call with a recruiter", "Call with a recruiter"), announced("Hiring manager call", LINE)


def test_a_reported_round_stands_where_it_usually_does() -> None:
    placed = stated_rounds([CALL, MANAGER], [reported("system design"), reported("online assessment")])

    assert [stage.name for stage in placed] == [CALL.name, "online assessment", "system design", MANAGER.name]


def test_reported_rounds_alone_keep_their_order() -> None:
    told = [reported("system design"), reported("online assessment")]

    assert stated_rounds([], told) == told


def test_a_reported_round_takes_the_place_of_the_announced_one_with_its_words() -> None:
    (placed,) = stated_rounds([MANAGER], [reported("hiring manager")])

    assert placed.basis is Basis.REPORTED
    assert [(tip.basis, tip.evidence[0].quote) for tip in placed.tips] == [(Basis.POSTING, LINE)]


def test_an_announced_round_that_says_no_more_than_its_name_adds_nothing() -> None:
    (placed,) = stated_rounds([CALL], [reported("recruiter screen")])

    assert placed == reported("recruiter screen")
