"""What the checker leaves of items of a guide."""

from typing import Any

from contracts.insights import Basis, Compensation, Evidence, Experience, Item, ProcessStage, Question
from contracts.job import JobDetails
from contracts.posts import Post
from lexicon.company import Company
from services.insights.sources.texts import SourceTexts
from services.insights.verification.support import Support, SupportedBy
from tests.support.guide_samples import bare_insights

BODY = "Recruiter call first, half an hour. They asked me how I handle two broken lifts at once. It pays 14 an hour."


def support(*bodies: str) -> Support:
    posts = [
        Post(source_id=f"p{number}", source="reddit", title="Vexmoor interview", body=body)
        for number, body in enumerate(bodies or (BODY,))
    ]
    job = JobDetails(company_name="Vexmoor", job_title="Engineer")
    return Support(sources=SourceTexts(job=job, posts=posts), company=Company.of("Vexmoor"))


def question(text: str, quote: str, *sources: str, **more: Any) -> Question:
    evidence = [Evidence(source_id=source, quote=quote) for source in sources or ("p0",)]
    return Question(text=text, basis=Basis.REPORTED, evidence=evidence, **more)


def of(checker: Support, item: Item, parent: Any = None, name: str = "technical") -> SupportedBy:
    return checker.of(item, parent or Compensation(), name, item.evidence)


def test_a_question_keeps_its_quote() -> None:
    asked = question("How do you handle two broken lifts at once?", "how I handle two broken lifts at once")

    assert of(support(), asked) == SupportedBy(text=asked.text, evidence=asked.evidence, withheld=[], reports=1)


def test_words_that_were_added_fall_away() -> None:
    asked = question("How do you handle lifts, escalators and angry pilots?", "how I handle two broken lifts at once")

    assert of(support(), asked).text == "How do you handle two broken lifts at once?"


def test_pay_with_another_unit_is_not_supported() -> None:
    evidence = [Evidence(source_id="p0", quote="It pays 14 an hour")]
    item = Item(text="It pays 14 a day.", basis=Basis.REPORTED, evidence=evidence)

    assert not of(support(), item, Compensation(), "base_pay").evidence


def test_a_detail_that_is_not_said_is_withheld() -> None:
    stage = ProcessStage(
        name="recruiter screen",
        text="A recruiter call of 30 minutes.",
        duration="30 minutes",
        interviewer="the owner",
        basis=Basis.REPORTED,
        evidence=[Evidence(source_id="p0", quote="Recruiter call first, half an hour")],
    )

    assert list(of(support(), stage).withheld) == ["interviewer"]


def test_a_repost_is_no_second_report() -> None:
    asked = question("How do you handle two broken lifts at once?", "how I handle two broken lifts at once", "p0", "p1")

    assert of(support(BODY, BODY), asked).reports == 1
    assert of(support(BODY, BODY + " It rained."), asked).reports == 2


def test_an_account_in_its_authors_words_keeps_all_of_its_quotes() -> None:
    quotes = ["Recruiter call first, half an hour.", "They asked me how I handle two broken lifts at once."]
    evidence = [Evidence(source_id="p0", quote=quote) for quote in quotes]
    account = Experience(text=" ".join(quotes), basis=Basis.REPORTED, evidence=evidence)
    reworded = account.model_copy(update={"text": f"{quotes[0]} They promised me a yacht."})

    assert list(of(support(), account, bare_insights(), "").evidence) == evidence
    assert list(of(support(), reworded, bare_insights(), "").evidence) != evidence
