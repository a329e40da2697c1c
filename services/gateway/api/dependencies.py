"""What the routes work with, and who is asking."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.security import HTTPBearer

from contracts.status import PrepStatus
from runtime.kafka.codec import trace_of
from services.gateway.afterwards.store import GuideNotes
from services.gateway.auth.local import LocalIssuer
from services.gateway.auth.tokens import TokenVerifier, bearer_token
from services.gateway.auth.users import User
from services.gateway.billing_client import BillingClient
from services.gateway.errors import NotFoundError, NotReadyError
from services.gateway.guides.views import Viewer
from services.gateway.limits.pacing import Pacing
from services.gateway.preparations.intake import Intake
from services.gateway.preparations.paid_files import PaidFiles
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import Document, PrepStore
from services.gateway.preparations.told_ahead import ToldAhead
from services.gateway.previews.parser_client import ParserClient
from services.gateway.settings import StreamSettings
from services.gateway.streams.event_stream import Streams
from services.gateway.streams.hub import Hub
from services.gateway.streams.tickets import Tickets
from services.gateway.streams.user_stream import UserStreams

__all__ = ["BULK", "CurrentUser", "Dependencies", "Deps", "StreamUser", "Trace", "finished", "own"]


@dataclass(frozen=True, kw_only=True)
class Dependencies:
    """The gateway's deps, put together in `app.py`."""

    store: PrepStore
    notes: GuideNotes
    states: StateCache
    ahead: ToldAhead
    intake: Intake
    billing: BillingClient
    parser: ParserClient
    pacing: Pacing
    files: PaidFiles
    viewer: Viewer
    hub: Hub
    streams: Streams
    user_streams: UserStreams
    tickets: Tickets
    stream_settings: StreamSettings
    upgrade_url: str | None
    verifier: TokenVerifier
    local_issuer: LocalIssuer | None
    """Only where environment=local."""


async def _deps(request: Request) -> Dependencies:  # async: FastAPI runs others in threads
    deps: Dependencies = request.app.state.deps
    return deps


Deps = Annotated[Dependencies, Depends(_deps)]
_scheme = HTTPBearer(auto_error=False, description="A token of the configured OpenID Connect issuer.")


async def _current_user(request: Request, deps: Deps, _: Annotated[object, Depends(_scheme)]) -> User:
    return await deps.verifier.verify(bearer_token(request.headers.get("authorization")))


CurrentUser = Annotated[User, Depends(_current_user)]


async def _stream_user(
    request: Request,
    deps: Deps,
    _: Annotated[object, Depends(_scheme)],
    ticket: Annotated[
        str | None, Query(max_length=100, description="In place of a token; see `POST /api/interview-prep/tickets`.")
    ] = None,
) -> User:
    if ticket:
        return await deps.tickets.take(ticket)
    return await deps.verifier.verify(bearer_token(request.headers.get("authorization")))


StreamUser = Annotated[User, Depends(_stream_user)]


async def _trace(request: Request) -> dict[str, str]:
    return trace_of(request.headers)


Trace = Annotated[dict[str, str], Depends(_trace)]


BULK = ("insights", "jobDetails", "timeline", "outbox", "request")
"""What is large in a preparation's document, and not needed to see whose it is and how far."""


async def own(deps: Dependencies, prep_id: str, user: User, *, without: tuple[str, ...] = ()) -> Document:
    """Return the user's preparation.

    Raises:
        NotFoundError: There is none, or it is somebody else's.
    """
    document = await deps.store.find(prep_id, user_id=user.user_id, without=without)
    if document is None:
        raise NotFoundError
    return deps.ahead.shown(document)


async def finished(deps: Dependencies, prep_id: str, user: User, *, without: tuple[str, ...] = ()) -> Document:
    """Return the user's preparation whose guide was paid for.

    Raises:
        NotFoundError: There is none, or it is somebody else's.
        NotReadyError: It has no guide yet, or never will.
    """
    document = await own(deps, prep_id, user, without=without)
    if document["status"] != PrepStatus.COMPLETED:
        raise NotReadyError
    return document
