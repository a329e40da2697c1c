"""The compose file without an engine: valid when filled in, refused when a secret is missing."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.compose.client import COMPOSE_FILE, HERE, ROOT, ComposeClient
from tests.compose.report import Report

__all__ = ["check_configuration", "filled_in", "write_env"]

_EXAMPLE = ROOT / ".env.example"
_OVERRIDES = [HERE / "sandbox.yml", *sorted((HERE / "servers").glob("*.yml"))]
_VALUES = {
    "MONGO_PASSWORD": "mongo0123456789abcdef",
    "MINIO_PASSWORD": "minio0123456789abcdef",
    "INTERNAL_TOKEN": "token0123456789abcdef",
    "PREVIEW_TOKEN": "preview0123456789abcdef",
    "HOLD_TOKEN": "hold0123456789abcdef",
    "OPERATOR_TOKEN": "operator0123456789abcdef",
    **dict.fromkeys(
        re.findall(r"^((?:KAFKA_PASSWORD|MONGO_PASSWORD|S3_SECRET)_\w+)=", _EXAMPLE.read_text(), re.MULTILINE),
        "secret0123456789abcdef",
    ),
    **{
        f"{service}_SIGNING_KEY": "c2lnbmluZyBrZXkgb2YgdGhlIGNvbXBvc2UgdGVzdHM="
        for service in ("GATEWAY", "PARSER", "SCRAPER", "INSIGHTS", "RENDERER", "BILLING")
    },
    "SIGNING_TRUSTED": "'{}'",
    "OIDC_ISSUER": "https://issuer.example",
    "OIDC_AUDIENCE": "prepline",
    "PREPLINE_VERSION": "compose-test",
}


def check_configuration(client: ComposeClient, work: Path, report: Report) -> None:
    """Check every way of filling in `.env` that matters."""
    for profile in ((), ("--profile", "monitoring")):
        filled = client.call(*profile, "config", "--quiet", env_file=write_env(work, filled_in()))
        sentence = f"a filled .env makes a valid file {' '.join(profile)}".rstrip()
        report.check(sentence, holds=filled.returncode == 0, detail=filled.stderr)
    tested = client.call("config", "--quiet", env_file=write_env(work, filled_in()), overrides=_OVERRIDES)
    report.check("the overrides of the tests fit it", holds=tested.returncode == 0, detail=tested.stderr)
    example = client.call("config", "--quiet", env_file=_EXAMPLE)
    report.check(".env.example must be filled in first", holds=example.returncode != 0)
    for name in sorted(_required()):
        refused = client.call("config", "--quiet", env_file=write_env(work, filled_in({name: ""})))
        names_it = refused.returncode != 0 and f"set {name} in .env" in refused.stderr
        report.check(f"a missing {name} is refused by name", holds=names_it, detail=refused.stderr)
    _check_example(report)


def filled_in(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return `.env.example` with made-up secrets and then `changes`."""
    lines = re.findall(r"^(\w+)=(.*)$", _EXAMPLE.read_text(), flags=re.MULTILINE)
    return {**dict(lines), **_VALUES, **(changes or {})}


def write_env(work: Path, variables: Mapping[str, str]) -> Path:
    """Write an env file and return its path."""
    path = work / "env"
    path.write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    return path


def _required() -> set[str]:
    return set(re.findall(r"\$\{(\w+):\?", COMPOSE_FILE.read_text()))


def _check_example(report: Report) -> None:
    named = set(re.findall(r"^(\w+)=", _EXAMPLE.read_text(), flags=re.MULTILINE))
    used = set(re.findall(r"\$\{(\w+)", COMPOSE_FILE.read_text()))
    report.check(
        ".env.example names what is required and nothing that is not used",
        holds=_required() <= named <= used,
        detail=f"missing: {sorted(_required() - named)}, unused: {sorted(named - used)}",
    )
