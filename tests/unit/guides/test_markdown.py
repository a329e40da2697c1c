import re

from contracts.insights import Insights, walk_items
from services.guides.markdown import guide_markdown
from tests.support.guide_samples import bare_insights, bare_job, general_insights, rich_insights, rich_job


def unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", text)


def test_every_item_is_there_with_its_basis() -> None:
    insights = rich_insights()
    text = unescaped(guide_markdown(job=rich_job(), insights=insights))
    for item in walk_items(insights):
        assert " ".join(item.text.split()) in text
    assert "(reported [1]" in text
    assert "(general advice)" in text
    assert "(from the posting)" in text


def test_reported_items_quote_and_name_their_source() -> None:
    insights = rich_insights()
    text = unescaped(guide_markdown(job=rich_job(), insights=insights))
    question = next(item for item in insights.common_questions.technical if item.evidence)
    assert question.evidence[0].quote in text
    assert ", asked of: Backend Engineer" in text
    for source in insights.sources:
        assert not source.used or not source.url or source.url in text


def test_a_guide_without_anything_is_still_a_guide() -> None:
    text = guide_markdown(job=bare_job(), insights=bare_insights())
    assert text.startswith("# ")
    assert guide_markdown(job=bare_job(), insights=general_insights())


def test_hostile_text_stays_text() -> None:
    job = rich_job().model_copy(
        update={"company_name": "<script>alert(1)</script>", "job_title": "a\n# b [x](javascript:1)"}
    )
    insights = Insights.model_validate(rich_insights().model_dump())
    first = guide_markdown(job=job, insights=insights).splitlines()[0]
    assert "<script>" not in first
    assert "\\[x\\](javascript:1)" in first
