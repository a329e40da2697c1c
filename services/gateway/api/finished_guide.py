"""A guide that was paid for, as the routes that give it out have it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fastapi import Response

from contracts.insights import Insights
from contracts.job import JobDetails
from services.gateway.api.dependencies import Dependencies, finished
from services.gateway.auth.users import User
from services.gateway.errors import NotFoundError
from services.gateway.guides.filenames import content_disposition, guide_filename
from services.gateway.preparations.store import Document

__all__ = ["FinishedGuide", "a_file", "guide_of", "named"]


@dataclass(frozen=True)
class FinishedGuide:
    """The preparation's document, which has job and insights."""

    document: Document

    @cached_property
    def job(self) -> JobDetails:
        """What was read off the posting."""
        return JobDetails.model_validate_json(self.document["jobDetails"])

    @cached_property
    def insights(self) -> Insights:
        """The guide's content."""
        return Insights.model_validate_json(self.document["insights"])

    def file(self, data: str | bytes, kind: str, extension: str) -> Response:
        """Return the answer that makes browsers save a file."""
        return Response(data, media_type=kind, headers=named(self.document, extension))


async def guide_of(deps: Dependencies, prep_id: str, user: User) -> FinishedGuide:
    """Return the user's guide.

    Raises:
        NotFoundError: There is none, or it is somebody else's.
        NotReadyError: It is not finished, or never will be.
    """
    document = await finished(deps, prep_id, user, without=("timeline", "outbox", "request"))
    if not document["jobDetails"] or not document["insights"]:
        raise NotFoundError("The guide's data are missing. The PDF has everything.")
    return FinishedGuide(document)


def named(document: Document, extension: str) -> dict[str, str]:
    """Return the header that says what to call a guide's file."""
    return {"Content-Disposition": content_disposition(guide_filename(document, extension))}


def a_file(kind: str, about: str) -> dict[int | str, dict[str, Any]]:
    """Return what the API's description says of a route that answers with a file."""
    return {200: {"content": {kind: {}}, "description": about}}
