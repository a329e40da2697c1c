"""The user's credits."""

from fastapi import APIRouter

from services.gateway.api.documented import problems
from services.gateway.api.parts import CurrentUser, PartsOf
from services.gateway.views import AccountView, account_view

__all__ = ["router"]

router = APIRouter(prefix="/api/account", tags=["account"])


@router.get("", summary="Credits and monthly use", responses=problems(401, 503))
async def account(user: CurrentUser, parts: PartsOf) -> AccountView:
    """Return credits, tier and monthly use."""
    return account_view(await parts.billing.account(user.user_id))
