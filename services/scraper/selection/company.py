"""The names under which people write about a company."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Company"]

_LEGAL = re.compile(
    r"(?:[\s,]+(?:inc|incorporated|llc|ltd|limited|corp|corporation|co|company|gmbh|mbh|ag|se|sa|sas|s\.a|nv|bv|ab|oy|oyj"
    r"|as|asa|plc|llp|lp|pbc|pty|spa|s\.p\.a|srl|s\.r\.o|kg|kgaa|pvt|private|&\s*co|&\s*company|and\s+company)\.?)+$",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r"(?:\s+(?:&|and|of|platforms?|technolog(?:y|ies)|group|holdings?|consulting|consultants|robotics|labs?|laboratories|systems?"
    r"|solutions|services|software|networks?|therapeutics|pharma|pharmaceuticals|biosciences|biotech|bio|sciences|partners"
    r"|studios?|games|media|health|healthcare|hospitals?|medical|energy|power|motors?|automotive|aerospace|airlines|airways"
    r"|foods?|bank|banking|financial|insurance|securities|analytics|data|ai|cloud|security|logistics|shipping|freight|stores?"
    r"|retail|industries|international|global|worldwide|digital|interactive|design|marketing|legal|law|advisors|advisory"
    r"|associates|university|clinic|clinics|care|commerce|payments|mobility|engineering|electronics|semiconductors?))+$",
    re.IGNORECASE,
)
"""Words at the end of a name that say what the company does; people leave them out."""
_TOO_COMMON = re.compile(
    r"(?:applied|general|first|american|national|united|global|international|advanced|digital|capital|scale|open|bank|state"
    r"|new|north\w*|south\w*|east\w*|west\w*|blue|red|green|black|white|grey|big|smart|next|home|health|best|public|royal"
    r"|central|city|cloud|tech|future|modern|universal|standard|common|social|prime|world|data|total|true|clear|bright"
    r"|local|direct|simple|quick|fast|early|human|people|family|women\w*|men\w*|star|sun|moon|first|second|third|allied"
    r"|consumer|customer|community|credit|trust|life|love|good|great|super|ultra|micro|macro|inter\w*|trans|the|real|rapid"
    r"|palo|san|los|las|saint|mount|lake|river|mountain|pacific|atlantic|european?|british|german|french|indian|chinese"
    r"|medical|marketing|design|legal|engineering|software|energy|power|food|insurance|financial|media|network|security)",
    re.IGNORECASE,
)
"""Words that mean nothing in particular alone."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_CORE = 4
_SHORTEST_ACRONYM = 3

_SAME_COMPANY: tuple[tuple[str, ...], ...] = (
    ("Meta", "Facebook"),
    ("Google", "Alphabet"),
    ("Amazon", "Amazon Web Services", "AWS"),
    ("Microsoft", "MSFT"),
    ("Block", "Square", "Cash App"),
    ("Twitter", "X Corp"),
    ("ByteDance", "TikTok"),
    ("JPMorgan", "JPMorgan Chase", "J.P. Morgan", "JPMC"),
    ("Goldman Sachs", "Goldman"),
    ("Bank of America", "BofA", "BoA"),
    ("American Express", "Amex"),
    ("Capital One", "CapOne", "C1"),
    ("Ernst & Young", "EY"),
    ("PricewaterhouseCoopers", "PwC"),
    ("Boston Consulting Group", "BCG"),
    ("McKinsey", "McKinsey & Company"),
    ("Bain", "Bain & Company"),
    ("Tata Consultancy Services", "TCS"),
    ("IBM", "International Business Machines"),
    ("General Electric", "GE"),
    ("General Motors", "GM"),
    ("Procter & Gamble", "P&G"),
    ("Johnson & Johnson", "J&J"),
    ("Hewlett Packard Enterprise", "HPE"),
    ("London Stock Exchange Group", "LSEG"),
    ("Booz Allen Hamilton", "Booz Allen"),
)
"""Names that mean the same employer though no rule derives one from another."""


@dataclass(frozen=True)
class Company:
    """An employer by its name on the posting."""

    name: str

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write the name, the posting's own first."""
        core = _LEGAL.sub("", self.name.strip()) or self.name.strip()
        found = [core, *_short_forms(core)]
        for group in _SAME_COMPANY:
            if {_fold(name) for name in group} & {_fold(name) for name in found}:
                found += group
        return tuple(dict.fromkeys(found))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a mention; case counts only for names so short that case alone sets them apart from words."""
        longest_first = sorted(self.spellings, key=len, reverse=True)
        own = self.spellings[0]
        alternatives = "|".join(_loosely(spelling, is_own=spelling == own) for spelling in longest_first)
        return re.compile(rf"(?<![\w@/.&])(?:{alternatives})(?![\w&]|-[a-z]|\.[a-z]{{2,3}}\b)")


def _short_forms(core: str) -> list[str]:
    forms = []
    shorter = _DESCRIPTION.sub("", core)
    if shorter != core and len(shorter) >= _SHORTEST_CORE and not _TOO_COMMON.fullmatch(shorter):
        forms.append(shorter)
    words = [word for word in re.split(r"[\s-]+", core) if word[:1].isupper()]
    if len(words) >= _SHORTEST_ACRONYM:
        forms.append("".join(word[0] for word in words))
    folded = _unaccented(core)
    if folded != core:
        forms.append(folded)
    return forms


def _loosely(spelling: str, *, is_own: bool) -> str:
    """Return a pattern for a spelling with its usual variations: hyphens, joined words, `and` for `&`, case."""
    if not any(character.isalnum() for character in spelling):
        return re.escape(spelling)
    words = [word for word in re.split(r"[\s-]+", spelling) if word]
    pattern = r"[\s-]?".join(_part(part) for word in words for part in _CAMEL.split(word))
    # Few letters, or an abbreviation that nobody calls the company's name: only its capitals tell it from a word.
    is_exact = len(spelling) < _SHORTEST_ACRONYM or (spelling.isupper() and not is_own)
    return pattern if is_exact else f"(?i:{pattern})"


def _part(part: str) -> str:
    if part == "&":
        return "(?:&|and)"
    return re.escape(part).replace("'", "['\u2019]?").replace("\u2019", "['\u2019]?").replace("\\.", "\\.?")


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", _unaccented(name).casefold().replace("&", "and"))


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
