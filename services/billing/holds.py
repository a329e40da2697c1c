"""Hold, capture, release: the life of the credits of one preparation."""

import time
from dataclasses import dataclass, replace

from contracts.billing import BillingCharged, Hold, HoldRequest
from contracts.preps import PdfStored
from runtime.errors import ClaimRefusedError
from services.billing.errors import HoldConflictError, TooLateError
from services.billing.metrics import counted
from services.billing.proof import FileProof
from services.billing.settings import CreditSettings
from services.billing.store.ledger import Ledger
from services.billing.store.records import REVENUE, HoldRecord, Posting, PostingKind, ReleaseReason
from services.billing.store.transaction import Transaction
from services.billing.wallet import Wallet

__all__ = ["Holds"]

_FINAL_REASONS = frozenset({"failed", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class Holds:
    """Every operation may be repeated and may race with itself: it happens once."""

    ledger: Ledger
    credits: CreditSettings
    proof: FileProof

    async def hold(self, request: HoldRequest, *, patience: float | None = None) -> Hold:
        """Reserve the credits of an attempt, or return the reservation that it already has.

        Args:
            request: For whom.
            patience: Seconds after which nobody waits for the answer; then nothing is reserved any more.

        Raises:
            InsufficientCreditsError: Too few credits are available.
            MonthlyLimitError: The tier's limit is reached.
            HoldConflictError: The preparation is somebody else's, was delivered already, or a newer attempt runs.
            TooLateError: It took longer than `patience`.
        """
        until = time.monotonic() + patience if patience else None

        async def work(transaction: Transaction) -> Hold:
            if until is not None and time.monotonic() >= until:
                raise TooLateError
            known = await transaction.hold_of(request.prep_id)
            if known is not None and (settled := self._settled(transaction, known, request)) is not None:
                return _view(settled)
            return _view(self._reserve(transaction, request, known))

        with counted("hold"):
            return await self.ledger.transact(request.user_id, work, prep_id=request.prep_id)

    async def accept(self, request: HoldRequest) -> None:
        """Reserve the credits of a preparation that was published, if they are not, and keep them until it ends.

        Raises:
            BillingError: As `hold`.
        """
        if await self.ledger.accept(request, lifetime=self.credits.hold_lifetime):
            return
        known = await self.ledger.hold_of(request.prep_id)
        if known is not None and known.state == "held" and _same_attempt(known, request) and known.is_accepted:
            return  # a repetition: no transaction needed

        async def work(transaction: Transaction) -> None:
            found = await transaction.hold_of(request.prep_id)
            settled = self._settled(transaction, found, request) if found is not None else None
            hold = settled or self._reserve(transaction, request, found)
            if hold.state == "held" and not hold.is_accepted:
                expires_at = transaction.now + self.credits.hold_lifetime
                transaction.save_hold(replace(hold, is_accepted=True, expires_at=expires_at))

        await self.ledger.transact(request.user_id, work, prep_id=request.prep_id)

    async def release(self, *, prep_id: str, user_id: str, attempt: int, reason: ReleaseReason) -> None:
        """Give the credits of an attempt back. A release that overtakes its hold makes the hold come to nothing.

        Raises:
            ClaimRefusedError: The hold is somebody else's, or of an attempt before this one.
        """

        async def work(transaction: Transaction) -> None:
            known = await transaction.hold_of(prep_id)
            if known is None:
                transaction.save_hold(_tombstone(transaction, prep_id, user_id, attempt, reason))
                return
            if known.user_id != user_id:
                raise ClaimRefusedError("the preparation is somebody else's", field="user_id")
            if known.attempt > attempt or (reason == "not_accepted" and known.is_accepted):
                return
            if known.state == "held" and known.attempt < attempt:
                raise ClaimRefusedError("this attempt was never begun", field="attempt", may_pass=True)
            if known.state == "held":
                self._give_back(transaction, known, reason)
            elif known.state == "released" and known.attempt < attempt:
                transaction.save_hold(replace(known, attempt=attempt, reason=reason))

        with counted("release"):
            await self.ledger.transact(user_id, work, prep_id=prep_id)

    async def capture(self, event: PdfStored) -> BillingCharged | None:
        """Charge a delivered guide against its hold; None when its attempt has ended otherwise.

        Raises:
            ClaimRefusedError: There is no hold of this preparation, user and attempt, or not the file that is named.
            InsufficientCreditsError, MonthlyLimitError: The hold had expired, and cannot be made again.
        """
        await self.proof.check(event)

        async def work(transaction: Transaction) -> BillingCharged | None:
            known = await transaction.hold_of(event.prep_id)
            if known is None:
                raise ClaimRefusedError("nothing was held for this preparation", field="prep_id")
            if known.user_id != event.user_id:
                raise ClaimRefusedError("the preparation is somebody else's", field="user_id")
            if known.attempt < event.attempt:
                raise ClaimRefusedError("nothing was held for this attempt", field="attempt")
            if known.attempt > event.attempt or known.reason in _FINAL_REASONS:
                return None
            if known.state == "captured":
                return _told_again(known)
            if known.state == "released":
                known = self._reserve(transaction, _request_of(event), known)
            return self._take(transaction, known, event)

        with counted("capture"):
            return await self.ledger.transact(event.user_id, work, prep_id=event.prep_id)

    async def release_expired(self) -> int:
        """Release holds whose preparations were lost; return how many."""
        overdue = await self.ledger.expired()
        return sum([await self._expire(hold) for hold in overdue])

    async def _expire(self, overdue: HoldRecord) -> bool:
        async def work(transaction: Transaction) -> bool:
            # Read again: it may have been captured, or taken anew, since it was found.
            known = await transaction.hold_of(overdue.prep_id)
            if known is None or known.state != "held" or known.serial != overdue.serial:
                return False
            if known.expires_at > transaction.now:
                return False
            self._give_back(transaction, known, "expired" if known.is_accepted else "not_accepted")
            return True

        return await self.ledger.transact(overdue.user_id, work, prep_id=overdue.prep_id)

    def _settled(self, transaction: Transaction, known: HoldRecord, request: HoldRequest) -> HoldRecord | None:
        """Return the hold when the request changes no credits; None when credits must be reserved."""
        if known.user_id != request.user_id:
            raise HoldConflictError("This preparation belongs to another account.", field="user_id")
        if known.state == "captured":
            raise HoldConflictError("This preparation was already delivered and charged.")
        if known.attempt > request.attempt:
            raise HoldConflictError("A newer attempt of this preparation is running.")
        if known.attempt + 1 < request.attempt:
            raise HoldConflictError("Attempts of a preparation are counted one by one.", field="attempt")
        if known.state == "held" and _same_attempt(known, request):
            return known
        if known.state == "held":
            carried = replace(known, attempt=request.attempt)
            transaction.save_hold(carried)
            return carried
        return known if known.attempt == request.attempt and known.reason in _FINAL_REASONS else None

    def _reserve(self, transaction: Transaction, request: HoldRequest, known: HoldRecord | None) -> HoldRecord:
        amount = self.credits.prep_cost
        hold = HoldRecord(
            prep_id=request.prep_id,
            user_id=request.user_id,
            attempt=request.attempt,
            state="held",
            amount=amount,
            serial=known.serial + 1 if known else 1,
            expires_at=transaction.now + self.credits.acceptance,
        )
        wallet = transaction.wallet
        changed = wallet.hold(amount, limit=self.credits.monthly_limits[wallet.tier])
        transaction.save(changed, _posting(hold, "hold", held=amount), hold)
        return hold

    def _give_back(self, transaction: Transaction, hold: HoldRecord, reason: ReleaseReason) -> None:
        transaction.save(
            transaction.wallet.release(hold.amount),
            _posting(hold, "release", held=-hold.amount),
            replace(hold, state="released", reason=reason),
        )

    def _take(self, transaction: Transaction, hold: HoldRecord, event: PdfStored) -> BillingCharged:
        price = self.credits.charge(
            measured_by=event.measured_by, has_community_evidence=event.evidence_level == "community"
        )
        charge = min(hold.amount, price)
        changed = transaction.wallet.capture(hold.amount, charge=charge)
        charged = self._charged(event, changed, charge)
        captured = replace(hold, state="captured", charged=charge, receipt=charged.model_dump_json())
        # The key names the preparation alone: no attempt can be charged beside another one.
        posting = replace(
            _posting(captured, "capture", held=-hold.amount),
            key=f"capture:{hold.prep_id}",
            balance=-charge,
            counterpart=REVENUE,
        )
        transaction.save(changed, posting, captured)
        return charged

    def _charged(self, event: PdfStored, wallet: Wallet, amount: int) -> BillingCharged:
        return BillingCharged(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer="billing",
            amount=amount,
            balance=wallet.balance,
            used_this_month=wallet.used,
            monthly_limit=self.credits.monthly_limits[wallet.tier],
            document=event.document,
        )


def _tombstone(transaction: Transaction, prep_id: str, user_id: str, attempt: int, reason: ReleaseReason) -> HoldRecord:
    return HoldRecord(
        prep_id=prep_id,
        user_id=user_id,
        attempt=attempt,
        state="released",
        amount=0,
        serial=0,
        expires_at=transaction.now,
        reason=reason,
    )


def _told_again(captured: HoldRecord) -> BillingCharged | None:
    """Return the event that told of the capture, the same to the byte, whatever file is stored now.

    When it was lost, the guide is made again and comes out with other bytes: the file that was paid for stays it.
    """
    # A release before receipts captured without one; it told of it then.
    return BillingCharged.model_validate_json(captured.receipt) if captured.receipt else None


def _request_of(event: PdfStored) -> HoldRequest:
    return HoldRequest(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt)


def _same_attempt(hold: HoldRecord, request: HoldRequest) -> bool:
    return (hold.user_id, hold.attempt) == (request.user_id, request.attempt)


def _posting(hold: HoldRecord, kind: PostingKind, *, held: int) -> Posting:
    return Posting(
        key=f"{kind}:{hold.prep_id}:{hold.serial}",
        kind=kind,
        held=held,
        prep_id=hold.prep_id,
        attempt=hold.attempt,
    )


def _view(hold: HoldRecord) -> Hold:
    return Hold(prep_id=hold.prep_id, user_id=hold.user_id, attempt=hold.attempt, state=hold.state, amount=hold.amount)
