"""The language a text is written in, by script and function words."""
# ruff: noqa: RUF001 — Cyrillic and full-width signs are what postings contain

import pytest

from services.parser.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a developer with experience who will join our team and work on the product", "en"),
        ("Wir suchen eine Person, die mit uns an der Plattform arbeitet und Freude an der Sache hat", "de"),
        ("Nous recherchons une personne pour notre équipe et vous êtes à l'aise avec les clients", "fr"),
        ("Hledáme nového kolegu, který se nebojí výzev a má chuť pracovat v týmu. Nabízíme práci na projektech", "cs"),
        ("Szukamy osoby, która dołączy do zespołu i będzie pracować z nami przy projektach dla klientów", "pl"),
        ("Buscamos una persona para el equipo que tenga experiencia con los clientes y las ventas", "es"),
        ("Мы ищем инженера в команду, который будет работать с нами над проектами", "ru"),
        ("ソリューションアーキテクト", "ja"),
        ("백엔드 개발자를 찾습니다", "ko"),
        ("Senior Developer", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language
