"""MongoDB and the S3 bucket."""

from datetime import timedelta

from pydantic import BaseModel, SecretStr

__all__ = ["MongoSettings", "StorageSettings"]


class MongoSettings(BaseModel):
    """The MongoDB deployment; a replica set, because billing uses transactions."""

    url: SecretStr = SecretStr("mongodb://127.0.0.1:27017/?replicaSet=rs0")
    """Where it is, with credentials and `replicaSet`."""
    database: str = "prepline"
    """The database's name; all services share it."""


class StorageSettings(BaseModel):
    """The S3 bucket of the guides."""

    endpoint: str = "127.0.0.1:9000"
    """`host:port` as the services reach it."""
    public_endpoint: str | None = None
    """`host:port` as browsers reach it; presigned links are bound to it."""
    access_key: str = "local"
    """The key's id."""
    secret_key: SecretStr = SecretStr("local")
    """The key's secret."""
    bucket: str = "guides"
    """Created by `prepline bucket`, or when a service starts and it is missing."""
    region: str = "us-east-1"
    """Part of each signature; asking the store for it would cost a request."""
    secure: bool = False
    """Use https for `endpoint`."""
    public_secure: bool = False
    """Use https for `public_endpoint`."""
    link_lifetime: timedelta = timedelta(hours=1)
    """How long a presigned link works."""
