"""Keys: what is one, and what is signed."""

import pytest

from contracts.signatures import Signature, SignatureError, signed_bytes
from runtime.kafka.identity.principals import Principals, Signer, new_key_pair, public_key_of


def test_a_pair_belongs_together() -> None:
    private, public = new_key_pair()
    assert public_key_of(private) == public
    headers = Signer(principal="parser", key=private).headers(topic="job.parsed", key=b"p", value=b"{}")
    principals = Principals(trusted={"parser": (public,)})
    assert principals.prove(topic="job.parsed", key=b"p", value=b"{}", headers=headers) == "parser"


@pytest.mark.parametrize("key", ["", "not base64!", "AAAA", "A" * 44])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Signer(principal="parser", key=key)
    with pytest.raises(ValueError, match="32 bytes"):
        Principals(trusted={"parser": (key,)})


def test_parts_cannot_be_moved_from_one_to_the_other() -> None:
    one = signed_bytes(topic="job.parsed", principal="acme", key=b"ab", value=b"c")
    other = signed_bytes(topic="job.parsed", principal="acmea", key=b"b", value=b"c")
    assert one != other


@pytest.mark.parametrize("header", ["", "ed25519", "ed25519;;", "ed25519;A;AA==", "ed25519;acme;AA==", "rsa;acme;AA=="])
def test_what_is_no_signature_is_refused(header: str) -> None:
    with pytest.raises(SignatureError):
        Signature.parse(header)
