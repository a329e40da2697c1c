"""Hold, capture, release: the life of the credits of one preparation."""

from dataclasses import dataclass, replace

from contracts.billing import Account, AccountChange, BillingCharged, Hold, HoldRequest
from contracts.preps import PdfStored
from services.billing.errors import HoldConflictError
from services.billing.ledger import HoldRecord, Ledger, Posting, PostingKind, ReleaseReason, Transaction
from services.billing.settings import CreditSettings
from services.billing.wallet import Wallet

__all__ = ["Holds"]

_FINAL_REASONS = frozenset({"failed", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class Holds:
    """Every operation may be repeated and may race with itself: it happens once."""

    ledger: Ledger
    credits: CreditSettings

    async def hold(self, request: HoldRequest) -> Hold:
        """Reserve the credits of an attempt, or return the reservation that it already has.

        Raises:
            InsufficientCreditsError: Too few credits are available.
            MonthlyLimitError: The tier's limit is reached.
            HoldConflictError: The preparation is somebody else's, was delivered already, or a newer attempt runs.
        """

        async def work(transaction: Transaction) -> Hold:
            known = await transaction.hold_of(request.prep_id)
            if known is not None and (settled := await self._settled(transaction, known, request)) is not None:
                return _view(settled)
            wallet = await transaction.wallet(request.user_id)
            return _view(await self._reserve(transaction, wallet, request, known))

        return await self.ledger.transact(request.user_id, work)

    async def is_held(self, request: HoldRequest) -> bool:
        """Whether this attempt has its reservation already."""
        known = await self.ledger.hold_of(request.prep_id)
        return known is not None and known.state == "held" and _same_attempt(known, request)

    async def release(self, *, prep_id: str, user_id: str, attempt: int, reason: ReleaseReason) -> None:
        """Give the credits of an attempt back. A release that overtakes its hold makes the hold come to nothing."""

        async def work(transaction: Transaction) -> None:
            known = await transaction.hold_of(prep_id)
            if known is None:
                await transaction.save_hold(self._tombstone(prep_id, user_id, attempt, reason))
            elif known.user_id != user_id or known.attempt > attempt:
                return
            elif known.state == "held":
                await self._give_back(transaction, replace(known, attempt=attempt), reason)
            elif known.state == "released" and known.attempt < attempt:
                await transaction.save_hold(replace(known, attempt=attempt, reason=reason))

        await self.ledger.transact(user_id, work)

    async def capture(self, event: PdfStored) -> BillingCharged | None:
        """Charge a delivered guide; None when its attempt has ended otherwise.

        A guide without a hold, because another system entered the chain further down, is reserved and charged at once.

        Raises:
            InsufficientCreditsError, MonthlyLimitError, HoldConflictError: As `hold`, for a guide without one.
        """
        request = HoldRequest(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt)

        async def work(transaction: Transaction) -> BillingCharged | None:
            known = await transaction.hold_of(event.prep_id)
            wallet = await transaction.wallet(event.user_id)
            if known is not None and known.user_id != event.user_id:
                raise HoldConflictError("This preparation belongs to another account.")
            if known is not None and known.state == "captured":
                return self._charged(event, wallet, known.charged)
            if known is not None and not _may_capture(known, event.attempt):
                return None
            if known is None or known.state == "released":
                known = await self._reserve(transaction, wallet, request, known)
                wallet = await transaction.wallet(event.user_id)
            return await self._take(transaction, wallet, known, event)

        return await self.ledger.transact(event.user_id, work)

    async def account(self, user_id: str) -> Account:
        """Return the user's account; a new user gets one."""

        async def work(transaction: Transaction) -> Account:
            return self._account(await transaction.wallet(user_id))

        return await self.ledger.transact(user_id, work)

    async def change(self, user_id: str, change: AccountChange) -> Account:
        """Apply an operator's change once."""

        async def work(transaction: Transaction) -> Account:
            key = f"change:{user_id}:{change.change_id}"
            wallet = await transaction.wallet(user_id)
            if await transaction.has_posting(key):
                return self._account(wallet)
            changed = wallet.grant(change.grant).with_tier(change.tier or wallet.tier)
            await transaction.save(changed, Posting(key=key, kind="grant", balance=change.grant))
            return self._account(changed)

        return await self.ledger.transact(user_id, work)

    async def release_expired(self) -> int:
        """Release holds whose preparations were lost; return how many."""
        overdue = await self.ledger.expired()
        for hold in overdue:
            await self.release(prep_id=hold.prep_id, user_id=hold.user_id, attempt=hold.attempt, reason="expired")
        return len(overdue)

    async def _settled(self, transaction: Transaction, known: HoldRecord, request: HoldRequest) -> HoldRecord | None:
        """Return the hold when the request changes no credits; None when credits must be reserved."""
        if known.user_id != request.user_id:
            raise HoldConflictError("This preparation belongs to another account.")
        if known.state == "captured":
            raise HoldConflictError("This preparation was already delivered and charged.")
        if known.attempt > request.attempt:
            raise HoldConflictError("A newer attempt of this preparation is running.")
        if known.state == "held" and _same_attempt(known, request):
            return known
        if known.state == "held":
            carried = replace(known, attempt=request.attempt)
            await transaction.save_hold(carried)
            return carried
        return known if known.attempt == request.attempt and known.reason in _FINAL_REASONS else None

    async def _reserve(
        self, transaction: Transaction, wallet: Wallet, request: HoldRequest, known: HoldRecord | None
    ) -> HoldRecord:
        amount = self.credits.prep_cost
        hold = HoldRecord(
            prep_id=request.prep_id,
            user_id=request.user_id,
            attempt=request.attempt,
            state="held",
            amount=amount,
            serial=known.serial + 1 if known else 1,
            expires_at=self.ledger.now + self.credits.hold_lifetime,
        )
        changed = wallet.hold(amount, limit=self.credits.monthly_limits.get(wallet.tier))
        await transaction.save(changed, _posting(hold, "hold", held=amount), hold)
        return hold

    async def _give_back(self, transaction: Transaction, hold: HoldRecord, reason: ReleaseReason) -> None:
        wallet = await transaction.wallet(hold.user_id)
        await transaction.save(
            wallet.release(hold.amount),
            _posting(hold, "release", held=-hold.amount),
            replace(hold, state="released", reason=reason),
        )

    async def _take(
        self, transaction: Transaction, wallet: Wallet, hold: HoldRecord, event: PdfStored
    ) -> BillingCharged:
        charge = min(hold.amount, self.credits.charge(has_community_evidence=event.evidence_level == "community"))
        captured = replace(hold, state="captured", charged=charge, attempt=event.attempt)
        changed = wallet.capture(hold.amount, charge=charge)
        # The key names the preparation alone: no attempt can be charged beside another one.
        posting = replace(
            _posting(captured, "capture", held=-hold.amount), key=f"capture:{hold.prep_id}", balance=-charge
        )
        await transaction.save(changed, posting, captured)
        return self._charged(event, changed, charge)

    def _charged(self, event: PdfStored, wallet: Wallet, amount: int) -> BillingCharged:
        return BillingCharged(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer="billing",
            amount=amount,
            balance=wallet.balance,
            used_this_month=wallet.used,
            monthly_limit=self.credits.monthly_limits.get(wallet.tier),
        )

    def _account(self, wallet: Wallet) -> Account:
        return Account(
            user_id=wallet.user_id,
            tier=wallet.tier,
            balance=wallet.balance,
            held=wallet.held,
            available=wallet.available,
            used_this_month=wallet.used,
            held_this_month=wallet.open_holds,
            monthly_limit=self.credits.monthly_limits.get(wallet.tier),
            prep_cost=self.credits.prep_cost,
        )

    def _tombstone(self, prep_id: str, user_id: str, attempt: int, reason: ReleaseReason) -> HoldRecord:
        return HoldRecord(
            prep_id=prep_id,
            user_id=user_id,
            attempt=attempt,
            state="released",
            amount=0,
            serial=0,
            expires_at=self.ledger.now,
            reason=reason,
        )


def _same_attempt(hold: HoldRecord, request: HoldRequest) -> bool:
    return (hold.user_id, hold.attempt) == (request.user_id, request.attempt)


def _may_capture(hold: HoldRecord, attempt: int) -> bool:
    """An older attempt's guide, or one whose attempt failed or was cancelled, is not delivered any more."""
    if hold.attempt > attempt:
        return False
    return hold.state == "held" or hold.attempt < attempt or hold.reason not in _FINAL_REASONS


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
