"""The keys with which the services of one machine sign what they publish, made once per data directory."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from contracts.status import Stage
from runtime.kafka.identity.principals import new_key_pair, public_key_of

__all__ = ["LocalPrincipals"]


@dataclass(frozen=True, kw_only=True)
class LocalPrincipals:
    """A private key for each service."""

    keys: dict[str, str] = field(repr=False)

    @classmethod
    def kept_in(cls, folder: Path) -> "LocalPrincipals":
        """Return the keys in `folder`; what the broker kept from an earlier run is signed with them."""
        path = folder / "principals.json"
        if path.exists():
            return cls(keys=json.loads(path.read_text()))
        keys = {stage.value: new_key_pair()[0] for stage in Stage}
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(keys))
        return cls(keys=keys)

    @property
    def trusted(self) -> dict[str, list[str]]:
        """The public keys by principal."""
        return {name: [public_key_of(key)] for name, key in self.keys.items()}
