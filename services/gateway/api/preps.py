"""Requesting, watching and steering preparations."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Request, Response

from contracts.status import PrepStatus
from services.gateway.api.bodies.requests import GenerateBody, RetryBody
from services.gateway.api.dependencies import BULK, CurrentUser, Deps, Trace, own
from services.gateway.api.error_responses import REFUSALS, problems
from services.gateway.api.transport.conditional import is_known, not_modified, tag_of
from services.gateway.guides.bodies.history import History
from services.gateway.guides.bodies.status import Accepted, StatusView
from services.gateway.guides.json_text import json_response
from services.gateway.preparations.listing import Listing, Order
from services.gateway.preparations.store import Document, utc_now

__all__ = ["router"]

router = APIRouter(prefix="/api/interview-prep", tags=["preparations"])

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Makes repeating a request safe: the same key and body give the same preparation.",
    ),
]


Statuses = Annotated[
    Literal["classic", "all"],
    Query(description="`classic` knows no `cancelled` and says `failed`; `cancelled` in the body tells them apart."),
]
Known = Annotated[str | None, Header(alias="If-None-Match", description="The `ETag` of what the client has.")]
_LINKS_RENEWED = 1800
"""Seconds; half of what a link to a PDF lives."""


@router.post(
    "/generate", summary="Start a preparation", status_code=202, responses={**REFUSALS, **problems(413, 422, 429)}
)
async def generate(
    body: GenerateBody,
    user: CurrentUser,
    deps: Deps,
    trace: Trace,
    request: Request,
    response: Response,
    key: Key = None,
) -> Accepted:
    """Start a preparation. Credits are reserved now and taken when the guide is delivered."""
    prep_id = await deps.intake.generate(
        user_id=user.user_id,
        request=body.request(),
        context=body.context(),
        key=key,
        trace=trace,
        admission=deps.pacing.start(request, user.user_id, response.headers),
    )
    return _accepted(prep_id, response)


@router.get(
    "/status/{prep_id}",
    summary="A preparation as it stands",
    response_model=StatusView,
    responses={**problems(401, 404, 503), 304: {"description": "Nothing changed, as `If-None-Match` says."}},
)
async def status(
    prep_id: str, user: CurrentUser, deps: Deps, request: Request, known: Known = None, statuses: Statuses = "classic"
) -> Response:
    """Return a preparation as it stands."""
    if known:
        slim = await own(deps, prep_id, user, without=BULK)
        if is_known(request, tag := _tag(slim, statuses)):
            return not_modified(tag)
    document = await own(deps, prep_id, user, without=("outbox", "request"))
    body = _spoken(await deps.viewer.status(document), statuses)
    return json_response(body, headers={"ETag": _tag(document, statuses)})


@router.get("/history", summary="The user's preparations", response_model=History, responses=problems(400, 401, 503))
async def history(
    user: CurrentUser,
    deps: Deps,
    *,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    cursor: Annotated[str | None, Query(max_length=1000, description="`next` of the page before.")] = None,
    status: Annotated[list[PrepStatus] | None, Query(max_length=20, description="Only these; may be repeated.")] = None,
    q: Annotated[str, Query(max_length=200, description="Words of company or title.")] = "",
    sort: Order = "newest",
    statuses: Statuses = "classic",
) -> Response:
    """List the user's preparations: the one asked for last first, a retried one where its last attempt began."""
    listing = Listing(limit=limit, order=sort, statuses=status or (), words=q, after=cursor)
    documents, behind = await deps.store.listed(user.user_id, listing)
    items = [_spoken(await deps.viewer.history_item(document), statuses) for document in documents]
    return json_response({"history": items, "next": behind})


@router.post("/{prep_id}/cancel", summary="Stop a preparation", responses=problems(401, 404, 409, 503))
async def cancel(prep_id: str, user: CurrentUser, deps: Deps, trace: Trace) -> Accepted:
    """Stop a preparation; its credits are released."""
    await deps.intake.cancel(prep_id=prep_id, user_id=user.user_id, trace=trace)
    return Accepted(id=prep_id, status=PrepStatus.CANCELLED)


@router.post(
    "/{prep_id}/retry",
    summary="Try a preparation again",
    status_code=202,
    responses={**REFUSALS, **problems(404, 409, 413, 429)},
)
async def retry(
    prep_id: str,
    user: CurrentUser,
    deps: Deps,
    trace: Trace,
    request: Request,
    response: Response,
    body: RetryBody | None = None,
) -> Accepted:
    """Try a preparation again that failed or was cancelled, possibly with what could not be read entered by hand."""
    admission = deps.pacing.start(request, user.user_id, response.headers)
    changes = body.model_dump(exclude_none=True) if body else {}
    await deps.intake.retry(prep_id=prep_id, user_id=user.user_id, changes=changes, trace=trace, admission=admission)
    return _accepted(prep_id, response)


def _spoken(body: dict[str, Any], statuses: str) -> dict[str, Any]:
    """Say a cancelled preparation in the nine statuses that clients of the first hour know, or as what it is."""
    cancelled = body["status"] == PrepStatus.CANCELLED
    if not cancelled or statuses == "all":
        return {**body, "cancelled": cancelled}
    error = body.get("error") or "Cancelled by the user. Nothing was charged."
    return {**body, "status": PrepStatus.FAILED.value, "error": error, "cancelled": True}


def _tag(document: Document, statuses: str) -> str:
    """Return the tag of a status: it changes with every change, and in time for links to be renewed."""
    return tag_of(
        document["_id"], document["seq"], document.get("ahead", 0), statuses, utc_now().timestamp() // _LINKS_RENEWED
    )


def _accepted(prep_id: str, response: Response) -> Accepted:
    response.headers["Location"] = f"/api/interview-prep/status/{prep_id}"
    return Accepted(id=prep_id, status=PrepStatus.PROCESSING)
