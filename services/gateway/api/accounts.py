"""The user's credits."""

from fastapi import APIRouter

from services.gateway.api.dependencies import CurrentUser, Deps
from services.gateway.api.error_responses import problems
from services.gateway.guides.bodies import AccountView
from services.gateway.guides.views import account_view

__all__ = ["router"]

router = APIRouter(prefix="/api/account", tags=["account"])


@router.get("", summary="Credits and monthly use", responses=problems(401, 503))
async def account(user: CurrentUser, deps: Deps) -> AccountView:
    """Return credits, tier and monthly use."""
    return account_view(await deps.billing.account(user.user_id))
