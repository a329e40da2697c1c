"""What the routes work with, and who is asking."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from contracts.status import PrepStatus
from runtime.codec import trace_of
from runtime.storage import ObjectStore
from services.gateway.auth.local import LocalIssuer
from services.gateway.auth.tokens import TokenVerifier, bearer_token
from services.gateway.auth.users import User
from services.gateway.billing_client import BillingClient
from services.gateway.errors import NotFoundError, NotReadyError
from services.gateway.hub import Hub
from services.gateway.intake import Intake
from services.gateway.recent import Recent
from services.gateway.settings import StreamSettings
from services.gateway.store import Document, PrepStore
from services.gateway.streams import Streams
from services.gateway.views import Viewer

__all__ = ["BULK", "CurrentUser", "Parts", "PartsOf", "Trace", "finished", "own"]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The gateway's parts, put together in `app.py`."""

    store: PrepStore
    recent: Recent
    intake: Intake
    billing: BillingClient
    objects: ObjectStore
    viewer: Viewer
    hub: Hub
    streams: Streams
    stream_settings: StreamSettings
    verifier: TokenVerifier
    local_issuer: LocalIssuer | None
    """Only where environment=local."""


async def _parts(request: Request) -> Parts:  # async: FastAPI runs others in threads
    parts: Parts = request.app.state.parts
    return parts


PartsOf = Annotated[Parts, Depends(_parts)]
_scheme = HTTPBearer(auto_error=False, description="A token of the configured OpenID Connect issuer.")


async def _current_user(request: Request, parts: PartsOf, _: Annotated[object, Depends(_scheme)]) -> User:
    return await parts.verifier.verify(bearer_token(request.headers.get("authorization")))


CurrentUser = Annotated[User, Depends(_current_user)]


async def _trace(request: Request) -> dict[str, str]:
    return trace_of(request.headers)


Trace = Annotated[dict[str, str], Depends(_trace)]


BULK = ("insights", "jobDetails", "timeline", "outbox", "request")
"""What is large in a preparation's document, and not needed to see whose it is and how far."""


async def own(parts: Parts, prep_id: str, user: User, *, without: tuple[str, ...] = ()) -> Document:
    """Return the user's preparation.

    Raises:
        NotFoundError: There is none, or it is somebody else's.
    """
    document = await parts.store.find(prep_id, user_id=user.user_id, without=without)
    if document is None:
        raise NotFoundError
    return document


async def finished(parts: Parts, prep_id: str, user: User, *, without: tuple[str, ...] = ()) -> Document:
    """Return the user's preparation whose guide was paid for.

    Raises:
        NotFoundError: There is none, or it is somebody else's.
        NotReadyError: It has no guide yet, or never will.
    """
    document = await own(parts, prep_id, user, without=without)
    if document["status"] != PrepStatus.COMPLETED:
        raise NotReadyError
    return document
