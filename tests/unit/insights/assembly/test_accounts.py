"""An account's text says what its parts say."""

from contracts.insights import Basis, Evidence, Experience
from services.insights.assembly.accounts import summed_up, telling
from tests.support.guide_samples import bare_insights

PROOF = [Evidence(source_id="x:1", quote="I had a phone screen and then an onsite")]
ACCOUNT = Experience(text="I had a phone screen", basis=Basis.REPORTED, evidence=PROOF)


def test_an_account_says_who_met_which_rounds_and_how_it_ended() -> None:
    told = ACCOUNT.model_copy(update={"role": "SDE II", "outcome": "reject", "stages": ["phone screen", "onsite/loop"]})
    silent = ACCOUNT.model_copy(update={"stages": ["panel"]})
    marked = silent.model_copy(update={"other_role": "Design"})

    assert [one.text for one in summed_up([told, silent, marked])] == [
        "A candidate for SDE II tells of: phone screen, onsite/loop; was turned down.",
        "A candidate tells of: panel.",
        "A candidate for Design tells of: panel.",
    ]


def test_an_account_names_several_rounds_or_how_it_ended() -> None:
    one = ACCOUNT.model_copy(update={"stages": ["panel"], "outcome": "pending"})
    ended = one.model_copy(update={"outcome": "offer"})
    several = one.model_copy(update={"stages": ["panel", "final round"]})
    told = [ACCOUNT, one, ended, several]
    insights = bare_insights().model_copy(update={"real_interview_experiences": told})

    assert telling(insights).real_interview_experiences == [ended, several]


def test_an_account_at_another_level_says_whose_it_is() -> None:
    interns = ACCOUNT.model_copy(update={"stages": ["panel"], "other_role": "interns"})

    assert [one.text for one in summed_up([interns])] == ["One of the interns tells of: panel."]


def test_who_names_no_round_is_introduced_and_quoted() -> None:
    known = ACCOUNT.model_copy(update={"role": "Nurse"})
    ended = ACCOUNT.model_copy(update={"outcome": "offer"})

    assert [one.text for one in summed_up([known, ACCOUNT, ended])] == [
        "A candidate for Nurse, in their own words.",
        "A candidate, in their own words.",
        "A candidate; got an offer, in their own words.",
    ]


def test_whoever_answers_is_not_called_a_candidate() -> None:
    answered = summed_up([ACCOUNT, ACCOUNT], lambda _: "Nurse", lambda _: True)
    unknown = summed_up([ACCOUNT], is_answer=lambda _: True)

    assert {one.text for one in answered} == {"From the answers to a candidate for Nurse."}
    assert unknown[0].text == "From the answers to a candidate."


def test_an_account_without_rounds_stays_only_if_its_quotes_tell() -> None:
    other = ACCOUNT.model_copy(update={"role": "Nurse"})
    insights = bare_insights().model_copy(update={"real_interview_experiences": [ACCOUNT, other]})

    assert telling(insights, lambda one: one.role == "Nurse").real_interview_experiences == [other]
