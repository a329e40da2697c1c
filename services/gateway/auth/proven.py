"""Tokens whose signature was checked already: a page sends the same one with each request."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from jwt import PyJWK

from services.gateway.auth.keys import KeySource
from services.gateway.auth.users import User

__all__ = ["Proof", "ProvenTokens"]

_MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a token was checked with. What else was checked of it does not change with time but its end."""

    user: User
    keys: KeySource
    key_id: str
    key: PyJWK


class ProvenTokens:
    """Remembers tokens by their hash; the one that was checked first is forgotten first."""

    def __init__(self) -> None:
        self._proofs: OrderedDict[bytes, Proof] = OrderedDict()

    async def user_of(self, token: str, *, now: datetime) -> User | None:
        """Return the user of a token that was checked, has not ended, and whose key the issuer still has.

        Raises:
            UnavailableError: The issuer's keys cannot be had.
        """
        name = _name(token)
        proof = self._proofs.get(name)
        if proof is None:
            return None
        if now >= proof.user.expires_at or await proof.keys.key(proof.key_id) is not proof.key:
            self._proofs.pop(name, None)
            return None
        return proof.user

    def keep(self, token: str, proof: Proof) -> None:
        """Remember a token that was checked."""
        self._proofs[_name(token)] = proof
        if len(self._proofs) > _MOST:
            self._proofs.popitem(last=False)


def _name(token: str) -> bytes:
    return sha256(token.encode()).digest()
