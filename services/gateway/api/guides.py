"""The finished guide: as PDF, as data, as text."""

import hashlib

from fastapi import APIRouter, Request, Response

from services.gateway.api.dependencies import BULK, CurrentUser, Deps, finished
from services.gateway.api.error_responses import problems
from services.gateway.api.finished_guide import a_file, guide_of, named
from services.gateway.api.transport.ranges import file_response
from services.gateway.errors import NotFoundError
from services.gateway.guides.bodies.guide import Download, Guide
from services.gateway.guides.json_text import json_response
from services.gateway.guides.views import guide_view
from services.guides.markdown import guide_markdown

__all__ = ["router"]

router = APIRouter(prefix="/api/interview-prep", tags=["guides"])
_ERRORS = problems(401, 404, 409, 503)


@router.get("/download/{prep_id}", summary="A link to the PDF", responses=_ERRORS)
async def download(prep_id: str, user: CurrentUser, deps: Deps) -> Download:
    """Return a link to the PDF that works for an hour without a token, and what to call the file."""
    document = await finished(deps, prep_id, user, without=BULK)
    await deps.files.read(document)  # a link is given out for what was paid for, or not at all
    link = await deps.viewer.link(document)
    if link is None:
        raise NotFoundError("The guide's file is missing. Please generate it again.")
    return Download(pdf_url=link, company_name=document["companyName"], job_title=document["jobTitle"])


@router.get(
    "/{prep_id}.pdf",
    summary="The guide as PDF",
    response_class=Response,
    responses={
        **problems(401, 404, 409, 416, 503),
        **a_file("application/pdf", "The guide."),
        206: {"content": {"application/pdf": {}}, "description": "The part that `Range` asks for."},
        304: {"description": "The client has it, as `If-None-Match` says."},
    },
)
async def pdf(prep_id: str, user: CurrentUser, deps: Deps, request: Request) -> Response:
    """Return the PDF itself."""
    document = await finished(deps, prep_id, user, without=BULK)
    data = await deps.files.read(document)
    tag = f'"{hashlib.sha256(data).hexdigest()}"'
    return file_response(request, data, tag=tag, media_type="application/pdf", headers=named(document, "pdf"))


@router.get("/{prep_id}.json", summary="The guide as data", response_model=Guide, responses=_ERRORS)
async def data(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the job and the insights."""
    guide = await guide_of(deps, prep_id, user)
    return json_response(guide_view(guide.document), headers=named(guide.document, "json"))


@router.get(
    "/{prep_id}.md",
    summary="The guide as Markdown",
    response_class=Response,
    responses={**_ERRORS, **a_file("text/markdown", "The guide.")},
)
async def markdown(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the guide as Markdown."""
    guide = await guide_of(deps, prep_id, user)
    text = guide_markdown(job=guide.job, insights=guide.insights)
    return guide.file(text, "text/markdown; charset=utf-8", "md")
