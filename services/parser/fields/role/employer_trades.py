"""Employers whose trade decides the role category where the title leaves it open."""

from contracts.job import RoleCategory
from lexicon.text import fold

__all__ = ["EMPLOYER_TRADES"]

_CONSULTANCIES = """
McKinsey, McKinsey & Company, Boston Consulting Group, BCG, Bain, Bain & Company, Oliver Wyman, Kearney, A.T. Kearney,
Roland Berger, Strategy&, L.E.K. Consulting, ZS, ZS Associates, Simon-Kucher, Accenture, Deloitte, Capgemini,
Booz Allen Hamilton, BearingPoint, AlixPartners, Monitor Deloitte, EY-Parthenon, PwC, KPMG
"""
_BANKS = """
Goldman Sachs, Morgan Stanley, J.P. Morgan, JPMorgan, JPMorgan Chase, BlackRock, Citadel, Citigroup, Citi, Barclays,
Deutsche Bank, UBS, BNP Paribas, Société Générale, HSBC, Evercore, Lazard, Rothschild, Rothschild & Co, Moelis,
Jane Street, Two Sigma, Bridgewater, KKR, Blackstone, Fidelity, Vanguard
"""


def _names(text: str) -> list[str]:
    return [fold(name) for name in text.replace("\n", " ").split(",")]


EMPLOYER_TRADES: dict[str, RoleCategory] = {
    **dict.fromkeys(_names(_CONSULTANCIES), RoleCategory.CONSULTING),
    **dict.fromkeys(_names(_BANKS), RoleCategory.FINANCE),
}
"""By folded name."""
