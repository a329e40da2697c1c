"""Who wrote a record: the header that proves it, and what exactly is signed.

Kafka does not tell a consumer who produced a record. So every producer signs: one Ed25519 key per principal, of which
only the principal has the private half. A principal is one of the six services, or an external system by a name of its
own. See docs/adr/0012-signed-events.md.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256

from contracts.status import Stage

__all__ = ["EXTERNAL", "SIGNATURE_HEADER", "Signature", "SignatureError", "is_principal", "is_service", "signed_bytes"]

SIGNATURE_HEADER = "producer-signature"
"""`ed25519;{principal};{base64 of the signature}`."""
EXTERNAL = "external"
"""What the registry of topics calls every principal that is none of the services."""

_PRINCIPAL = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_DOMAIN = b"prepline event 1"
_BYTES = 64


class SignatureError(ValueError):
    """The header does not have the form of a signature."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The header's content."""

    principal: str
    """Who claims to have written the record."""
    value: bytes
    """Ed25519 over `signed_bytes`."""

    def header(self) -> str:
        """Return the header's text."""
        return f"ed25519;{self.principal};{base64.b64encode(self.value).decode()}"

    @classmethod
    def parse(cls, header: str) -> "Signature":
        """Read the header's text.

        Raises:
            SignatureError: It has another form.
        """
        algorithm, _, rest = header.partition(";")
        principal, _, encoded = rest.partition(";")
        if algorithm != "ed25519" or not _PRINCIPAL.fullmatch(principal):
            raise SignatureError("not `ed25519;principal;signature`")
        try:
            value = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError) as error:
            raise SignatureError("not base64") from error
        if len(value) != _BYTES:
            raise SignatureError("not a signature of Ed25519")
        return cls(principal=principal, value=value)


def signed_bytes(*, topic: str, principal: str, key: bytes | None, value: bytes | None) -> bytes:
    """Return what a producer signs: a record signed for one topic, key or principal proves nothing elsewhere."""
    parts = (_DOMAIN, topic.encode(), principal.encode(), key or b"", sha256(value or b"").digest())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def is_principal(name: str) -> bool:
    """Return whether the name may be a principal's."""
    return _PRINCIPAL.fullmatch(name) is not None


def is_service(principal: str) -> bool:
    """Return whether the principal is one of the six services rather than an external system."""
    return principal in _SERVICES


_SERVICES = frozenset(stage.value for stage in Stage)
