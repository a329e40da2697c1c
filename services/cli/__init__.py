"""The `prepline` command: one module per command or small group of them.

Commands import what they need when they run, so that each starts at once.
"""

from services.cli.main import main

__all__ = ["main"]
