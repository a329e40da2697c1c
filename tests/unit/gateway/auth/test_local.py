import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from services.gateway.auth.keys import StaticKeys
from services.gateway.auth.local import LOCAL_AUDIENCE, LOCAL_ISSUER, LocalIssuer
from services.gateway.auth.tokens import TokenVerifier, TrustedIssuer
from services.gateway.errors import UnauthenticatedError


def verifier(issuer: LocalIssuer) -> TokenVerifier:
    trusted = TrustedIssuer(issuer=LOCAL_ISSUER, audience=LOCAL_AUDIENCE, keys=StaticKeys(issuer.jwks))
    return TokenVerifier(issuers=[trusted], leeway=timedelta(0))


async def test_a_minted_token_is_accepted_by_a_process_that_shares_the_directory(tmp_path: Path) -> None:
    token = LocalIssuer.load(tmp_path / "keys").mint("demo")
    assert (await verifier(LocalIssuer.load(tmp_path / "keys")).verify(token)).user_id == "demo"


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        issuers = list(pool.map(lambda _: LocalIssuer.load(tmp_path / "keys"), range(8)))
    assert len({str(issuer.jwks) for issuer in issuers}) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["token-signing-key.pem"]


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    LocalIssuer.load(tmp_path)
    assert stat.S_IMODE((tmp_path / "token-signing-key.pem").stat().st_mode) == 0o600


def test_the_key_set_holds_no_secret() -> None:
    assert "d" not in LocalIssuer.ephemeral().jwks["keys"][0]


async def test_a_token_ends() -> None:
    issuer = LocalIssuer.ephemeral()
    with pytest.raises(UnauthenticatedError):
        await verifier(issuer).verify(issuer.mint("demo", lifetime=timedelta(seconds=-1)))
