"""Billing on a real database, with an object store in which every file is what its name says."""

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from typing_extensions import override

from contracts.insights import EvidenceLevel
from contracts.preps import PdfStored, StoredDocument
from runtime.storage import ObjectStore, guide_key
from runtime.testing import MemoryObjectStore
from services.billing.accounts import Accounts
from services.billing.holds import Holds
from services.billing.proof import FileProof
from services.billing.settings import CreditSettings
from services.billing.store.ledger import Ledger

__all__ = ["EveryFile", "accounts_of", "holds_on", "stored_guide"]

HASH = "0f" * 32


class EveryFile(MemoryObjectStore):
    """Has each file that is asked for."""

    @override
    async def digest(self, key: str) -> str:
        self._fail()
        return PurePosixPath(key).stem


async def holds_on(
    database: Any,
    *,
    clock: Callable[[], datetime] | None = None,
    objects: ObjectStore | None = None,
    credit: CreditSettings | None = None,
) -> Holds:
    """Return holds on a database that is ready for them."""
    credit = credit or CreditSettings(signup_credits=60)
    ledger = Ledger(database=database, signup_credits=credit.signup_credits, clock=clock)
    await ledger.prepare()
    return Holds(ledger=ledger, credits=credit, proof=FileProof(objects=objects or EveryFile()))


def accounts_of(holds: Holds) -> Accounts:
    """Return the accounts of the same books."""
    return Accounts(ledger=holds.ledger, credits=holds.credits)


def stored_guide(
    prep_id: str = "p",
    attempt: int = 1,
    evidence: EvidenceLevel = "community",
    user_id: str = "u",
    *,
    measured_by: str = "insights",
    sha256: str = HASH,
) -> PdfStored:
    """Return the event of a guide as the renderer publishes it."""
    key = guide_key(user_id=user_id, prep_id=prep_id, sha256=sha256)
    return PdfStored(
        prep_id=prep_id,
        user_id=user_id,
        attempt=attempt,
        producer="renderer",
        document=StoredDocument(key=key, sha256=sha256, size_bytes=1, pages=1),
        evidence_level=evidence,
        measured_by=measured_by,
    )
