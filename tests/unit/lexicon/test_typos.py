import pytest

from lexicon.typos import is_typo


@pytest.mark.parametrize(
    ("written", "meant"),
    [("pixlewerk", "pixelwerk"), ("tornado", "tornaddo"), ("ayden", "adyen"), ("brakenwood", "brackenwood"),
     ("kilmerrow", "kilmarrow"), ("hollmberck", "hollmberk"), ("quillmordinamics", "quillmoordynamics"),
     ("pixilo", "pixelo"), ("aabcd", "abbcd"), ("quilmlor", "quillmor"), ("tornadoo", "tornado"),
     ("tornad", "tornado")],
)  # fmt: skip
def test_swapped_doubled_missing_and_similar_letters_are_mistakes(written: str, meant: str) -> None:
    assert is_typo(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("visa", "vista"), ("kilbarrow", "kilmarrow"), ("quorvex9", "quorvex7"), ("area", "arena"), ("tornado", "bornado"),
     ("canos", "canon"), ("northmoor", "northmere"), ("adbc", "abdc"), ("ipxelwerk", "pixelwerk"),
     ("quilmlro", "quillmor"), ("torndoao", "tornadoo")],
)  # fmt: skip
def test_other_letters_make_other_names(written: str, meant: str) -> None:
    assert not is_typo(written, meant)


@pytest.mark.parametrize(
    ("written", "is_one"), [("tanglebick", True), ("tanglebock", False), ("vanglewick", False), ("tanglewic", True)]
)
def test_any_letter_of_a_long_known_name_may_be_wrong(written: str, *, is_one: bool) -> None:
    assert is_typo(written, "tanglewick", is_known=True) is is_one
    assert not is_typo("tanglebick", "tanglewick")
    assert not is_typo("tanglep", "tanglew", is_known=True)
