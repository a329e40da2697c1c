"""The jobs that a text names, and the signs around them."""

from services.insights.sources.named_jobs import named_jobs


def names(title: str, text: str) -> list[str]:
    return [job.name for job in named_jobs(title, text, ("Quartz Coffee",))]


def test_a_job_needs_no_title_word_where_the_text_says_that_it_is_one() -> None:
    assert "fraud services" in names("", "I applied for a position in fraud services at Quartz Coffee.")
    assert "Strategy & Operations" in names("Strategy & Operations interview at Quartz Coffee", "")
    assert "bizops" in names("", "The role is bizops.")


def test_the_employers_name_and_words_of_rounds_are_no_part_of_a_job() -> None:
    assert "Data Analyst" in names("Quartz Coffee Data Analyst final round", "")
    assert names("Final round at Quartz Coffee next week", "") == []


def test_what_follows_a_dash_is_no_part_of_a_job() -> None:
    assert set(names("Barista - automated rejection after my loop", "")) == {"Barista"}


def test_signs_tell_whose_job_it_is() -> None:
    mine, theirs = named_jobs("", "I applied for the barista role. Then a senior analyst asked me about beans.")
    assert (mine.name, theirs.name) == ("barista", "senior analyst")
    assert "after for the" in mine.signs
    assert "behind: acts" in theirs.signs
