"""The job that somebody says they applied for, in their words."""

import pytest

from services.insights.sources.applied import applied_for


@pytest.mark.parametrize(
    ("title", "text", "job"),
    [
        ("Quartz SDE Intern interview experience", "", "SDE Intern"),
        ("Quartz loop", "I interviewed for the Senior Account Strategist Role in May.", "Senior Account Strategist"),
        ("Quartz loop", "They contacted me for the role of \u2018Adoption Consultant\u2019.", "Adoption Consultant"),
        ("Quartz loop", "I had applied to be a relationship banker at Quartz.", "relationship banker"),
        ("Quartz Account Strategist recruiter screen", "", "Account Strategist"),
        ("Quartz loop", "They rang about a Scrum Master position.", "Scrum Master"),
        ("Quartz loop", "It was long. " * 60 + "I interviewed for a warehouse position.", "warehouse"),
        ("Quartz CSA interview", "", "CSA"),
        ("Quartz loop", "I applied for a better paying position.", None),
        ("Quartz loop", "The hiring manager called me for an interview.", None),
        ("Data analyst vs data engineer at Quartz", "", None),
        ("Summer internship at Quartz", "", None),
        ("Quartz loop", "I left to pursue a more challenging position.", None),
        ("Quartz loop", "I had applied for the Quartz position.", None),
        ("Quartz loop", "I applied to a warehouse position.", "warehouse"),
        ("Strategy and Operations interview at Quartz", "", "Strategy and Operations"),
        ("Quartz loop", "Field: VLSI circuit design. It is on Monday.", "VLSI circuit design"),
        ("Quartz loop", "My current role: nurse. It is on Monday.", None),
        ("Quartz AMTS loop", "", "AMTS"),
        ("Tuesday network engineer interview at Quartz", "", "network engineer"),
        ("Quartz loop", "I interviewed for the Data Engineer role. A Talent Partner called me.", "Data Engineer"),
        ("Quartz loop", "They were rude. Sir, this interview is for a content role.", "content"),
        ("", "That was for am attorney position though.", "attorney"),
        ("", "It was for a different role, and this is for a summer internship.", None),
        ("", "It was for an on-campus position.", None),
        ("Quartz loop", "I spoke with a Software Engineer and a Product Manager from the team.", None),
    ],
)
def test_a_job_is_what_its_candidate_calls_it(title: str, text: str, job: str | None) -> None:
    assert applied_for(title, text, ("Quartz",)) == job
