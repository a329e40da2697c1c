"""What a text says of a name, by kind of text: sentences that nothing was learnt from."""

import pytest

from lexicon.company import Company

_TOOLS = [
    ("DocuSign", "Signed my offer via DocuSign last night, the start date is in May."),
    ("DocuSign", "HR resent the contract through DocuSign because the salary was wrong."),
    ("LinkedIn", "A recruiter from the brewery reached out through LinkedIn."),
    ("LinkedIn", "I applied on LinkedIn and got an interview with a bank two days later."),
    ("LinkedIn", "Turned on LinkedIn premium for the job hunt, not worth it."),
    ("LinkedIn", "My LinkedIn profile got three recruiters this month."),
    ("Slack", "They invited me to a Slack channel after I signed the offer."),
    ("Zoom", "The whole panel interview was on Zoom and lasted two hours."),
    ("Workday", "Every company makes me create a Workday account to apply."),
    ("Glassdoor", "I checked the salary on Glassdoor before negotiating my offer."),
    ("Greenhouse", "I filled in the application on Greenhouse and never heard back from the startup."),
    ("HackerRank", "The first round was a HackerRank with two questions for an insurer."),
]
_TOOL_AS_EMPLOYER = [
    ("DocuSign", "I had my final interview at DocuSign yesterday, four people, one on system design."),
    ("LinkedIn", "I work at LinkedIn as a data engineer, ask me about the interview."),
    ("Slack", "Got an offer from Slack after a take home and four calls."),
    ("Zoom", "Interviewed at Zoom for a backend role, mostly Java questions."),
    ("Workday", "Workday in Pleasanton gave me an offer after the virtual onsite."),
    ("HackerRank", "HackerRank hired me as a support engineer after three interviews."),
]
_SLIPS = [
    ("AMD", "I had a phone screen amd a take home, both with a small agency."),
    ("AMD", "The recruiter was nice amd the panel was friendly."),
]
_OTHER_BODIES = [
    ("Stanford University", "Stanford admitted me for a master's, should I decline the offer from the start-up?"),
    ("USCIS", "My USCIS interview is next week, will the green card come before my new job starts?"),
]
_CURT = [
    ("Chime", "chime cut my whole team last week"),
    ("Slack", "slack oa was harder than I expected"),
    ("Gusto", "gusto onsite done, five rounds, waiting"),
    ("AMD", "anyone interviewing at amd for new grad? recruiter went silent"),
]


@pytest.mark.parametrize(("company", "text"), [*_TOOLS, *_SLIPS, *_OTHER_BODIES])
def test_a_tool_of_hiring_a_slip_and_another_body_are_no_employer(company: str, text: str) -> None:
    assert not Company.of(company).is_about(text)


@pytest.mark.parametrize(("company", "text"), [*_TOOL_AS_EMPLOYER, *_CURT])
def test_who_works_or_interviews_there_speaks_of_the_employer(company: str, text: str) -> None:
    assert Company.of(company).is_about(text)
