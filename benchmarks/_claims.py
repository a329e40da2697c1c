"""Lines of claims with their posts, as the checker takes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.check import Claim, standing_of
from services.insights.checker.places import Place, places_of
from services.insights.sentences.cues import UNKNOWN
from services.insights.sentences.names import spellings
from services.insights.sentences.orders import without_orders
from services.insights.sentences.reading import PostTexts, read_texts

__all__ = ["CitedClaim", "cited_claim", "post_of_claim"]


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim with the post it quotes."""

    claim: Claim
    texts: PostTexts
    company: Company

    def places(self) -> Iterator[tuple[ClaimText, Place, bool]]:
        """Yield the claim's text with each place of its quote, and whether anything may be claimed from there.

        Places in languages that are not read are left out.
        """
        text = ClaimText(raw=self.claim.text or "", section=self.claim.section, own=spellings(self.company))
        for place in places_of(self.claim.quote, self.texts, self.claim.where):
            if place.text.language != UNKNOWN:
                yield text, place, standing_of(self.claim, place) is None


def post_of_claim(line: dict[str, Any]) -> Post:
    """Return the post that a line of `claims.jsonl` quotes, without orders, as a guide reads it."""
    raw = line["post"]
    bodies = map(without_orders, raw["comments"])
    comments = [Comment(comment_id=str(number), body=body) for number, body in enumerate(bodies)]
    title, body = without_orders(raw["title"]), without_orders(raw["body"])
    return Post(source_id="case", source="file", title=title, body=body, comments=comments)


def cited_claim(line: dict[str, Any]) -> CitedClaim:
    """Return the claim of a line of `claims.jsonl`."""
    post, company = post_of_claim(line), Company.of(line["company"])
    claim = Claim(
        section=line["section"],
        text=line["claim"],
        quote=line["quote"],
        where=line.get("where"),
        details=line.get("details") or {},
    )
    return CitedClaim(claim=claim, texts=read_texts(post, company), company=company)
