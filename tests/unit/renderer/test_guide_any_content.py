"""Whatever texts a guide has, a PDF comes out that parses, says them and does nothing."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Experience,
    Insights,
    InterviewProcess,
    Item,
    PlanWeek,
    PreparationPlan,
    ProcessStage,
    Question,
    Resource,
    Source,
    SuccessTips,
)
from contracts.job import JobDetails
from services.renderer.guide import render_guide
from services.renderer.typesetting.text import is_rtl, printable
from tests.support.pdf_reading import actions, page_texts, squeezed, uris, whole_text

_PIECES = st.sampled_from(
    [
        *(
            "<b>",
            "</a>",
            "&nbsp;",
            "&#0;",
            "<br/>",
            "]]>",
            "<img src='/etc/hostname'/>",
            "<a href='file:///etc/passwd'>",
        ),
        *("vector<int>", "a && b", "%s {0} \\n", "(()", "\\", "\u20ac \u20b9 \u2192 \u2713", "e\u0301\u0301\u0301"),
        *("\u202e", "\u2066", "\u200d", "\ufeff", "\x00", "\x1b", "\u2028", "\U0001f680", "\U0001f468\u200d\U0001f467"),
        *(
            "日本語の面接",
            "면접",
            "المقابلة",
            "ראיון",
            "साक्षात्कार",
            "การสัมภาษณ์",
            "Հայ",
            "\U0001d518\U0001d52b",
            "\ufb01",
        ),
        *("x" * 400, "字" * 200),
    ]
)
_TEXT = st.lists(
    st.one_of(_PIECES, st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)), min_size=1, max_size=8
).map(" ".join)
_URL = st.one_of(
    st.none(), st.sampled_from(["javascript:alert(1)", "file:///etc/passwd", "https://example.com/a b"]), _TEXT
)


def _text(most: int) -> st.SearchStrategy[str]:
    # Contracts refuse texts that are empty once stripped.
    return _TEXT.map(lambda text: (text.strip() or "x")[:most].strip() or "x")


@st.composite
def _guides(draw: st.DrawFn) -> tuple[JobDetails, Insights]:
    text, short = _text(600), _text(100)
    evidence = [Evidence(source_id="reddit:1", quote=draw(text))]
    item = Item(text=draw(text), basis=Basis.REPORTED, evidence=evidence)
    question = Question(text=draw(text), basis=Basis.GENERAL, guidance=draw(text), topic=draw(short), stage=draw(short))
    stage = ProcessStage(
        name=draw(short), text=draw(text), basis=Basis.POSTING, duration=draw(short), tips=[item], format=draw(short)
    )
    resource = Resource(title=draw(short), url=draw(_URL), text=draw(text), basis=Basis.GENERAL)
    insights = Insights(
        company_name=draw(short),
        job_title=draw(short),
        last_updated=datetime(2026, 5, 12, tzinfo=UTC),
        interview_process=InterviewProcess(stages=[stage] * 2, total_timeline=item),
        common_questions=CommonQuestions(technical=[question]),
        real_interview_experiences=[
            Experience(text=draw(text), basis=Basis.REPORTED, evidence=evidence, role=draw(short), stages=[draw(short)])
        ],
        success_tips=SuccessTips(what_worked=[item]),
        preparation_plan=PreparationPlan(
            practice_target=draw(short), weeks=[PlanWeek(week=1, focus=draw(short), tasks=[item], resources=[resource])]
        ),
        sources=[Source(id="reddit:1", title=draw(text)[:500], url=draw(_URL), channel=draw(short))],
        sources_quality=draw(short),
        data_gaps=[draw(text)],
    )
    job = JobDetails(
        company_name=draw(short),
        job_title=draw(short),
        level=draw(short),
        location=draw(short),
        required_skills=[draw(short), draw(text), draw(_text(30)), draw(_text(30))],
        interview_hints=draw(text),
        source_url=draw(_URL),
    )
    return job, insights


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(_guides())
def test_any_content_becomes_a_harmless_pdf(guide: tuple[JobDetails, Insights]) -> None:
    job, insights = guide
    rendered = render_guide(job, insights)
    assert len(page_texts(rendered.pdf)) == rendered.pages
    assert actions(rendered.pdf) <= {"/URI", "/GoTo"}
    assert all(uri.lower().startswith(("http:", "https:", "mailto:")) for uri in uris(rendered.pdf))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(_text(600))
def test_what_is_printable_can_be_read_back(text: str) -> None:
    insights = Insights(
        company_name="C", job_title="T", last_updated=datetime(2026, 5, 12, tzinfo=UTC), data_gaps=[text]
    )
    printed = printable(text)
    if not is_rtl(printed):
        # Readers may compose or decompose what the page shows, so letters are compared.
        said = squeezed(whole_text(render_guide(JobDetails(company_name="C", job_title="T"), insights).pdf))
        assert _letters(printed) in _letters(said)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())
