"""Which secrets are fit for production."""

from pydantic import SecretStr

__all__ = ["refuse_local_secret"]

_LOCAL_SECRETS = frozenset({"", "changeme", "local", "minioadmin", "password", "prepline", "secret"})
_SHORTEST_SECRET = 16


def refuse_local_secret(name: str, secret: SecretStr | None) -> None:
    """Raise ValueError unless the secret is fit for production: set, not a known default, 16+ characters."""
    value = secret.get_secret_value() if secret else ""
    if value.casefold() in _LOCAL_SECRETS or len(value) < _SHORTEST_SECRET:
        raise ValueError(f"{name} must be a secret of at least {_SHORTEST_SECRET} characters outside environment=local")
