"""The finished guide for other programs, and for those a link was given to."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from fastapi.responses import JSONResponse

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.preps import PrepContext
from services.gateway.api.dependencies import CurrentUser, Deps, finished
from services.gateway.api.error_responses import problems
from services.gateway.errors import NotFoundError
from services.gateway.guides.bodies import Guide
from services.gateway.guides.filenames import content_disposition, guide_filename
from services.gateway.guides.shared import without_personal_parts
from services.gateway.guides.views import guide_view
from services.gateway.preparations.store import Document
from services.guides.anki_package import anki_package
from services.guides.calendar import plan_calendar
from services.guides.page import web_page

__all__ = ["router"]

router = APIRouter(tags=["guides"])
_BASE = "/api/interview-prep"
_ERRORS = problems(400, 401, 404, 409, 503)


def _files(kind: str, about: str) -> dict[int | str, dict[str, Any]]:
    return {**_ERRORS, 200: {"content": {kind: {}}, "description": about}}


@router.get(
    _BASE + "/{prep_id}.html",
    summary="The guide as a web page",
    response_class=Response,
    responses=_files("text/html", "One page without scripts."),
)
async def page(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the guide as one web page that needs nothing else."""
    document = await _finished(deps, prep_id, user)
    job, insights = _content(document)
    return _file(document, web_page(job, insights).encode(), "text/html; charset=utf-8", "html")


@router.get(
    _BASE + "/{prep_id}.ics",
    summary="The plan as a calendar",
    response_class=Response,
    responses=_files("text/calendar", "The weeks of the plan, and the interview where its day is known."),
)
async def calendar(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the plan, and the day of the interview, as a calendar."""
    document = await _finished(deps, prep_id, user)
    job, insights = _content(document)
    day = PrepContext.model_validate(document["context"] or {}).interview_date
    text = plan_calendar(job, insights, interview=day)
    return _file(document, text.encode(), "text/calendar; charset=utf-8", "ics")


@router.get(
    _BASE + "/{prep_id}.apkg",
    summary="The questions as flash cards",
    response_class=Response,
    responses=_files("application/apkg", "A package for Anki."),
)
async def cards(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the questions as a deck of flash cards for Anki."""
    document = await _finished(deps, prep_id, user)
    job, insights = _content(document)
    package = anki_package(prep_id=prep_id, job=job, insights=insights, now=int(time.time()))
    return _file(document, package, "application/apkg", "apkg")


@router.get(
    "/api/shared/{secret}", summary="A guide that was shared", response_model=Guide, responses=problems(404, 503)
)
async def shared(deps: Deps, secret: Annotated[str, Path(max_length=100)]) -> Response:
    """Return the guide a link leads to, without what its owner told of themselves; needs no token."""
    document = await deps.notes.shared(secret)
    if document is None or not document["insights"]:
        raise NotFoundError("This link has expired, or was revoked.")
    insights = without_personal_parts(Insights.model_validate_json(document["insights"]))
    return JSONResponse(guide_view({**document, "insights": insights.model_dump_json()}))


async def _finished(deps: Deps, prep_id: str, user: CurrentUser) -> Document:
    return await finished(deps, prep_id, user, without=("timeline", "outbox", "request"))


def _content(document: Document) -> tuple[JobDetails, Insights]:
    if not document["jobDetails"] or not document["insights"]:
        raise NotFoundError("The guide's data are missing. The PDF has everything.")
    return JobDetails.model_validate_json(document["jobDetails"]), Insights.model_validate_json(document["insights"])


def _file(document: Document, data: bytes, kind: str, extension: str) -> Response:
    name = content_disposition(guide_filename(document, extension))
    return Response(data, media_type=kind, headers={"Content-Disposition": name})
