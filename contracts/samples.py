"""One preparation as every event of its chain: the committed examples, and the material of tests.

They stand as JSON in `examples/`, in the present version of each event. All companies and people are made up.
"""

from pathlib import Path
from typing import TypeVar

from contracts.envelope import Event
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.posts import Post
from contracts.preps import InsightsReady, JobParsed, PostsCollected
from contracts.topics import TOPICS

__all__ = ["EXAMPLES", "example_name", "sample_events", "sample_insights", "sample_job", "sample_post"]

E = TypeVar("E", bound=Event)

EXAMPLES = Path(__file__).parent / "examples"


def example_name(model: type[Event]) -> str:
    """Return where an event's example lies, below `examples/`."""
    return f"{model.topic}/v{model.version}/sample.json"


def sample_events() -> dict[str, Event]:
    """Return one event for each topic, by topic name; all of the same preparation."""
    return {name: _example(topic.model) for name, topic in TOPICS.items()}


def sample_job() -> JobDetails:
    """Return the posting of the example chain."""
    return _example(JobParsed).job


def sample_post() -> Post:
    """Return a discussion of the example chain; the sample insights quote it."""
    return _example(PostsCollected).posts[0]


def sample_insights() -> Insights:
    """Return a small guide in which each basis occurs."""
    return _example(InsightsReady).insights


def _example(model: type[E]) -> E:
    return model.model_validate_json((EXAMPLES / example_name(model)).read_bytes())
