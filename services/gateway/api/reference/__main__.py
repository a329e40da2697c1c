"""`python -m services.gateway.api.reference`: write what the API says of itself to `docs/`."""

import sys

from services.gateway.api.reference.snapshots import current_files

__all__ = ["main"]


def main() -> int:
    """Write every file."""
    for path, text in current_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
