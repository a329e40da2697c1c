"""A guide from 35 posts, from one long post, and an employer's mentions in it; CPU time, against counting words."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count

from contracts.job import JobDetails
from contracts.posts import Post
from lexicon.company import Company
from services.insights.app import build_insights

ROUNDS = 5
COMPANY = "Tidewater Robotics"
POSTS = 35
LONG = 40_000
OPENINGS = (
    "I interviewed at Tidewater Robotics for a backend role last month.",
    "Just finished the loop with Tidewater and wanted to write it down before I forget.",
    "My friend works at another robotics company, so this is only half about Tidewater Robotics.",
    "Posting this because I found nothing on their process when I prepared.",
)
SENTENCES = (
    "The first round was a phone screen with a recruiter, about thirty minutes.",
    "They asked me to design a scheduler for a fleet of harbour robots.",
    "Then came a coding interview: merge overlapping time windows, in any language.",
    '"How would you find a message that was handled twice?" was the question that I liked most.',
    "I was asked to tell them about a time when I disagreed with my manager.",
    "The onsite had four rounds, two of coding, one of system design and one with the hiring manager.",
    "What surprised me was that nobody cared about syntax; they wanted to hear how I test.",
    "The weather in Hamburg was awful and the train was late, as always.",
    "They told me the base salary was 78,000 EUR and that there is no bonus.",
    "I did not prepare for SQL and I regret it: they went deep into isolation levels.",
    "After two weeks I got an offer, which I declined because of the commute.",
    "I'd read about Kafka's delivery guarantees before you talk to the platform team.",
)


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the medians and their ratios."""
    posts = invented_posts(POSTS)
    long = _text(0, LONG)
    company = Company.of(COMPANY)
    text = "\n".join(post.body for post in posts)
    new = count(1)
    _compare(f"{POSTS} posts", text, lambda: _guide(invented_posts(POSTS, first=next(new) * POSTS)))
    _compare(f"{POSTS} posts read before", text, lambda: _guide(posts))
    _compare(f"a post of {LONG:,} characters", long, lambda: _guide([_post(0, _text(next(new), LONG))]))
    _compare(f"mentions in {LONG:,} characters", long, lambda: company.mentions(long))
    return 0


def invented_posts(number: int, *, first: int = 0) -> list[Post]:
    """Return posts about interviewing at the invented employer, of a long series from one on."""
    return [_post(place, _text(place, 1500)) for place in range(first, first + number)]


def _guide(posts: list[Post]) -> None:
    job = JobDetails(company_name=COMPANY, job_title="Backend Engineer")
    asyncio.run(build_insights(job, posts, engine="extractive"))


def _post(number: int, body: str) -> Post:
    title = f"{COMPANY} interview, part {number}"
    return Post(source_id=f"example_{number}", source="file", title=title, body=body)


def _text(number: int, length: int) -> str:
    """Return a text of sentences in an order of its own, numbered so that no two are the same."""
    sentences = [OPENINGS[number % len(OPENINGS)]]
    while sum(map(len, sentences)) < length:
        at = len(sentences)
        sentences.append(f"{SENTENCES[(at * 7 + number * 5) % len(SENTENCES)]} That was note {at} of {number}.")
    return " ".join(sentences)[:length]


def _compare(name: str, text: str, work: Callable[[], object]) -> None:
    ours = _median(work)
    words = _median(lambda: Counter(re.findall(r"\w+", text.lower())))
    print(f"  {name:<34} {ours * 1000:7.1f} ms  {ours / words:6.1f} × counting its words")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return sorted(times)[ROUNDS // 2]
