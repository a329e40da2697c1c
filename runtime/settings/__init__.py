"""Settings shared by the services, read from `PREPLINE_…` environment variables.

Each service has one class of its own that derives from `ServiceSettings`.
"""

from runtime.settings.kafka import DeliverySettings, KafkaSettings
from runtime.settings.model import ModelPrice, ModelSettings
from runtime.settings.secret import refuse_local_secret
from runtime.settings.service import BillingApiSettings, ServiceSettings, SigningSettings
from runtime.settings.stores import MongoSettings, StorageSettings

__all__ = [
    "BillingApiSettings",
    "DeliverySettings",
    "KafkaSettings",
    "ModelPrice",
    "ModelSettings",
    "MongoSettings",
    "ServiceSettings",
    "SigningSettings",
    "StorageSettings",
    "refuse_local_secret",
]
