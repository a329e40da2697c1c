"""Boards that list remote jobs only; their records are read by the meaning of the keys."""

from typing_extensions import override

from services.parser.platforms.base import Platform

__all__ = ["RemoteBoards"]


class RemoteBoards(Platform):
    """himalayas.app, remotive.com, jobicy.com and the like."""

    name = "remote board"
    is_remote_only = True
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
