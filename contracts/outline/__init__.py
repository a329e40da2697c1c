"""The outline of a guide: its sections, groups and entries in reading order.

The PDF, the Markdown and the web page all render this outline, so that they show the same items in the same order.
Entries are references into the job and the insights, e.g. `insights.common_questions.technical.3`; nothing is copied.
"""

from contracts.outline.model import Entry, Group, GroupKind, OutlineSection, entries_of, resolve
from contracts.outline.quotations import source_numbers
from contracts.outline.sections import outline_of

__all__ = ["Entry", "Group", "GroupKind", "OutlineSection", "entries_of", "outline_of", "resolve", "source_numbers"]
