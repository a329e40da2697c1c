"""What operators and users see and change of an account."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from contracts.billing import Account, AccountChange, BillingCharged, Refund
from services.billing.errors import NothingToRefundError, StillRunningError
from services.billing.settings import CreditSettings
from services.billing.store.ledger import Ledger
from services.billing.store.records import REVENUE, HoldRecord, Posting, PostingKind, month_of
from services.billing.store.transaction import Transaction
from services.billing.wallet import Wallet

__all__ = ["Accounts"]


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """Shows and changes accounts; a repeated change happens once."""

    ledger: Ledger
    credits: CreditSettings

    async def account(self, user_id: str) -> Account:
        """Return the user's account; a new user gets one."""

        async def work(transaction: Transaction) -> Account:
            return self._view(transaction.wallet)

        return await self.ledger.transact(user_id, work)

    async def change(self, user_id: str, change: AccountChange) -> Account:
        """Apply an operator's change once."""

        async def work(transaction: Transaction) -> Account:
            key, wallet = f"change:{user_id}:{change.change_id}", transaction.wallet
            if await transaction.has_posting(key):
                return self._view(wallet)
            tier = change.tier or wallet.tier
            note = None if tier is wallet.tier else f"{wallet.tier} to {tier}"
            kind: PostingKind = "grant" if change.grant or note is None else "tier"
            changed = wallet.grant(change.grant).with_tier(tier)
            transaction.save(changed, Posting(key=key, kind=kind, balance=change.grant, note=note))
            return self._view(changed)

        return await self.ledger.transact(user_id, work)

    async def refund(self, user_id: str, refund: Refund) -> Account:
        """Give credits of a paid guide back, all that is left of them unless told otherwise.

        Raises:
            NothingToRefundError: The user did not pay for this preparation, or not as much.
        """

        async def work(transaction: Transaction) -> Account:
            key, wallet = f"refund:{user_id}:{refund.change_id}", transaction.wallet
            if await transaction.has_posting(key):
                return self._view(wallet)
            hold = await transaction.hold_of(refund.prep_id)
            if hold is None or hold.user_id != user_id or hold.state != "captured":
                raise NothingToRefundError("This user did not pay for such a preparation.")
            left = hold.charged - hold.refunded
            amount = left if refund.amount is None else refund.amount
            if not 0 < amount <= left:
                raise NothingToRefundError(f"Of this preparation {left} credits can be given back.")
            changed = wallet.refund(amount, returns_guide=amount == left and _paid_in(hold) == wallet.month)
            posting = Posting(key=key, kind="refund", balance=amount, counterpart=REVENUE, prep_id=refund.prep_id)
            transaction.save(changed, posting, replace(hold, refunded=hold.refunded + amount))
            return self._view(changed)

        return await self.ledger.transact(user_id, work)

    async def statement(self, user_id: str, *, limit: int) -> list[dict[str, Any]]:
        """Return the account's entries, newest first."""
        return await self.ledger.entries(user_id, limit=limit)

    async def forget(self, user_id: str) -> None:
        """Take the person out of the books: what is left goes back, and the entries name nobody any more.

        Raises:
            StillRunningError: Credits are held for running preparations.
        """

        async def work(transaction: Transaction) -> None:
            wallet = transaction.wallet
            if wallet.open_holds:
                raise StillRunningError
            if wallet.balance:
                key = f"closing:{user_id}:{uuid4().hex}"
                transaction.save(
                    wallet.grant(-wallet.balance), Posting(key=key, kind="closing", balance=-wallet.balance)
                )

        await self.ledger.transact(user_id, work)
        await self.ledger.forget(user_id)

    def _view(self, wallet: Wallet) -> Account:
        return Account(
            user_id=wallet.user_id,
            tier=wallet.tier,
            balance=wallet.balance,
            held=wallet.held,
            available=wallet.available,
            used_this_month=wallet.used,
            held_this_month=wallet.open_holds,
            monthly_limit=self.credits.monthly_limits[wallet.tier],
            prep_cost=self.credits.prep_cost,
            resets_at=_next_month(wallet.month),
        )


def _next_month(month: str) -> datetime:
    year, number = map(int, month.split("-"))
    return datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)


def _paid_in(hold: HoldRecord) -> str | None:
    return month_of(BillingCharged.model_validate_json(hold.receipt).occurred_at) if hold.receipt else None
