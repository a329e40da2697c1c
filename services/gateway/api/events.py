"""Live progress by server-sent events."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from sse_starlette import EventSourceResponse

from contracts.status import PrepStatus
from services.gateway.api.dependencies import BULK, CurrentUser, Dependencies, Deps, StreamUser, own
from services.gateway.api.error_responses import problems
from services.gateway.auth.users import User
from services.gateway.errors import UnavailableError
from services.gateway.guides.bodies.streams import STREAMED, STREAMED_ALL, Ticket
from services.gateway.guides.bodies.view import View
from services.gateway.preparations.store import utc_now

__all__ = ["router"]

router = APIRouter(prefix="/api/interview-prep", tags=["preparations"])

LastSeen = Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=2**53, description="Resume behind this event.")]
After = Annotated[int | None, Query(ge=0, le=2**53, description="As Last-Event-ID, for clients that cannot send it.")]


def _schemas(models: Mapping[str, type[View]]) -> dict[str, dict[str, str]]:
    return {name: {"$ref": f"#/components/schemas/{model.__name__}"} for name, model in models.items()}


EVENTS = _schemas(STREAMED)
ALL_EVENTS = _schemas(STREAMED_ALL)


@router.get(
    "/events/{prep_id}",
    summary="Follow a preparation live",
    response_class=Response,
    responses={
        **problems(400, 401, 404, 503),
        200: {
            "content": {"text/event-stream": {"schema": {"type": "string"}, "x-events": EVENTS}},
            "description": (
                "`hello`, then `snapshot`, then `change` events whose id is their `seq`, then `end`; `x-events` names "
                "the schema of each one's data. A change may come before it is kept: its id follows by itself, and "
                "who connects again before gets the same change once more."
            ),
        },
        204: {"description": "The preparation has ended and every change was seen: do not reconnect."},
    },
)
async def events(
    prep_id: str, user: StreamUser, deps: Deps, last_seen: LastSeen = None, after: After = None
) -> Response:
    """Follow a preparation."""
    seen = last_seen if last_seen is not None else after
    if seen is not None or not _just_written(deps, prep_id, user):
        document = await own(deps, prep_id, user, without=BULK)
        if seen is not None and seen > document["seq"]:
            seen = None  # of another database than this one: begin anew
        if seen is not None and PrepStatus(document["status"]).is_final and await _saw_all(deps, prep_id, seen):
            return Response(status_code=204)
    until = _lifetime(deps, user)
    return _streamed(deps, deps.streams.follow(prep_id, after=seen, until=until))


@router.get(
    "/events",
    summary="Follow all preparations live",
    response_class=Response,
    responses={
        **problems(401, 503),
        200: {
            "content": {"text/event-stream": {"schema": {"type": "string"}, "x-events": ALL_EVENTS}},
            "description": (
                "`hello`; a `prep` for each unfinished preparation and each that begins; `change` events with their "
                "`prepId`; `gone` where one was deleted. A new connection begins with the present state."
            ),
        },
    },
)
async def all_events(user: StreamUser, deps: Deps) -> Response:
    """Follow all of the user's preparations in one stream."""
    return _streamed(deps, deps.user_streams.follow(user.user_id, until=_lifetime(deps, user)))


@router.post("/tickets", summary="A ticket for a stream", status_code=201, responses=problems(401, 503))
async def ticket(user: CurrentUser, deps: Deps) -> Ticket:
    """Return a ticket that opens one stream, once, within a minute: for an `EventSource`, which sends no token."""
    secret, until = await deps.tickets.give(user)
    return Ticket(ticket=secret, expires_at=until)


def _lifetime(deps: Dependencies, user: User) -> datetime:
    """Return how long a stream of the user may live.

    Raises:
        UnavailableError: There are too many streams, or the process is stopping.
    """
    if deps.hub.closing or deps.hub.open >= deps.stream_settings.limit:
        raise UnavailableError("Too many people are watching right now. Please try again in a moment.")
    return min(user.expires_at, utc_now() + deps.stream_settings.lifetime)


def _streamed(deps: Dependencies, events: AsyncIterator[bytes]) -> Response:
    settings = deps.stream_settings
    return EventSourceResponse(
        events, ping=settings.heartbeat.total_seconds(), send_timeout=settings.send_timeout.total_seconds()
    )


def _just_written(deps: Dependencies, prep_id: str, user: User) -> bool:
    """Return whether the preparation is known as the user's without a look: the usual case right after asking."""
    state = deps.states.get(prep_id)
    return state is not None and state.user_id == user.user_id


async def _saw_all(deps: Deps, prep_id: str, seen: int) -> bool:
    tail = await deps.store.tail(prep_id, after=seen)
    return tail is None or not tail.entries
