"""Years of experience asked for."""

import pytest

from services.parser.fields.role.years import find_years, find_years_in_demands


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("10+ years of professional experience in data", "10+ years"),
        ("3-7 years experience in a similar role", "3-7 years"),
        ("At least 10 years of professional experience", "At least 10 years"),
        ("Experience: 4 to 6 years", "4 to 6 years"),
        ("5+ yrs exp", "5+ yrs"),
        ("two years of experience", "two years"),
        ("mindestens 3 Jahre Berufserfahrung", "mindestens 3 Jahre"),
        ("5 ans d'expérience", "5 ans"),
        ("3 roky praxe", "3 roky"),
        ("опыт работы от 3 лет", "от 3 лет"),
        ("実務経験3年以上", "3年以上"),
        ("for over 20 years we have built pumps", None),
        ("must be 18 years old", None),
        ("a 2 years contract", None),
        ("founded 30 years ago", None),
    ],
)
def test_years(text: str, years: str | None) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize(
    ("statement", "years"),
    [
        ("7+ years of WordPress, 3 of them as a lead", "7+ years"),
        ("At least 5 years with nets", "At least 5 years"),
        ("2年以上WEB前端开发工作经验", "2年以上"),
        ("A company with 50 years of history", None),
        ("Two boats", None),
    ],
)
def test_years_among_the_demands_need_no_word_for_experience(statement: str, years: str | None) -> None:
    assert find_years_in_demands([statement]) == years
