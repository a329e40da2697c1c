"""What was checked is believed as long as nothing of it can have changed."""

from datetime import UTC, datetime, timedelta

import pytest
from jwt import PyJWK
from typing_extensions import override

from services.gateway.auth import proven
from services.gateway.auth.keys import KeySource
from services.gateway.auth.proven import Proof, ProvenTokens
from services.gateway.auth.users import User

END = datetime(2027, 1, 1, tzinfo=UTC)
BEFORE = END - timedelta(seconds=1)
KEY = PyJWK({"kty": "oct", "k": "c2VjcmV0", "alg": "HS256"})
OTHER = PyJWK({"kty": "oct", "k": "b3RoZXI", "alg": "HS256"})


class Keys(KeySource):
    def __init__(self) -> None:
        self.known: dict[str, PyJWK] = {"k": KEY}

    @override
    async def key(self, kid: str) -> PyJWK | None:
        return self.known.get(kid)


def proof(keys: Keys, user_id: str = "u") -> Proof:
    return Proof(user=User(user_id=user_id, expires_at=END), keys=keys, key_id="k", key=KEY)


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def tokens(keys: Keys) -> ProvenTokens:
    tokens = ProvenTokens()
    tokens.keep("token", proof(keys))
    return tokens


async def test_a_token_that_was_checked_has_its_user(tokens: ProvenTokens) -> None:
    user = await tokens.user_of("token", now=BEFORE)
    assert user is not None
    assert user.user_id == "u"
    assert await tokens.user_of("another", now=BEFORE) is None


async def test_it_ends_with_the_token(tokens: ProvenTokens) -> None:
    assert await tokens.user_of("token", now=END) is None


@pytest.mark.parametrize("known", [{}, {"k": OTHER}])
async def test_it_ends_with_the_key(tokens: ProvenTokens, keys: Keys, known: dict[str, PyJWK]) -> None:
    keys.known = known
    assert await tokens.user_of("token", now=BEFORE) is None
    keys.known = {"k": KEY}
    assert await tokens.user_of("token", now=BEFORE) is None, "it must be checked anew"


async def test_no_more_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch, tokens: ProvenTokens, keys: Keys) -> None:
    monkeypatch.setattr(proven, "_MOST", 2)
    tokens.keep("second", proof(keys))
    assert await tokens.user_of("token", now=BEFORE) is not None
    tokens.keep("third", proof(keys))
    assert await tokens.user_of("token", now=BEFORE) is None
    assert await tokens.user_of("second", now=BEFORE) is not None
