"""The object store of the guides: any S3 server, through the minio client in threads."""

import asyncio
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Protocol, TypeVar
from urllib.parse import quote

import structlog

from contracts.problems import ProblemCode
from runtime.errors import ServiceError
from runtime.settings import StorageSettings

__all__ = ["ObjectMissingError", "ObjectStore", "S3ObjectStore", "StorageError", "guide_key"]

_CONNECTIONS = 16
_CONNECT_SECONDS = 3.0
_READ_SECONDS = 20.0
_DEADLINE_SECONDS = 60.0
T = TypeVar("T")
_log = structlog.get_logger(__name__)


def guide_key(*, user_id: str, prep_id: str, sha256: str) -> str:
    """Return where a PDF of a preparation is stored.

    The name holds the hash of the bytes: another attempt's file has another name, so what was paid for stays.
    """
    return f"interview_preps/{user_id}/{prep_id}/{sha256}.pdf"


class StorageError(Exception):
    """The object store failed; trying again may help."""


class ObjectMissingError(ServiceError):
    """There is no such object."""

    def __init__(self) -> None:
        super().__init__("The guide's file is missing. Please generate it again.", code=ProblemCode.NOT_FOUND)


_EXISTS = frozenset({"PreconditionFailed", "BucketAlreadyOwnedByYou", "BucketAlreadyExists"})


class _ExistsError(Exception):
    """There is an object of this name already."""


class ObjectStore(Protocol):
    """Keeps files by key."""

    async def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str] | None = None) -> None:
        """Store a file under a key that follows from its bytes; one that is there already stays.

        Raises:
            StorageError: The store failed.
        """

    async def get(self, key: str) -> bytes:
        """Return a file.

        Raises:
            ObjectMissingError: There is none.
            StorageError: The store failed.
        """

    async def digest(self, key: str) -> str:
        """Return the SHA-256 of a file's bytes: what its metadata say is only its uploader's word.

        Raises:
            ObjectMissingError: There is none.
            StorageError: The store failed.
        """

    async def delete(self, key: str) -> None:
        """Remove a file; one that is not there is removed already.

        Raises:
            StorageError: The store failed.
        """

    async def presign(self, key: str, *, filename: str) -> str:
        """Return a link that downloads the file under `filename` for a limited time. Needs no network."""


class S3ObjectStore:
    """An S3 bucket. Two clients, because a signature covers the host name that the browser will use."""

    def __init__(self, settings: StorageSettings) -> None:
        import urllib3
        from minio import Minio

        self._bucket = settings.bucket
        self._link_lifetime = settings.link_lifetime
        self._slots = asyncio.Semaphore(_CONNECTIONS)
        self._pool = urllib3.PoolManager(
            maxsize=_CONNECTIONS,
            block=True,
            timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
            retries=urllib3.Retry(total=2, backoff_factor=0.2, status_forcelist=[502, 503, 504]),
        )
        self._client = Minio(
            settings.endpoint,
            access_key=settings.access_key,
            secret_key=settings.secret_key.get_secret_value(),
            region=settings.region,
            secure=settings.secure,
            http_client=self._pool,
        )
        self._signer = Minio(
            settings.public_endpoint or settings.endpoint,
            access_key=settings.access_key,
            secret_key=settings.secret_key.get_secret_value(),
            region=settings.region,  # without a region, signing would ask the public host for it
            secure=settings.public_secure if settings.public_endpoint else settings.secure,
        )

    async def prepare(self) -> None:
        """Create the bucket when it is missing. Safe to repeat and to race."""
        try:
            if not await self.exists():
                await self._call(lambda: self._client.make_bucket(self._bucket))
        except _ExistsError:
            return  # somebody else was faster

    async def exists(self) -> bool:
        """Return whether the bucket exists."""
        return await self._call(lambda: self._client.bucket_exists(self._bucket))

    async def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str] | None = None) -> None:
        """See `ObjectStore.put`."""
        headers: dict[str, str | list[str] | tuple[str]] = {
            "Content-Type": content_type,
            "If-None-Match": "*",  # a store that knows it refuses to replace; one that does not writes the same bytes
            **{f"x-amz-meta-{name}": value for name, value in (metadata or {}).items()},
        }
        try:
            # The public method takes no such header.
            await self._call(lambda: self._client._put_object(self._bucket, key, data, headers))  # noqa: SLF001
        except _ExistsError:
            _log.info("object_exists")

    async def get(self, key: str) -> bytes:
        """See `ObjectStore.get`."""

        def read() -> bytes:
            response = self._client.get_object(self._bucket, key)
            try:
                return bytes(response.read())
            finally:
                response.close()
                response.release_conn()

        return await self._call(read)

    async def digest(self, key: str) -> str:
        """See `ObjectStore.digest`."""
        return sha256(await self.get(key)).hexdigest()

    async def delete(self, key: str) -> None:
        """See `ObjectStore.delete`."""
        await self._call(lambda: self._client.remove_object(self._bucket, key))

    async def presign(self, key: str, *, filename: str) -> str:
        """See `ObjectStore.presign`."""
        disposition = f"attachment; filename*=UTF-8''{quote(filename)}"
        return self._signer.presigned_get_object(
            self._bucket,
            key,
            expires=self._link_lifetime,
            response_headers={
                "response-content-disposition": disposition,
                "response-content-type": "application/pdf",
            },
        )

    def close(self) -> None:
        """Close idle connections."""
        self._pool.clear()

    async def _call(self, work: Callable[[], T]) -> T:
        from minio.error import MinioException, S3Error
        from urllib3.exceptions import HTTPError

        try:
            async with asyncio.timeout(_DEADLINE_SECONDS), self._slots:
                return await asyncio.to_thread(work)
        except S3Error as error:
            if error.code in {"NoSuchKey", "NoSuchBucket"}:
                raise ObjectMissingError from error
            if error.code in _EXISTS:
                raise _ExistsError from error
            _log.warning("storage_failed", code=error.code)
            raise StorageError(error.code) from error
        except (MinioException, HTTPError, OSError, TimeoutError) as error:
            raise StorageError(type(error).__name__) from error
