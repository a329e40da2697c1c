"""Known employers inside longer names."""

from lexicon.company.longer_names.inside import inside

__all__ = ["inside"]
