"""Whether spans are recorded, and where they go."""

from pathlib import Path

from pydantic import AnyHttpUrl, BaseModel, SecretStr

__all__ = ["TracingSettings"]


class TracingSettings(BaseModel):
    """Where spans go; none are recorded without a folder and without an endpoint."""

    folder: Path | None = None
    """A folder for files of spans, as OTLP's JSON lines. Two files a process, of 20 MB."""
    endpoint: AnyHttpUrl | None = None
    """Where OTLP is taken over HTTP, by the OpenTelemetry Collector, Jaeger or Tempo: its base URL, usually with port
    4318; spans are posted to `/v1/traces` below it, as JSON."""
    headers: dict[str, SecretStr] = {}
    """Headers that the endpoint asks for, e.g. `Authorization`."""
