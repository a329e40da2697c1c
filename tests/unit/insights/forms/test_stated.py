"""What a quote states in a form of the guide's own, and what it does not."""

import pytest

from services.insights.forms.stated import is_stated, stated_in


def told(quote: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in stated_in(quote)]


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Got the offer three days after my onsite.", "An offer came three days after the onsite."),
        ("They rejected me a week after the final round.", "A rejection came a week after the final round."),
        ("2 days after the phone screen the recruiter called me.", "An answer came 2 days after the phone screen."),
        (
            "I received the offer the day after, the next day of the interview.",
            "An offer came the day after the interview.",
        ),
        (
            "I had my panel interview. Two weeks later I got an offer.",
            "An offer came two weeks after the panel interview.",
        ),
        (
            "I had my onsite. It's been 4 weeks and I haven't heard back.",
            "No answer had come 4 weeks after the onsite.",
        ),
        (
            "I passed the assessment and haven't received an interview invite since then. It's been 2 weeks.",
            "No answer had come 2 weeks after the assessment.",
        ),
        ("My onsite was 3 weeks after the phone screen.", "The onsite was 3 weeks after the phone screen."),
    ],
)
def test_a_time_between_two_steps_is_said_with_both(quote: str, statement: str) -> None:
    assert ("timeline", statement) in told(quote)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("I should hear back three days after my onsite.", id="only expected"),
        pytest.param("I never got an offer three days after my onsite.", id="denied"),
        pytest.param("Got another offer three days after my onsite.", id="somebody else's"),
        pytest.param("Got an offer three days later.", id="after nobody knows what"),
        pytest.param("My onsite is in two weeks and then I hear back in a week.", id="still to come"),
        pytest.param("It's been four weeks since I applied and I heard nothing.", id="no interview"),
        pytest.param("If they reply two days after the onsite, all is well.", id="a condition"),
    ],
)
def test_a_time_that_was_not_is_not_stated(quote: str) -> None:
    assert "timeline" not in dict(told(quote))


@pytest.mark.parametrize(
    ("quote", "kind", "statement"),
    [
        ("I had 5 interviews and a take home.", "round", "A candidate had 5 interviews and a take home."),
        (
            "My first interview was over the phone, only 15 minutes and went well.",
            "round",
            "The first interview was over the phone, only 15 minutes.",
        ),
        (
            "Their onsite has 6 interviews, one with a director.",
            "round",
            "The onsite has 6 interviews, one with a director.",
        ),
        (
            "The data analyst offer comes with a salary of 93k and a sign on bonus of 12k.",
            "pay",
            "Pay for data analyst: 93k salary, 12k sign on bonus.",
        ),
        (
            "I was offered a data analyst internship that paid $35/hr.",
            "pay",
            "Pay for data analyst internship: $35/hr.",
        ),
        ("They gave me a $2,500 bonus as a data analyst.", "extra_pay", "Pay for data analyst: $2,500 bonus."),
        (
            "They ghosted me after the final round.",
            "red_flag",
            "A candidate was left without an answer after the final round.",
        ),
        (
            "My recruiter stopped responding to my emails.",
            "red_flag",
            "The recruiter stopped responding to the candidate's emails.",
        ),
        (
            "I ran out of time in my second interview.",
            "mistake",
            "A candidate ran out of time in their second interview.",
        ),
        (
            "I'd recommend going through your stories and practicing a mock interview.",
            "advice",
            "Go through your stories and practice a mock interview.",
        ),
        ("You need to know your resume well, they ask about it.", "advice", "Know your resume well."),
        ("What helped me was building six STAR stories.", "worked", "It helped to build six STAR stories."),
    ],
)
def test_what_has_a_form_is_said_in_it(quote: str, kind: str, statement: str) -> None:
    assert (kind, statement) in told(quote)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("I think they pay 90k base.", id="a guess"),
        pytest.param("They offered me $100 base and a bonus.", id="a sum that cannot be meant"),
        pytest.param("They offered 90k base, 30k more.", id="a sum for nobody knows what"),
        pytest.param("I want a base salary of 120k.", id="a wish"),
        pytest.param("He was rude to me in the interview.", id="nobody knows who"),
        pytest.param("I feel the recruiter was rude and I hate it.", id="a feeling"),
        pytest.param("Practicing on a whiteboard is a good idea before the interview.", id="no advice but a sentence"),
        pytest.param("What helped me was luck.", id="nothing to do"),
        pytest.param("Have my first phone interview with them next week.", id="a plan that looks like advice"),
        pytest.param("I had that same interview with 5 people.", id="what was said before"),
        pytest.param("The final round was rough.", id="an opinion alone"),
        pytest.param("They offered 90k base.", id="pay for nobody knows which job"),
        pytest.param("The hiring manager offered 90k base.", id="the one who hires is not the job"),
        pytest.param("I have done 4 rounds of interviews.", id="a verb that would not fit another person"),
        pytest.param("I finished 3 rounds of interviews 2 days ago.", id="a day nobody knows"),
        pytest.param("I had 4 interviews and then it went quiet.", id="a story"),
        pytest.param("The recruiter I had during my 4 interviews was rude.", id="the writer twice"),
        pytest.param("I'd recommend blorbing your stories before the interview.", id="no known verb"),
    ],
)
def test_what_cannot_be_said_alone_is_not_said(quote: str) -> None:
    assert told(quote) == []


@pytest.mark.parametrize(
    ("changed", "quote"),
    [
        ("An offer came two days after the onsite.", "Got the offer three days after my onsite."),
        ("A rejection came three days after the onsite.", "Got the offer three days after my onsite."),
        ("An offer came three days after the phone screen.", "Got the offer three days after my onsite."),
        ("Pay for data analyst: 95k salary.", "The data analyst offer comes with a salary of 93k."),
        ("A candidate had 6 interviews and a take home.", "I had 5 interviews and a take home."),
    ],
)
def test_a_changed_fact_is_not_stated(changed: str, quote: str) -> None:
    assert stated_in(quote)
    assert not is_stated(changed, quote)


def test_a_part_of_a_count_does_not_say_how_many_there_are() -> None:
    assert told("I had two of the three technical interviews at Vexmoor.") == []
    assert told("I had two technical interviews of an hour at Vexmoor.")
