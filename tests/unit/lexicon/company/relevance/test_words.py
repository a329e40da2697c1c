"""What is read of a post."""

from lexicon.company.relevance import COMMENTS_READ, PostWords


def test_reads_the_best_comments_first_and_not_all() -> None:
    words = PostWords.of("Title", "Body", [(votes, f"comment {votes}") for votes in range(9)])
    assert words.comments == tuple(f"comment {votes}" for votes in (8, 7, 6, 5, 4))
    assert len(words.comments) == COMMENTS_READ


def test_long_texts_are_read_in_part() -> None:
    words = PostWords.of("Title", "b" * 50_000, [(1, "c" * 50_000)])
    assert len(words.body) == 10_000
    assert len(words.comments[0]) == 1500


def test_each_part_has_its_texts() -> None:
    assert PostWords("Title", "Body", ("One", "Two")).parts == {
        "title": ("Title",),
        "text": ("Body",),
        "comments": ("One", "Two"),
    }
