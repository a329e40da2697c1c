"""The file that a preparation was paid for: checked before it counts as delivered, and whenever it is served."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

import structlog

from runtime.errors import ClaimRefusedError
from runtime.storage import ObjectMissingError, ObjectStore
from services.gateway.errors import NotFoundError

__all__ = ["PaidFile", "PaidFiles"]

_MISSING = "The guide's file is missing. Please generate it again."
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class PaidFile:
    """A file and what its bytes must be."""

    path: str
    sha256: str

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Self | None:
        """Return the file of a preparation: the one that was paid for, or as long as nothing was, the stored one."""
        if (paid := document.get("paidFile")) is not None:
            return cls(path=paid["path"], sha256=paid["sha256"])
        path, stored = document.get("pdfStoragePath"), document.get("pdf") or {}
        return cls(path=path, sha256=stored.get("sha256", "")) if path else None


class PaidFiles:
    """Reads files of preparations."""

    def __init__(self, *, objects: ObjectStore) -> None:
        self._objects = objects

    async def check(self, document: Mapping[str, Any]) -> None:
        """Return when the file is there with the bytes that were paid for.

        Raises:
            ClaimRefusedError: It is not.
            StorageError: The store does not answer; nobody can tell.
        """
        file = PaidFile.of(document)
        try:
            sound = file is not None and await self._objects.digest(file.path) == file.sha256
        except ObjectMissingError:
            raise ClaimRefusedError("there is no such file", field="document.key") from None
        if not sound:
            raise ClaimRefusedError("the file has other bytes", field="document.sha256")

    async def read(self, document: Mapping[str, Any]) -> bytes:
        """Return the file.

        Raises:
            NotFoundError: It is not there, or is not what was paid for.
            StorageError: The store does not answer.
        """
        file = PaidFile.of(document)
        if file is None:
            raise NotFoundError(_MISSING)
        data = await self._objects.get(file.path)
        if sha256(data).hexdigest() != file.sha256:
            _log.error("paid_file_changed")
            raise NotFoundError(_MISSING)
        return data

    async def delete(self, document: Mapping[str, Any]) -> None:
        """Remove the file, and any that was stored but not paid for.

        Raises:
            StorageError: The store does not answer.
        """
        file = PaidFile.of(document)
        for path in {file.path if file else None, document.get("pdfStoragePath")} - {None}:
            await self._objects.delete(str(path))
