"""One employer, whatever is known of it: names, spellings, domain, and where a text names it as an employer."""

from lexicon.company.brands import brand_of
from lexicon.company.company import Company
from lexicon.company.mentions import Mention

__all__ = ["Company", "Mention", "brand_of"]
