"""What was found, one line each."""

import sys

__all__ = ["Report"]


class Report:
    """Counts and prints findings."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, sentence: str, *, holds: bool, detail: str = "") -> None:
        """Record whether a sentence is true; `detail` is printed when it is not."""
        self.passed += holds
        self.failed += not holds
        self.note(f"{'ok    ' if holds else 'FAILED'}  {sentence}")
        if detail and not holds:
            self.note(detail)

    def note(self, text: str) -> None:
        """Print a line at once."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def close(self) -> int:
        """Print the closing line and return the exit code."""
        self.note(f"{self.passed} passed, {self.failed} failed")
        return int(self.failed > 0)
