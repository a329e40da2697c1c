"""`prepline keys`: makes the secrets of a deployment, or the key pair of an external system."""

from collections.abc import Iterator
from typing import Annotated

import typer

from services.cli.output import DONE, USED_WRONGLY, report

__all__ = ["deployment_secrets", "keys"]

_SECRETS = (
    "MONGO_PASSWORD",
    "MINIO_PASSWORD",
    *(
        f"KAFKA_PASSWORD_{name}"
        for name in ("ADMIN", "OPERATOR", "GATEWAY", "PARSER", "SCRAPER", "INSIGHTS", "RENDERER", "BILLING")
    ),
    *(f"MONGO_PASSWORD_{name}" for name in ("GATEWAY", "PARSER", "SCRAPER", "INSIGHTS", "BILLING")),
    *(f"S3_SECRET_{name}" for name in ("GATEWAY", "RENDERER", "BILLING")),
    "INTERNAL_TOKEN",
    "HOLD_TOKEN",
    "PREVIEW_TOKEN",
    "OPERATOR_TOKEN",
)


def keys(
    principal: Annotated[
        str | None, typer.Argument(metavar="[PRINCIPAL]", help="An external system; without one, the deployment.")
    ] = None,
) -> None:
    """Make secrets: lines for `.env`, or with a name the key pair of an external system that publishes events."""
    from contracts.signatures import is_principal, is_service
    from runtime.kafka.identity.principals import new_key_pair

    if principal is None:
        typer.echo("\n".join(f"{name}={value}" for name, value in deployment_secrets()))
        raise typer.Exit(DONE)
    if not is_principal(principal) or is_service(principal):
        report("Name it in lower-case letters, digits, dots, dashes; the services' names are taken.")
        raise typer.Exit(USED_WRONGLY)
    private, public = new_key_pair()
    typer.echo(f"private key, for {principal} alone: {private}")
    typer.echo(f'for PREPLINE_SIGNING__TRUSTED: "{principal}": ["{public}"]')
    raise typer.Exit(DONE)


def deployment_secrets() -> Iterator[tuple[str, str]]:
    """Return a fresh secret for each variable of `.env` that holds one."""
    import json
    import secrets

    from contracts.status import Stage
    from runtime.kafka.identity.principals import new_key_pair

    for name in _SECRETS:
        yield name, secrets.token_hex(24)
    pairs = {stage.value: new_key_pair() for stage in Stage}
    for stage, (private, _) in pairs.items():
        yield f"{stage.upper()}_SIGNING_KEY", private
    trusted = {stage: [public] for stage, (_, public) in pairs.items()}
    # Quoted for `.env`: the value is JSON.
    yield "SIGNING_TRUSTED", f"'{json.dumps(trusted, separators=(',', ':'))}'"
