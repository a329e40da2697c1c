"""Whether the lexicon's data is whole, and what each language and role has."""

from lexicon.check.checked import Checked
from lexicon.check.coverage import coverage, missing
from lexicon.check.languages import of_languages
from lexicon.check.patterns import of_patterns
from lexicon.check.roles import of_roles
from lexicon.check.use import of_use

__all__ = ["Checked", "complaints", "coverage", "missing"]


def complaints(lexicon: Checked) -> list[str]:
    """Return what is wrong, a sentence each; nothing when all is well."""
    return [*of_languages(lexicon), *of_roles(lexicon), *of_patterns(lexicon), *of_use(lexicon)]
