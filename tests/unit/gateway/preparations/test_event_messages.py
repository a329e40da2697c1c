from contracts.insights import Grounding, Insights
from contracts.posts import CollectionReport, Post
from contracts.preps import InsightsReady, PostsCollected
from services.gateway.preparations.event_messages import message_of
from tests.support.guide_samples import bare_insights, rich_insights
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()
POST = Post(source_id="reddit:1", source="reddit")


def collected(count: int, *, from_cache: bool = False) -> str:
    report = CollectionReport(from_cache=from_cache)
    event: PostsCollected = EVENTS.collected().model_copy(update={"posts": [POST] * count, "collection": report})
    return message_of(event).message


def found(insights: Insights) -> str:
    ready: InsightsReady = EVENTS.ready().model_copy(update={"insights": insights})
    return message_of(ready).message


def test_the_number_of_discussions_is_told() -> None:
    assert collected(1) == "Collected 1 discussion with 0 comments. Writing your guide…"
    assert collected(2, from_cache=True).startswith("Collected 2 discussions with 0 comments, gathered earlier.")


def test_without_discussions_the_user_knows_what_to_expect() -> None:
    assert collected(0).startswith("Found no discussions about this company; the guide will rest on")


def test_what_was_found_and_checked_is_told() -> None:
    insights = rich_insights().model_copy(update={"grounding": Grounding(reported=1), "sources_count": 3})
    assert found(insights) == "Found 1 reported item from 3 sources, every quote checked. Laying out your guide…"


def test_a_guide_without_reports_is_announced_as_such() -> None:
    assert found(bare_insights()).startswith("No reports could be confirmed")
