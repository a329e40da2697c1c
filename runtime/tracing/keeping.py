"""Recording spans where the settings say."""

import contextlib
from collections.abc import AsyncIterator

from runtime.tracing.export import spans_to_endpoint
from runtime.tracing.files import spans_in_folder
from runtime.tracing.settings import TracingSettings

__all__ = ["keep_spans"]


@contextlib.asynccontextmanager
async def keep_spans(settings: TracingSettings) -> AsyncIterator[None]:
    """Record the spans of what begins in the block, if a folder or an endpoint is set."""
    in_folder = spans_in_folder(settings.folder) if settings.folder is not None else contextlib.nullcontext()
    with in_folder:
        async with spans_to_endpoint(settings):
            yield
