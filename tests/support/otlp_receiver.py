"""A server that takes OTLP over HTTP as strictly as the specification lets it, and remembers the spans."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from local.servers import free_port
from runtime.serving import serving

__all__ = ["OtlpReceiver", "OtlpSpan", "otlp_receiver"]


def _not_zero(text: str) -> str:
    assert text.strip("0"), "an id of nothing but noughts means none"
    return text


TraceId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$"), AfterValidator(_not_zero)]
SpanId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$"), AfterValidator(_not_zero)]
Nanoseconds = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,19}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class OtlpValue(_Strict):
    stringValue: str  # noqa: N815 — as the specification has it; likewise below


class OtlpAttribute(_Strict):
    key: str
    value: OtlpValue


class OtlpStatus(_Strict):
    code: int = 0
    message: str = ""


class OtlpSpan(_Strict):
    traceId: TraceId  # noqa: N815
    spanId: SpanId  # noqa: N815
    parentSpanId: SpanId | None = None  # noqa: N815
    name: str
    kind: int
    startTimeUnixNano: Nanoseconds  # noqa: N815
    endTimeUnixNano: Nanoseconds  # noqa: N815
    attributes: list[OtlpAttribute] = []
    status: OtlpStatus = OtlpStatus()
    service: str = ""
    """Of the resource that it came with."""


class OtlpScope(_Strict):
    name: str


class OtlpScopeSpans(_Strict):
    scope: OtlpScope
    spans: list[OtlpSpan]


class OtlpResource(_Strict):
    attributes: list[OtlpAttribute]


class OtlpResourceSpans(_Strict):
    resource: OtlpResource
    scopeSpans: list[OtlpScopeSpans]  # noqa: N815


class OtlpRequest(_Strict):
    resourceSpans: list[OtlpResourceSpans]  # noqa: N815


@dataclass
class OtlpReceiver:
    """What came, and what is answered."""

    url: str
    spans: list[OtlpSpan] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    """Why documents were refused."""
    answers: list[int] = field(default_factory=list)
    """Codes to answer the next requests with, before they are taken again."""

    async def take(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        if self.answers:
            return Response(status_code=self.answers.pop(0))
        if not re.match(r"application/json\b", request.headers.get("content-type", "")):
            return Response(status_code=415)
        try:
            taken = OtlpRequest.model_validate_json(await request.body())
        except ValidationError as error:
            self.flaws.append(str(error))
            return Response(status_code=400)
        for one in taken.resourceSpans:
            names = [a.value.stringValue for a in one.resource.attributes if a.key == "service.name"]
            for scope in one.scopeSpans:
                self.spans += [span.model_copy(update={"service": names[0]}) for span in scope.spans]
        return JSONResponse({"partialSuccess": {}})

    def of_prep(self, prep_id: str) -> list[OtlpSpan]:
        """Return the spans of the traces in which a stage worked on a preparation."""
        traces = {
            span.traceId
            for span in self.spans
            for attribute in span.attributes
            if (attribute.key, attribute.value.stringValue) == ("prep_id", prep_id)
        }
        return [span for span in self.spans if span.traceId in traces]


@asynccontextmanager
async def otlp_receiver() -> AsyncIterator[OtlpReceiver]:
    port = free_port()
    receiver = OtlpReceiver(url=f"http://127.0.0.1:{port}")
    routes: list[Any] = [Route("/v1/traces", receiver.take, methods=["POST"])]
    async with serving(Starlette(routes=routes), host="127.0.0.1", port=port):
        yield receiver
