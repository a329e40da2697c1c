"""Fakes that keep the promises of the real things, for tests of the services."""

from runtime.testing.fakes import MemoryCache, MemoryObjectStore, RecordingProgress, RecordingPublisher

__all__ = ["MemoryCache", "MemoryObjectStore", "RecordingProgress", "RecordingPublisher"]
