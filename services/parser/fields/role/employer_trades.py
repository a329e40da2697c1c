"""Employers whose trade decides the role category where the title leaves it open."""

from contracts.job import RoleCategory
from lexicon.roles import ROLES
from lexicon.text import fold

__all__ = ["EMPLOYER_TRADES"]

EMPLOYER_TRADES = {fold(name): RoleCategory(role.name) for role in ROLES.all for name in role.employers}
"""By folded name."""
