"""Posts about using what an employer makes are not about it, and posts about interviewing there are."""

import pytest

from lexicon.company import Company
from lexicon.company.relevance import PostWords, relevance_of

_USED = [
    ("LinkedIn", "Is LinkedIn premium worth it?", "I applied to 200 jobs on LinkedIn and my profile gets no views."),
    ("DocuSign", "Offer letter expired", "HR sent my offer through DocuSign on Friday; the link no longer opens."),
    (
        "DocuSign",
        "Received a DocuSign offer letter, what now?",
        "I had my final interview with a startup last week, then HR called and sent a DocuSign offer letter.",
    ),
    (
        "LinkedIn",
        "LinkedIn posting for engineers is still up",
        "I had two interviews for the job I found on LinkedIn, the first with HR, the second with the manager.",
    ),
    ("Workday", "Another Workday account", "Why does every company want a Workday account before I can apply?"),
    ("Slack", "Fired over Slack", "My manager at an agency let me go in a Slack message before lunch."),
    ("AMD", "Question amd answer round", "The panel asked about SQL amd Python and I froze. A regional insurer."),
]
_INTERVIEWED = [
    ("LinkedIn", "LinkedIn SWE onsite", "Interviewed at LinkedIn last week: two coding rounds and one design."),
    ("DocuSign", "DocuSign new grad", "Got an offer from DocuSign after an assessment and three calls with engineers."),
    ("AMD", "AMD verification interview", "Interviewed with AMD in Austin. The panel asked about FIFOs."),
]


@pytest.mark.parametrize(("company", "title", "body"), _USED)
def test_a_post_about_using_a_tool_is_not_reported_for_its_maker(company: str, title: str, body: str) -> None:
    assert not relevance_of(Company.of(company), PostWords.of(title, body)).is_about


@pytest.mark.parametrize(("company", "title", "body"), _INTERVIEWED)
def test_a_post_about_interviewing_at_a_tool_s_maker_is(company: str, title: str, body: str) -> None:
    assert relevance_of(Company.of(company), PostWords.of(title, body)).is_about
