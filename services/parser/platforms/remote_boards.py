"""Boards that list remote jobs only; their records are read by the meaning of the keys."""

from typing_extensions import override

from services.parser.platforms.base import Platform
from services.parser.reading.draft import Draft

__all__ = ["RemoteBoards"]


class RemoteBoards(Platform):
    """himalayas.app, remotive.com, jobicy.com and the like."""

    name = "remote board"
    hosts = (
        "himalayas.app",
        "remotive.com",
        "remotive.io",
        "jobicy.com",
        "workingnomads.com",
        "remote.co",
        "justremote.co",
        "dynamitejobs.com",
        "nodesk.co",
    )

    @override
    def slug(self, url: str | None) -> str | None:
        """These boards' addresses hold no reliable company label."""
        del url
        return None

    @override
    def finish(self, draft: Draft, url: str | None) -> Draft:
        """Everything there is remote, unless the posting itself says otherwise."""
        if draft.remote is None:
            draft.remote, draft.remote_weight = "remote", 2.4
        return super().finish(draft, url)
