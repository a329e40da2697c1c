"""What two engines found becomes one guide: nothing lost, nothing twice."""

from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Experience,
    InterviewProcess,
    Item,
    ProcessStage,
    Question,
    SuccessTips,
)
from services.insights.engines.base import Findings
from services.insights.parts.uniting import united

LISTED = "They asked how I would price a new option and how I would test it."


def evidence(quote: str, source: str = "a") -> list[Evidence]:
    return [Evidence(source_id=source, quote=quote)]


def question(text: str, quote: str, source: str = "a") -> Question:
    return Question(text=text, basis=Basis.REPORTED, evidence=evidence(quote, source))


def stage(name: str, quote: str, source: str = "a", duration: str | None = None) -> ProcessStage:
    return ProcessStage(
        name=name, text=name, basis=Basis.REPORTED, evidence=evidence(quote, source), duration=duration, reports=1
    )


def technical(*questions: Question) -> Findings:
    return Findings(common_questions=CommonQuestions(technical=list(questions)))


def test_a_question_of_the_same_words_of_the_same_sentence_is_told_once() -> None:
    first = technical(question("How would you price a new option?", LISTED))
    second = technical(question("Price a new option", "price a new option"), question("How would you test it?", LISTED))

    found = united(first, second).common_questions.technical

    assert [entry.text for entry in found] == ["How would you price a new option?", "How would you test it?"]


def test_the_same_question_of_another_post_is_another_report() -> None:
    first = technical(question("How would you price a new option?", LISTED))
    second = technical(question("How would you price a new option?", LISTED, source="b"))

    assert len(united(first, second).common_questions.technical) == 2


def test_a_question_that_the_other_calls_behavioral_is_told_once() -> None:
    first = technical(question("Why robots?", "why robots?"))
    second = Findings(common_questions=CommonQuestions(behavioral=[question("Why robots", "why robots?")]))

    assert united(first, second).common_questions.behavioral == []


def test_a_round_rests_on_the_quotes_of_both_and_keeps_every_detail() -> None:
    first = Findings(interview_process=InterviewProcess(stages=[stage("phone screen", "a phone screen")]))
    second = Findings(
        interview_process=InterviewProcess(
            stages=[stage("phone screen", "phone screen, 30 min", "b", "30 min"), stage("panel", "a panel")]
        )
    )

    stages = united(first, second).interview_process.stages

    assert [entry.name for entry in stages] == ["phone screen", "panel"]
    assert (stages[0].duration, stages[0].reports) == ("30 min", 2)
    assert [entry.quote for entry in stages[0].evidence] == ["a phone screen", "phone screen, 30 min"]


def test_an_account_is_told_once_however_it_is_worded() -> None:
    first = Findings(
        real_interview_experiences=[Experience(text="Fine.", basis=Basis.REPORTED, evidence=evidence("it was fine"))]
    )
    second = Findings(
        real_interview_experiences=[
            Experience(text="I got the offer.", basis=Basis.REPORTED, evidence=evidence("I got the offer")),
            Experience(text="Hard.", basis=Basis.REPORTED, evidence=evidence("it was hard", "b")),
        ]
    )

    assert [entry.text for entry in united(first, second).real_interview_experiences] == ["Fine.", "Hard."]


def test_advice_on_the_same_words_is_told_once_and_other_advice_follows() -> None:
    def tip(text: str, quote: str) -> Item:
        return Item(text=text, basis=Basis.REPORTED, evidence=evidence(quote))

    first = Findings(success_tips=SuccessTips(preparation=[tip("Bring stories.", "bring three stories")]))
    second = Findings(
        success_tips=SuccessTips(
            preparation=[tip("Bring three stories", "bring three stories to it"), tip("Sleep", "do sleep before it")]
        )
    )

    assert [entry.text for entry in united(first, second).success_tips.preparation] == ["Bring stories.", "Sleep"]
