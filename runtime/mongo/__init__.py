"""MongoDB: how to connect, and who may."""

from runtime.mongo.client import BY_THE_CLOCK, connect

__all__ = ["BY_THE_CLOCK", "connect"]
