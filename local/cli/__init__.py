"""The `prepline` command. Each command imports what it needs when it runs, so that it starts at once."""

from local.cli.main import main

__all__ = ["main"]
