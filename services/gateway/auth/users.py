"""The user behind a request."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["User"]


@dataclass(frozen=True, kw_only=True)
class User:
    """A user as their token describes them."""

    user_id: str
    expires_at: datetime
    """When the token ends; streams end with it."""
