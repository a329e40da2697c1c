"""What a request would become, and the text of a résumé: free, and nothing is kept."""

import asyncio

from fastapi import APIRouter, Request

from contracts.preps import PrepRequest
from services.gateway.api.bodies.requests import PreviewBody
from services.gateway.api.dependencies import CurrentUser, Deps
from services.gateway.api.error_responses import problems
from services.gateway.errors import InvalidRequestError, UnavailableError
from services.gateway.guides.bodies.guide import DocumentText
from services.gateway.guides.views import iso
from services.gateway.preparations.listing import posting_key, search_key
from services.gateway.previews.preview import Existing, Preview, Price, certainties, prospect_of

__all__ = ["DOCUMENT_TYPES", "router"]

router = APIRouter(tags=["previews"])

DOCUMENT_TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
)
_DOCUMENT = {"schema": {"type": "string", "format": "binary"}}


@router.post(
    "/api/interview-prep/preview", summary="What a request would become", responses=problems(400, 401, 422, 429, 503)
)
async def preview(body: PreviewBody, user: CurrentUser, deps: Deps) -> Preview:
    """Read the posting and say what was understood. Free; its reading serves the preparation that follows."""
    await deps.pacing.preview(user.user_id)
    request = PrepRequest.model_validate(body.model_dump())
    job, price = await asyncio.gather(deps.parser.read(request), _price(deps, user.user_id))
    keys = {"posting": posting_key(request), "search": search_key(job.company_name, job.job_title)}
    known = await deps.store.of_same_job(user.user_id, **keys)
    return Preview(
        job=job,
        certainty=certainties(job),
        price=price,
        reports=prospect_of(job),
        existing=[Existing(id=one["_id"], status=one["status"], requested_at=iso(one["requestedAt"])) for one in known],
    )


@router.post(
    "/api/documents/text",
    summary="The text of a résumé",
    responses=problems(400, 401, 413, 415, 422, 429, 503),
    openapi_extra={"requestBody": {"required": True, "content": dict.fromkeys(DOCUMENT_TYPES, _DOCUMENT)}},
)
async def document_text(request: Request, user: CurrentUser, deps: Deps) -> DocumentText:
    """Return the text of a PDF or Word document, to be sent as `resume_text`. Nothing is kept."""
    await deps.pacing.preview(user.user_id)
    data = await request.body()
    if not data:
        raise InvalidRequestError("Send the document as the body.")
    kind = request.headers["content-type"].partition(";")[0].strip().lower()
    return DocumentText(text=await deps.parser.text_of(data, kind))


async def _price(deps: Deps, user_id: str) -> Price | None:
    try:
        account = await deps.billing.account(user_id)
    except UnavailableError:
        return None
    return Price(most=account.prep_cost, available=account.available)
