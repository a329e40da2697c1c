"""Tokens for laptops and tests: an issuer of our own, trusted only where environment=local."""

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

__all__ = ["LOCAL_AUDIENCE", "LOCAL_ISSUER", "LocalIssuer"]

LOCAL_ISSUER = "prepline-local"
LOCAL_AUDIENCE = "prepline"
_KEY_ID = "local"
_KEY_FILE = "token-signing-key.pem"
_LIFETIME = timedelta(hours=12)


class LocalIssuer:
    """Mints ES256 tokens."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key

    @classmethod
    def ephemeral(cls) -> Self:
        """Return an issuer whose tokens end with the process."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def load(cls, directory: Path) -> Self:
        """Return the issuer of a directory; its key pair is generated on first use, readable by its owner alone."""
        path = directory / _KEY_FILE
        if not path.exists():
            directory.mkdir(parents=True, exist_ok=True)
            _write_once(path, _pem(ec.generate_private_key(ec.SECP256R1())))
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{path} holds a key of another kind; delete it")  # noqa: TRY004 — the file's content
        return cls(key)

    def mint(self, user_id: str, *, lifetime: timedelta = _LIFETIME) -> str:
        """Return a bearer token for a user."""
        now = datetime.now(UTC)
        claims = {
            "iss": LOCAL_ISSUER,
            "aud": LOCAL_AUDIENCE,
            "sub": user_id,
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(claims, self._key, algorithm="ES256", headers={"kid": _KEY_ID})

    @property
    def jwks(self) -> Mapping[str, Any]:
        """The public key, as a JSON Web Key Set."""
        key = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self._key.public_key()))
        return {"keys": [{**key, "kid": _KEY_ID, "alg": "ES256", "use": "sig"}]}


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that nobody sees half-written; of several processes that start at once, the first one's stays."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # created for its owner alone
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
