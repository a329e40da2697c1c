"""What a changed JSON Schema means for those who read and write records by the former one.

Both directions count. A consumer of the new schema reads what producers of the former one wrote, and a consumer of the
former one reads what new producers write: a bound that is tightened breaks the first, one that is loosened the second.
"""

from contracts.compatibility.comparison import breaking_changes, compare
from contracts.compatibility.finding import Finding, Severity

__all__ = ["Finding", "Severity", "breaking_changes", "compare"]
