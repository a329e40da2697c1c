"""The sections of a guide that claims are made for."""

from typing import Literal

__all__ = ["Section"]

Section = Literal[
    "question",
    "round",
    "stage",
    "experience",
    "outcome",
    "compensation",
    "culture",
    "tip",
    "mistake",
    "red_flag",
    "timeline",
]
