"""Settings of all tiers."""

from hypothesis import settings

# A busy machine is slow, and a slow example is no wrong one.
settings.register_profile("prepline", deadline=None)
settings.load_profile("prepline")
