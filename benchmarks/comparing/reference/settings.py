"""What the description fixes, and where the world is."""

import os

__all__ = ["COST", "DATABASE", "MODEL", "MONGO", "PLAN_LIMIT", "S3", "SCALE", "WORLD"]

SCALE = float(os.environ.get("REFERENCE_SCALE", "1"))
"""Every pause and time limit of the design is this much of itself."""
WORLD = os.environ.get("REFERENCE_WORLD", "")
MONGO = os.environ.get("REFERENCE_MONGO", "")
DATABASE = "reference"
S3 = os.environ.get("REFERENCE_S3", "").split(",")
"""`host:port`, access key, secret key."""
MODEL = "gpt-4o-mini"
COST = 25
CREDITS = int(os.environ.get("REFERENCE_CREDITS", "1000000"))
"""Of a new user."""
PLAN_LIMIT = int(os.environ.get("REFERENCE_LIMIT", "1000000"))
"""Preparations a month."""
