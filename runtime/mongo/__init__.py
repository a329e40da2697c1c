"""MongoDB: how to connect, and who may."""

from runtime.mongo.client import connect

__all__ = ["connect"]
