"""Arrays in which values refer to each other by index, as Nuxt and others serialise their state."""

from services.parser.formats.indexed_references import resolve_references


def test_reference_arrays() -> None:
    values = [["Reactive", 1], {"a": 2, "list": 3, "me": 1}, "x", [2, 4], None, ["Set", 2]]
    resolved = resolve_references(values)
    assert resolved["a"] == "x"
    assert resolved["list"] == ["x", None]
    assert resolved["me"] is resolved
