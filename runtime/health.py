"""`/healthz`, `/readyz` and `/metrics` of every service."""

from typing import Protocol

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

__all__ = ["Observed", "health_routes", "metrics_route"]


class Observed(Protocol):
    """What the health routes ask a service."""

    @property
    def ready(self) -> bool:
        """Whether it takes work."""

    @property
    def healthy(self) -> bool:
        """Whether it should go on."""

    async def observe(self) -> None:
        """Bring metrics up to date."""


def health_routes(service: Observed, *, with_metrics: bool = True) -> list[Route]:
    """Return the routes; they answer without touching Kafka or MongoDB."""

    async def healthz(_request: Request) -> Response:
        return _answer(ok=service.healthy)

    async def readyz(_request: Request) -> Response:
        return _answer(ok=service.ready and service.healthy)

    health = [Route("/healthz", healthz), Route("/readyz", readyz)]
    return [*health, metrics_route(service)] if with_metrics else health


def metrics_route(service: Observed) -> Route:
    """Return the route of the metrics."""

    async def metrics(_request: Request) -> Response:
        await service.observe()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", metrics)


def _answer(*, ok: bool) -> Response:
    return JSONResponse({"status": "ok" if ok else "unavailable"}, status_code=200 if ok else 503)
