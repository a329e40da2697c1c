"""From bytes to text: the page's own evidence decides, and mojibake is undone."""

import pytest

from services.parser.document.decoding import decode, repair


@pytest.mark.parametrize("text", ["Résumé – naïve", "Řízení týmu šťastných žáků", "東京で働くエンジニア", "Über “uns”"])
def test_double_encoded_text_is_repaired(text: str) -> None:
    garbled = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in text.encode()
    )
    assert repair(garbled) == text
    assert repair(text) == text


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "shift_jis", "euc_jp", "cp1250", "cp1252", "utf-16"])
def test_undeclared_charsets(charset: str) -> None:
    text = {
        "cp1251": "Требуется программист в офис, опыт работы от трёх лет",
        "koi8-r": "Требуется программист в офис, опыт работы",
        "shift_jis": "エンジニア募集。東京の会社で働く",
        "euc_jp": "エンジニア募集。東京の会社で働く",
        "cp1250": '<html lang="cs">Vedoucí směny, řízení lidí</html>',
        "cp1252": "Développeur à Genève, équipe agréable",
        "utf-16": "Ingénieur",
    }[charset]
    assert decode(text.encode(charset)).text == text


def test_a_declared_charset_is_believed_and_one_bad_byte_forgiven() -> None:
    assert decode("Ölförderung".encode("latin-1"), "text/html; charset=iso-8859-1").text == "Ölförderung"
    assert decode(b'<meta charset="utf-8">' + "Größe ".encode() * 500 + b"\xff").text.count("Größe") == 500
