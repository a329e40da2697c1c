"""What billing does on each event."""

from contracts.billing import BillingCharged, HoldRequest
from contracts.preps import PdfStored, PrepCancelled, PrepFailed, PrepRequested
from runtime.errors import ClaimRefusedError
from services.billing.errors import HoldConflictError
from services.billing.holds import Holds

__all__ = ["BillingHandlers"]


class BillingHandlers:
    """Keeps the same rules for users of the gateway and for systems that publish events directly."""

    def __init__(self, *, holds: Holds) -> None:
        self._holds = holds

    async def prep_requested(self, event: PrepRequested) -> None:
        """Hold credits, unless the gateway already did; a request that cannot be paid for ends here."""
        request = HoldRequest(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt)
        try:
            await self._holds.accept(request)
        except HoldConflictError as conflict:
            # A request delivered again after its guide was charged, or after its retry began, changes nothing.
            if conflict.field is not None:
                raise ClaimRefusedError(conflict.message, field=conflict.field) from conflict

    async def pdf_stored(self, event: PdfStored) -> BillingCharged | None:
        """Charge the delivered guide."""
        return await self._holds.capture(event)

    async def prep_failed(self, event: PrepFailed) -> None:
        """Give the credits back."""
        await self._holds.release(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt, reason="failed")

    async def prep_cancelled(self, event: PrepCancelled) -> None:
        """Give the credits back."""
        await self._holds.release(
            prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt, reason="cancelled"
        )
