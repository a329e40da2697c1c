"""Signing what this service publishes, and proving who wrote what it consumes."""

import base64
import binascii
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from contracts.signatures import (
    EXTERNAL,
    SIGNATURE_HEADER,
    Signature,
    SignatureError,
    signed_bytes,
)
from contracts.topics import TOPICS

__all__ = ["Principals", "Signer", "UnprovenError", "new_key_pair", "public_key_of"]

_KEY_BYTES = 32


class UnprovenError(Exception):
    """The record's producer is not proven, or may not write to its topic; `field` says what was looked at."""

    def __init__(self, message: str, *, field: str = SIGNATURE_HEADER) -> None:
        super().__init__(message)
        self.field = field


class Signer:
    """Signs in the name of one principal."""

    def __init__(self, *, principal: str, key: str) -> None:
        """Take the principal's name and the base64 text of its private key.

        Raises:
            ValueError: The key is no Ed25519 key of 32 bytes.
        """
        self._principal = principal
        self._key = Ed25519PrivateKey.from_private_bytes(_bytes_of(key))

    def headers(self, *, topic: str, key: bytes | None, value: bytes | None) -> dict[str, str]:
        """Return the header that proves who wrote the record."""
        signed = signed_bytes(topic=topic, principal=self._principal, key=key, value=value)
        return {SIGNATURE_HEADER: Signature(principal=self._principal, value=self._key.sign(signed)).header()}


class Principals:
    """Knows the public keys of everybody who may publish, and what each may publish."""

    def __init__(self, *, trusted: Mapping[str, Sequence[str]], unsigned_external: bool = False) -> None:
        """Take the base64 texts of public keys by principal; several per principal while one replaces another.

        With `unsigned_external` a record without a signature is taken for one of an external system.

        Raises:
            ValueError: A key is no Ed25519 key of 32 bytes.
        """
        self._keys = {
            principal: tuple(Ed25519PublicKey.from_public_bytes(_bytes_of(key)) for key in keys)
            for principal, keys in trusted.items()
        }
        self._unsigned_external = unsigned_external

    def prove(self, *, topic: str, key: bytes | None, value: bytes | None, headers: Mapping[str, str]) -> str:
        """Return who wrote the record.

        Raises:
            UnprovenError: Nobody we know, or somebody who may not write to this topic.
        """
        principal = self._writer(topic, key, value, headers)
        if not TOPICS[topic].may_publish(principal):
            raise UnprovenError(f"{principal} may not publish {topic}", field="producer")
        return principal

    def _writer(self, topic: str, key: bytes | None, value: bytes | None, headers: Mapping[str, str]) -> str:
        header = headers.get(SIGNATURE_HEADER)
        if header is None and self._unsigned_external:
            return EXTERNAL
        if header is None:
            raise UnprovenError("the record is not signed")
        try:
            signature = Signature.parse(header)
        except SignatureError as error:
            raise UnprovenError(f"the signature is {error}") from None
        signed = signed_bytes(topic=topic, principal=signature.principal, key=key, value=value)
        if not any(_signs(known, signature.value, signed) for known in self._keys.get(signature.principal, ())):
            raise UnprovenError(f"the signature is not one of {signature.principal}")
        return signature.principal


def new_key_pair() -> tuple[str, str]:
    """Return the base64 texts of a new private key and of its public key."""
    key = Ed25519PrivateKey.generate()
    return base64.b64encode(key.private_bytes_raw()).decode(), _public(key)


def public_key_of(private: str) -> str:
    """Return the base64 text of the public key that belongs to a private one."""
    return _public(Ed25519PrivateKey.from_private_bytes(_bytes_of(private)))


def _public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def _signs(key: Ed25519PublicKey, signature: bytes, signed: bytes) -> bool:
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def _bytes_of(key: str) -> bytes:
    try:
        value = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("a key is base64 of 32 bytes") from error
    if len(value) != _KEY_BYTES:
        raise ValueError("a key is base64 of 32 bytes")
    return value
