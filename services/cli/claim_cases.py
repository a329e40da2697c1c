"""Single claims: a line of JSON each, in and out."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from contracts.posts import Post
from lexicon.company import Company
from services.cli.lines import unusable_line
from services.insights.checker.check import Claim, check
from services.insights.checker.standing import Section
from services.insights.sentences.reading import read_texts

__all__ = ["ClaimCase", "judge_claim"]


_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class _QuotedPost(BaseModel):
    title: str = ""
    body: str = ""
    comments: list[str] | None = None


class ClaimCase(BaseModel):
    """One line of input: a claim about an employer, and the post that it quotes."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: int | str
    company: _Name
    post: _QuotedPost
    section: Section
    claim: str | None
    quote: str
    where: str | None = None
    details: dict[str, str] | None = None


def judge_claim(line: bytes) -> dict[str, Any]:
    """Return `{id, supported, reason}` for a line, or `{id, problem}` where it holds no claim."""
    try:
        case = ClaimCase.model_validate_json(line)
        post = Post(source_id="claim", source="file", title=case.post.title, body=case.post.body)
    except ValidationError as error:
        return unusable_line(line, error)
    company = Company.of(case.company)
    claim = Claim(section=case.section, text=case.claim, quote=case.quote, where=case.where, details=case.details or {})
    verdict = check(claim, read_texts(post, company, comments=case.post.comments or []), company)
    return {"id": case.id, "supported": verdict.supported, "reason": verdict.reason}
