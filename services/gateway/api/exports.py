"""The finished guide for other programs, and for those a link was given to."""

import time
from typing import Annotated

from fastapi import APIRouter, Path, Response

from contracts.insights import Insights
from contracts.preps import PrepContext
from services.gateway.api.dependencies import CurrentUser, Deps
from services.gateway.api.error_responses import problems
from services.gateway.api.finished_guide import a_file, guide_of
from services.gateway.errors import NotFoundError
from services.gateway.guides.bodies.guide import Guide
from services.gateway.guides.json_text import json_response
from services.gateway.guides.shared import without_personal_parts
from services.gateway.guides.views import guide_view
from services.guides.anki_package import anki_package
from services.guides.calendar import plan_calendar
from services.guides.page import web_page

__all__ = ["router"]

router = APIRouter(tags=["guides"])
_BASE = "/api/interview-prep"
_ERRORS = problems(400, 401, 404, 409, 503)


@router.get(
    _BASE + "/{prep_id}.html",
    summary="The guide as a web page",
    response_class=Response,
    responses={**_ERRORS, **a_file("text/html", "One page without scripts.")},
)
async def page(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the guide as one web page that needs nothing else."""
    guide = await guide_of(deps, prep_id, user)
    return guide.file(web_page(guide.job, guide.insights), "text/html; charset=utf-8", "html")


@router.get(
    _BASE + "/{prep_id}.ics",
    summary="The plan as a calendar",
    response_class=Response,
    responses={
        **_ERRORS,
        **a_file("text/calendar", "The weeks of the plan, and the interview where its day is known."),
    },
)
async def calendar(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the plan, and the day of the interview, as a calendar."""
    guide = await guide_of(deps, prep_id, user)
    day = PrepContext.model_validate(guide.document["context"] or {}).interview_date
    text = plan_calendar(guide.job, guide.insights, interview=day)
    return guide.file(text, "text/calendar; charset=utf-8", "ics")


@router.get(
    _BASE + "/{prep_id}.apkg",
    summary="The questions as flash cards",
    response_class=Response,
    responses={**_ERRORS, **a_file("application/apkg", "A package for Anki.")},
)
async def cards(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the questions as a deck of flash cards for Anki."""
    guide = await guide_of(deps, prep_id, user)
    package = anki_package(prep_id=prep_id, job=guide.job, insights=guide.insights, now=int(time.time()))
    return guide.file(package, "application/apkg", "apkg")


@router.get(
    "/api/shared/{secret}", summary="A guide that was shared", response_model=Guide, responses=problems(404, 503)
)
async def shared(deps: Deps, secret: Annotated[str, Path(max_length=100)]) -> Response:
    """Return the guide a link leads to, without what its owner told of themselves; needs no token."""
    document = await deps.notes.shared(secret)
    if document is None or not document["insights"]:
        raise NotFoundError("This link has expired, or was revoked.")
    insights = without_personal_parts(Insights.model_validate_json(document["insights"]))
    return json_response(guide_view({**document, "insights": insights.model_dump_json()}))
