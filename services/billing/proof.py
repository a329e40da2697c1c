"""What must be true before a guide is charged: the file that the event names is there, and is that file."""

from contracts.preps import PdfStored
from runtime.errors import ClaimRefusedError
from runtime.storage import ObjectMissingError, ObjectStore, guide_key

__all__ = ["FileProof"]


class FileProof:
    """Checks the file of a `pdf.stored` against the object store."""

    def __init__(self, *, objects: ObjectStore) -> None:
        self._objects = objects

    async def check(self, event: PdfStored) -> None:
        """Return when the file exists, belongs to the event's user and preparation, and has the bytes it claims.

        Raises:
            ClaimRefusedError: It does not.
            StorageError: The store does not answer; nobody can tell.
        """
        document = event.document
        if document.key != guide_key(user_id=event.user_id, prep_id=event.prep_id, sha256=document.sha256):
            raise ClaimRefusedError("the file is not this preparation's", field="document.key")
        try:
            digest = await self._objects.digest(document.key)
        except ObjectMissingError:
            raise ClaimRefusedError("there is no such file", field="document.key") from None
        if digest != document.sha256:
            raise ClaimRefusedError("the file has other bytes", field="document.sha256")
