"""The user's credits, and everything that is kept about them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.gateway.api.dependencies import CurrentUser, Deps
from services.gateway.api.error_responses import problems
from services.gateway.errors import ConflictError
from services.gateway.guides.bodies.account import AccountView, Statement
from services.gateway.guides.views import account_view, ledger_line
from services.gateway.preparations.listing import Listing

__all__ = ["router"]

router = APIRouter(prefix="/api/account", tags=["account"])
_PAGE = 100


@router.get("", summary="Credits and monthly use", responses=problems(401, 503))
async def account(user: CurrentUser, deps: Deps) -> AccountView:
    """Return credits, tier, monthly use, and where to upgrade."""
    return account_view(await deps.billing.account(user.user_id), upgrade_url=deps.upgrade_url)


@router.get("/ledger", summary="What was granted, taken and given back", responses=problems(400, 401, 503))
async def ledger(user: CurrentUser, deps: Deps, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> Statement:
    """Return the account's latest entries, newest first."""
    entries = await deps.billing.statement(user.user_id, limit=limit)
    return Statement(entries=[ledger_line(entry) for entry in entries])


@router.get("/export", summary="Everything that is kept about the user", responses=problems(401, 503))
async def export_account(user: CurrentUser, deps: Deps, response: Response) -> dict[str, object]:
    """Return the account, its entries and all preparations with their content, notes and practice."""
    response.headers["Content-Disposition"] = 'attachment; filename="prepline-data.json"'
    documents = [document async for document in deps.store.everything_of(user.user_id)]
    entries = await deps.billing.statement(user.user_id, limit=200)
    return {
        "account": account_view(await deps.billing.account(user.user_id), upgrade_url=None).model_dump(
            mode="json", by_alias=True
        ),
        "ledger": [ledger_line(entry).model_dump(mode="json", by_alias=True) for entry in entries],
        "preparations": documents,
    }


@router.delete("", summary="Delete the user's data", status_code=204, responses=problems(401, 409, 503))
async def delete_account(user: CurrentUser, deps: Deps) -> Response:
    """Delete all preparations with their files, notes, practice and shared links, and take the person out of the books.

    Credits that are left are lost. It may be repeated.
    """
    if await deps.store.running_ids(user.user_id):
        raise ConflictError("Preparations are still running. Cancel them first.")
    await deps.billing.forget(user.user_id)
    while (page := await deps.store.listed(user.user_id, Listing(limit=_PAGE)))[0]:
        for listed in page[0]:
            document = await deps.store.find(listed["_id"], without=("timeline", "insights", "jobDetails"))
            if document is not None:
                await deps.files.delete(document)
            await deps.notes.delete(listed["_id"])
            deps.states.forget(listed["_id"])
    await deps.notes.forget(user.user_id)
    await deps.pacing.forget(user.user_id)
    await deps.tickets.forget(user.user_id)
    return Response(status_code=204)
