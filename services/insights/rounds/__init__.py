"""Rounds that posts name: where, of which employer, and whether somebody had them, awaits them, or only asks."""
