"""The finished guide: as PDF, as data, as text."""

import hashlib

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from contracts.insights import Insights
from contracts.job import JobDetails
from services.gateway.api.dependencies import BULK, CurrentUser, Deps, finished
from services.gateway.api.error_responses import problems
from services.gateway.api.transport.ranges import file_response
from services.gateway.errors import NotFoundError
from services.gateway.guides.bodies import Download, Guide
from services.gateway.guides.filenames import content_disposition, guide_filename
from services.gateway.guides.views import guide_view
from services.gateway.preparations.store import Document
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
        200: {"content": {"application/pdf": {}}, "description": "The guide."},
        206: {"content": {"application/pdf": {}}, "description": "The part that `Range` asks for."},
        304: {"description": "The client has it, as `If-None-Match` says."},
    },
)
async def pdf(prep_id: str, user: CurrentUser, deps: Deps, request: Request) -> Response:
    """Return the PDF itself."""
    document = await finished(deps, prep_id, user, without=BULK)
    data = await deps.files.read(document)
    tag = f'"{hashlib.sha256(data).hexdigest()}"'
    return file_response(request, data, tag=tag, media_type="application/pdf", headers=_named(document, "pdf"))


@router.get("/{prep_id}.json", summary="The guide as data", response_model=Guide, responses=_ERRORS)
async def data(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the job and the insights."""
    document = await _with_content(deps, prep_id, user)
    return JSONResponse(guide_view(document), headers=_named(document, "json"))


@router.get(
    "/{prep_id}.md",
    summary="The guide as Markdown",
    response_class=Response,
    responses={**_ERRORS, 200: {"content": {"text/markdown": {}}, "description": "The guide."}},
)
async def markdown(prep_id: str, user: CurrentUser, deps: Deps) -> Response:
    """Return the guide as Markdown."""
    document = await _with_content(deps, prep_id, user)
    job = JobDetails.model_validate_json(document["jobDetails"])
    insights = Insights.model_validate_json(document["insights"])
    text = guide_markdown(job=job, insights=insights)
    return Response(text, media_type="text/markdown; charset=utf-8", headers=_named(document, "md"))


async def _with_content(deps: Deps, prep_id: str, user: CurrentUser) -> Document:
    document = await finished(deps, prep_id, user, without=("timeline", "outbox", "request"))
    if not document["jobDetails"] or not document["insights"]:
        raise NotFoundError("The guide's data are missing. The PDF has everything.")
    return document


def _named(document: Document, extension: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition(guide_filename(document, extension))}
