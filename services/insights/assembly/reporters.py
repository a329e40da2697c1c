"""Who tells what a guide quotes, and when: the tellers of quotes beside the posting's own kind of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from contracts.insights import Evidence, Experience, Item, ProcessStage
from contracts.job import JobDetails
from contracts.posts import Post, PostOrigin
from lexicon.company import Company
from services.insights.assembly.tellers import Kind, Teller, Tellers, kind_of_job, teller_of
from services.insights.rounds.awaited import is_announced
from services.insights.rounds.judge import Standing, standing_of
from services.insights.sources.ranks import Rank, rank_of_posting

__all__ = ["DETAILS", "Reporters"]

DETAILS = ("duration", "interviewer", "format")
"""What a report may say of a round besides its name."""


@dataclass(frozen=True)
class Reporters:
    """Those who wrote some posts, beside a posting."""

    job: JobDetails
    posts: Sequence[Post]

    def of(self, item: Item, proof: Evidence) -> Teller:
        """Return who tells a quote of an item."""
        teller = self.tellers.of(proof.source_id, proof.quote)
        if isinstance(item, Experience) and item.role:
            stated = teller_of(item.role)
            return replace(stated, rank=stated.rank or teller.rank)
        return teller

    def is_employer(self, proof: Evidence) -> bool:
        """Whether a quote stands on the employer's own pages."""
        post = self.by_source.get(proof.source_id)
        return post is not None and post.origin is PostOrigin.EMPLOYER

    def standing(self, stage: ProcessStage, proof: Evidence) -> Standing:
        """Return whether a round had been held when a quote told of it."""
        post = self.by_source.get(proof.source_id)
        if post is None:
            return "awaited" if is_announced(proof.quote) else "had"
        return standing_of(post, self.company, name=stage.name, quote=proof.quote)

    @cached_property
    def by_source(self) -> Mapping[str, Post]:
        """Return the posts by their ids."""
        return {post.source_id: post for post in self.posts}

    @cached_property
    def company(self) -> Company:
        """Return the employer."""
        return Company.of_posting(self.job)

    @cached_property
    def tellers(self) -> Tellers:
        """Return the tellers of the posts."""
        return Tellers(self.posts, self.job)

    @cached_property
    def own(self) -> Kind:
        """Return the posting's kind of work."""
        return kind_of_job(self.job)

    @cached_property
    def rank(self) -> Rank | None:
        """Return the posting's level."""
        return rank_of_posting(self.job)
