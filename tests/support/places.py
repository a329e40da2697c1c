"""Where things lie: the repository, and the captured data beside it, which is not always there."""

from pathlib import Path

__all__ = ["REALDATA", "REPOSITORY"]

REPOSITORY = Path(__file__).resolve().parents[2]
REALDATA = REPOSITORY.parent / "shared" / "realdata"
