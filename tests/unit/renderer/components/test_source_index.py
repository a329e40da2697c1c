"""Every source has one number, quoted ones first."""

from datetime import UTC, datetime

from contracts.insights import Basis, CultureInsights, Evidence, Insights, Item, Source
from services.renderer.components.source_index import SourceIndex


def insights(*cited: str, sources: tuple[str, ...] = (), count: int = 0) -> Insights:
    evidence = [Evidence(source_id=id_, quote="words") for id_ in cited]
    item = Item(text="text", basis=Basis.REPORTED if cited else Basis.GENERAL, evidence=evidence)
    day = datetime(2026, 3, 4, tzinfo=UTC)
    return Insights(
        company_name="C",
        job_title="T",
        last_updated=day,
        culture_insights=CultureInsights(growth=[item]),
        sources=[Source(id=id_, title=id_, channel="r/a" if id_ == "reddit:1" else None, date=day) for id_ in sources],
        sources_count=count,
    )


def test_quoted_sources_come_first_in_the_order_given() -> None:
    data = insights("reddit:2", "reddit:1", sources=("reddit:0", "reddit:1", "reddit:2"))
    index = SourceIndex(data)
    assert index.unlisted == []
    assert [index.mark(id_) for id_ in ("reddit:1", "reddit:2")] == ["1", "2"]
    assert index.count(data) == 2


def test_references_are_distinct_and_sorted() -> None:
    data = insights("reddit:2", "posting", "reddit:1", "reddit:2", sources=("reddit:1", "reddit:2"))
    references = SourceIndex(data).references(data.culture_insights.growth[0])
    assert [(jump.text, jump.target) for jump in references] == [
        ("[P]", "source-P"),
        ("[1]", "source-1"),
        ("[2]", "source-2"),
    ]


def test_a_source_that_is_quoted_but_not_listed_gets_an_entry() -> None:
    index = SourceIndex(insights("reddit:9"))
    assert [source.id for source in index.unlisted] == ["reddit:9"]


def test_attribution_names_place_and_month() -> None:
    index = SourceIndex(
        insights("reddit:1", "hackernews:2", "notes:3", "posting", sources=("reddit:1", "hackernews:2"))
    )
    assert index.attribution("reddit:1") == "r/a, March 2026"
    assert index.attribution("hackernews:2") == "Hacker News, March 2026"
    assert index.attribution("notes:3") == "Your notes"
    assert index.attribution("posting") == "the job posting"


def test_without_a_list_the_event_tells_the_count() -> None:
    data = insights(count=7)
    assert SourceIndex(data).count(data) == 7
