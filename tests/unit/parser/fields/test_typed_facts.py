"""The value of an unknown label shows what it is."""

from services.parser.fields.typed_facts import with_typed_facts
from services.parser.text.facts import facts_of
from services.parser.text.lines import lines_of


def test_values_behind_unknown_labels() -> None:
    lines = lines_of("Quux: Berlin\nZorp: Part-time\nBlim: hybrid\nFlob: green tea")
    assert with_typed_facts(facts_of(lines), lines) == {
        "location": ["Berlin"], "employment": ["Part-time"], "remote": ["hybrid"],
    }  # fmt: skip


def test_a_known_label_says_more_than_a_value() -> None:
    lines = lines_of("Location: Kiel\nQuux: Berlin")
    assert with_typed_facts(facts_of(lines), lines)["location"] == ["Kiel"]
