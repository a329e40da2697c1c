"""`prepline credits`: shows and changes accounts through billing, whose operator token it needs."""

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from services.cli.output import DONE, FAILED, USED_WRONGLY, report

if TYPE_CHECKING:
    import httpx

__all__ = ["credits_app"]

credits_app = typer.Typer(
    help="Show and change users' credits, and check the books.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
User = Annotated[str, typer.Argument(help="The user's id, the `sub` of their tokens.")]
Key = Annotated[
    Optional[str],  # noqa: UP045 — Typer reads it
    typer.Option("--key", help="Names this change: repeated with the same key it happens once."),
]


@credits_app.command()
def show(user: User, lines: Annotated[int, typer.Option(help="Entries to show.", min=1, max=200)] = 20) -> None:
    """Show a user's account and its latest entries."""
    account = _call("GET", f"/accounts/{_quoted(user)}")
    entries = _call("GET", f"/accounts/{_quoted(user)}/ledger?limit={lines}")["entries"]
    _print({"account": account, "entries": entries})


@credits_app.command()
def grant(user: User, amount: Annotated[int, typer.Argument(min=1)], key: Key = None) -> None:
    """Give a user credits."""
    _print(_call("POST", f"/accounts/{_quoted(user)}/changes", {"change_id": _key(key), "grant": amount}))


@credits_app.command()
def refund(
    user: User,
    prep: Annotated[str, typer.Argument(help="The preparation that was paid for.")],
    amount: Annotated[
        Optional[int],  # noqa: UP045 — Typer reads it
        typer.Option(help="Credits to give back; all that are left without.", min=1),
    ] = None,
    key: Key = None,
) -> None:
    """Give credits of a paid guide back."""
    body = {"change_id": _key(key), "prep_id": prep, "amount": amount}
    _print(_call("POST", f"/accounts/{_quoted(user)}/refunds", body))


@credits_app.command()
def tier(user: User, tier: Annotated[str, typer.Argument(help="free, pro or elite.")], key: Key = None) -> None:
    """Change a user's tier."""
    _print(_call("POST", f"/accounts/{_quoted(user)}/changes", {"change_id": _key(key), "tier": tier}))


@credits_app.command()
def reconcile() -> None:
    """Check that accounts, entries and holds add up; exit status 1 when they do not."""
    wrong = _call("POST", "/reconciliations")["wrong"]
    _print({"wrong": wrong})
    raise typer.Exit(FAILED if wrong else DONE)


def _call(method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    import httpx

    from services.billing.settings import BillingSettings

    settings = BillingSettings(environment="local")
    headers = {"Authorization": f"Bearer {settings.operator_token.get_secret_value()}"}
    try:
        response = httpx.request(
            method, settings.billing.base_url + path, json=body, headers=headers, timeout=30, trust_env=False
        )
    except httpx.HTTPError as error:
        report(f"Billing does not answer ({type(error).__name__}); PREPLINE_BILLING__BASE_URL says where it is.")
        raise typer.Exit(FAILED) from error
    if not response.is_success:
        raise typer.Exit(_refused(response))
    answer: dict[str, Any] = response.json()
    return answer


def _refused(response: "httpx.Response") -> int:
    problem = response.json() if "json" in response.headers.get("content-type", "") else {}
    flaws = "; ".join(f"{flaw['field']}: {flaw['message']}" for flaw in problem.get("errors", []))
    report(flaws or problem.get("detail") or f"Billing answered {response.status_code}.")
    if problem.get("code") == "unauthenticated":
        report("PREPLINE_OPERATOR_TOKEN is not billing's.")
    return USED_WRONGLY if problem.get("code") == "validation_failed" else FAILED


def _quoted(user: str) -> str:
    from urllib.parse import quote

    return quote(user, safe="")


def _key(given: str | None) -> str:
    from uuid import uuid4

    return given or uuid4().hex


def _print(data: dict[str, Any]) -> None:
    import json

    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
