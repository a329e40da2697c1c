"""Settings of the parser."""

from datetime import timedelta

from typing_extensions import override

from runtime.settings import ModelSettings, ServiceSettings
from services.parser.fetch.settings import FetchSettings, require_sandbox

__all__ = ["ParserSettings"]


class ParserSettings(ServiceSettings):
    """Everything the parser can be told."""

    fetch: FetchSettings = FetchSettings()
    model: ModelSettings = ModelSettings()
    cache_lifetime: timedelta = timedelta(days=7)
    """How long a posting that was read is good for."""

    @override
    def refuse_unsafe_defaults(self) -> None:
        """See `ServiceSettings.refuse_unsafe_defaults`."""
        super().refuse_unsafe_defaults()
        require_sandbox(self.fetch, environment=self.environment)
