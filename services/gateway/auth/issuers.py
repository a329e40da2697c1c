"""Whose tokens the settings trust."""

from collections.abc import Iterator

import httpx

from services.gateway.auth.keys import RemoteKeys, StaticKeys
from services.gateway.auth.local import LOCAL_AUDIENCE, LOCAL_ISSUER, LocalIssuer
from services.gateway.auth.tokens import TrustedIssuer
from services.gateway.settings import GatewaySettings, OidcSettings

__all__ = ["local_issuer", "trusted_issuers"]

_FIREBASE_ISSUER = "https://securetoken.google.com"
_FIREBASE_KEYS = "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com"


def local_issuer(settings: GatewaySettings) -> LocalIssuer | None:
    """Return the issuer of local tokens, or None outside environment=local."""
    if settings.environment != "local":
        return None
    return LocalIssuer.load(settings.local_keys) if settings.local_keys else LocalIssuer.ephemeral()


def trusted_issuers(
    settings: OidcSettings, *, http: httpx.AsyncClient, local: LocalIssuer | None
) -> list[TrustedIssuer]:
    """Return everybody whose tokens are accepted."""
    return list(_issuers(settings, http, local))


def _issuers(settings: OidcSettings, http: httpx.AsyncClient, local: LocalIssuer | None) -> Iterator[TrustedIssuer]:
    if project := settings.firebase_project:
        issuer = f"{_FIREBASE_ISSUER}/{project}"
        keys = RemoteKeys(http=http, issuer=issuer, jwks_url=_FIREBASE_KEYS)
        yield TrustedIssuer(issuer=issuer, audience=project, keys=keys, is_firebase=True)
    elif settings.configured:
        remote = RemoteKeys(http=http, issuer=settings.issuer, jwks_url=settings.jwks_url)
        yield TrustedIssuer(issuer=settings.issuer, audience=settings.audience, keys=remote)
    if local is not None:
        yield TrustedIssuer(issuer=LOCAL_ISSUER, audience=LOCAL_AUDIENCE, keys=StaticKeys(local.jwks))
