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
from services.insights.sentences.reading import PostTexts, read_texts

__all__ = ["CitedClaim", "cited_claim"]


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


def cited_claim(line: dict[str, Any]) -> CitedClaim:
    """Return the claim of a line of `claims.jsonl`."""
    raw = line["post"]
    comments = [Comment(comment_id=str(number), body=body) for number, body in enumerate(raw["comments"])]
    post = Post(source_id="case", source="file", title=raw["title"], body=raw["body"], comments=comments)
    company = Company.of(line["company"])
    claim = Claim(
        section=line["section"],
        text=line["claim"],
        quote=line["quote"],
        where=line.get("where"),
        details=line.get("details") or {},
    )
    return CitedClaim(claim=claim, texts=read_texts(post, company, comments=raw["comments"]), company=company)
