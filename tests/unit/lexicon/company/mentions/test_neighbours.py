from lexicon.company.mentions.neighbours import neighbours
from lexicon.company.mentions.signals import Surroundings


def features(text: str, *, is_everyday: bool = False) -> set[str]:
    start = text.index("Pixelwerk")
    return set(
        neighbours(
            Surroundings(text=text, start=start, end=start + 9, is_everyday=is_everyday, has_witness=False, mentions=1)
        )
    )


def test_the_words_beside_a_name_have_a_place() -> None:
    found = features("I left Pixelwerk's plant after 12 years.")
    assert {"word -1 left", "word -2 i", "words -2 i left", "word +1 plant", "words +2 plant after"} <= found


def test_words_farther_away_have_none() -> None:
    found = features("My onsite was long. Then Pixelwerk called.")
    assert "word nearby onsite" in found
    assert "word before onsite" not in found, "it stands in another sentence"
    assert {"word before then", "word behind called"} <= found


def test_numbers_are_alike() -> None:
    assert features("Pixelwerk pays 18.50 an hour") == features("Pixelwerk pays 21,000 an hour")


def test_kinds_of_words_stand_for_words_never_seen() -> None:
    assert {"kind +1 role", "kind nearby role"} <= features("Pixelwerk welder wanted")
    assert "kind nearby employer" in features("The bakery uses Pixelwerk")


def test_an_everyday_word_has_features_of_its_own() -> None:
    assert "everyday word -1 at" in features("at Pixelwerk", is_everyday=True)
    assert not any(feature.startswith("everyday") for feature in features("at Pixelwerk"))


def test_the_ends_of_a_sentence_are_neighbours_too() -> None:
    assert {"word -1 ^", "word +1 $"} <= features("Pixelwerk")


def test_how_words_begin_is_seen_in_other_sentences_too() -> None:
    found = features("Mi entrevista fue corta. Pixelwerk me contrató.")
    assert {"stem nearby entr", "stem before entr", "stem behind cont"} <= found


def test_without_blanks_each_two_characters_are_a_stem() -> None:
    assert {"stem behind 面接", "stem behind 接官"} <= features("Pixelwerk 面接官")
    assert "stem behind 면접" in features("Pixelwerk 면접에서")


def test_how_and_where_a_name_is_written_is_one_feature() -> None:
    assert "manner upper first rare" in features("Pixelwerk called")
    assert "manner upper inside everyday" in features("then Pixelwerk called", is_everyday=True)
