"""Stack Exchange by its API 2.3: questions about an employer, and all their answers with one request."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field
from typing_extensions import override

from contracts.posts import Comment, Post
from lexicon.text import shorten
from services.scraper.errors import MalformedError, RateLimitedError
from services.scraper.html_text import text_of_html
from services.scraper.search.plan import SearchPlan
from services.scraper.search.queries import plain_names
from services.scraper.settings import StackExchangeSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.compliance import Compliance
from services.scraper.sources.hosted import HostedSource
from services.scraper.sources.reading import Count, Moment, Text, body_text, read_all, title_text
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream

__all__ = ["StackExchangeSource"]

_BEST_ANSWERS = 5
_LONGEST_ANSWER = 1500
_LICENCE = "CC BY-SA 4.0"
_HOUR = 3600.0
_MOST_QUESTIONS = 100

Identifier = Annotated[int, Field(gt=0, lt=10**12)]


class _StackQuestion(BaseModel):
    question_id: Identifier
    title: Text = ""
    body: Text = ""
    link: Text = ""
    score: Count = 0
    answer_count: Count = 0
    creation_date: Moment = None
    content_license: Text = ""


class _Answer(BaseModel):
    answer_id: Identifier
    question_id: Identifier
    body: Text = ""
    score: Count = 0
    creation_date: Moment = None


class StackExchangeSource(HostedSource):
    """Searches one site of the network; see `services.scraper.sources.base.PostSource`."""

    name = "stackexchange"
    label = "Stack Exchange"
    compliance = Compliance(
        access="The public API, 300 requests a day without a key, 10 000 with a free one.",
        kept="Questions and the best answers, without authors, for the lifetime of the cache (two days at most).",
        deletion="Deleted questions are no longer served; kept ones go with the cache.",
        attribution="CC BY-SA: site, licence and a link to the question, where its authors are named.",
        terms="https://stackoverflow.com/legal/api-terms-of-use",
    )

    def __init__(self, *, upstream: Upstream, settings: StackExchangeSettings) -> None:
        super().__init__(upstream=upstream, settings=settings)
        self._settings = settings

    @property
    def disabled(self) -> str | None:
        """See `PostSource.disabled`."""
        return None if self._settings.base_url else "No address is configured (PREPLINE_STACKEXCHANGE__BASE_URL)."

    @property
    @override
    def pages_per_request(self) -> int:
        """See `PostSource.pages_per_request`."""
        return _MOST_QUESTIONS

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.find`."""
        names = plain_names(plan)
        params = {
            "q": f'"{names[0]}" interview' if names else "interview",
            "order": "desc",
            "sort": "relevance",
            "pagesize": str(self._settings.results),
        }
        items = await self._items("/search/advanced", params, budget)
        for question in read_all(_StackQuestion, items, harvest):
            harvest.add(self._post(question))
        harvest.searched.update(searches)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        """See `PostSource.read`."""
        ids = ";".join(post.source_id.removeprefix(f"{self.name}:") for post in posts[:_MOST_QUESTIONS])
        params = {"order": "desc", "sort": "votes", "pagesize": "100"}
        answers: defaultdict[str, list[Comment]] = defaultdict(list)
        for answer in read_all(_Answer, await self._items(f"/questions/{ids}/answers", params, budget), harvest):
            answers[f"{self.name}:{answer.question_id}"].append(_comment(answer))
        for post in posts:
            best = sorted(answers[post.source_id], key=lambda comment: -comment.score)[:_BEST_ANSWERS]
            harvest.read.add(post.source_id)
            harvest.add(post.model_copy(update={"comments": [comment for comment in best if comment.body]}))

    async def check(self, budget: Budget) -> None:
        """See `PostSource.check`."""
        await self._items("/search/advanced", {"q": "interview", "pagesize": "1"}, budget)

    async def _items(self, path: str, params: dict[str, str], budget: Budget) -> list[Any]:
        key = {"key": self._settings.key.get_secret_value()} if self._settings.key else {}
        asked = {**params, "site": self._settings.site, "filter": "withbody", **key}
        answer = await self._upstream.get(f"{self._settings.base_url}/2.3{path}", params=asked, budget=budget)
        items = answer.get("items") if isinstance(answer, dict) else None
        if not isinstance(items, list):
            raise MalformedError("Its answer has an unknown shape.")
        await self._heed(answer)
        return items

    async def _heed(self, answer: dict[str, Any]) -> None:
        """Wait as long as the answer asks all programs to, and stop for an hour when the day's quota is used up."""
        pause, left = answer.get("backoff"), answer.get("quota_remaining")
        if isinstance(pause, int | float) and pause > 0:
            error = RateLimitedError("It asked to pause.", retry_after=pause)
            await self._upstream.leave_alone(error, seconds=pause)
        if isinstance(left, int) and left <= 0:
            error = RateLimitedError("Its quota of the day is used up.", retry_after=_HOUR)
            await self._upstream.leave_alone(error, seconds=_HOUR)

    def _post(self, question: _StackQuestion) -> Post:
        licence = question.content_license if question.content_license.startswith("CC ") else _LICENCE
        site = f"{self._settings.site}.stackexchange.com"
        is_link = question.link.startswith(("https://", "http://"))
        return Post(
            source_id=f"{self.name}:{question.question_id}",
            source=self.name,
            url=(question.link if is_link else f"https://{site}/q/{question.question_id}")[:2048],
            title=title_text(text_of_html(question.title)),
            body=body_text(text_of_html(question.body)),
            channel=site,
            score=question.score,
            created_at=question.creation_date,
            comment_count=max(0, question.answer_count),
            attribution=f"Stack Exchange ({self._settings.site}), {licence}"[:200],
        )


def _comment(answer: _Answer) -> Comment:
    return Comment(
        comment_id=str(answer.answer_id),
        body=shorten(text_of_html(answer.body), _LONGEST_ANSWER, ellipsis=""),
        score=answer.score,
        created_at=answer.creation_date,
    )
