from typing import Any

from contracts.insights import Basis, Item, SuccessTips
from services.insights.parts.rebuilding import rebuilt, rebuilt_list

KEPT, LEFT_OUT = (Item(text=text, basis=Basis.GENERAL) for text in ("Rest well.", "Panic."))


def test_what_does_not_change_is_not_copied() -> None:
    tips = SuccessTips(preparation=[KEPT])
    assert rebuilt(tips, lambda _, value: value) is tips
    assert rebuilt_list(tips.preparation, lambda item: item) is tips.preparation


def test_only_the_changed_field_is_replaced() -> None:
    tips = SuccessTips(preparation=[KEPT, LEFT_OUT], what_worked=[KEPT])

    def without_panic(_: str, value: list[Any]) -> list[Any]:
        return rebuilt_list(value, lambda item: None if item is LEFT_OUT else item)

    cleared = rebuilt(tips, without_panic)

    assert cleared == SuccessTips(preparation=[KEPT], what_worked=[KEPT])
    assert cleared.what_worked is tips.what_worked
    assert tips.preparation == [KEPT, LEFT_OUT], "the part itself stays as it was"
