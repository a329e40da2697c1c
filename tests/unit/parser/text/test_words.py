"""Short pieces of text: without markup, compared, and known to say nothing."""

from services.parser.text.words import compact, is_placeholder, without_markup


def test_words() -> None:
    assert compact("Palo Alto Networks") == "paloaltonetworks"
    assert without_markup("  A&amp;amp;B <br/> C\u200b ") == "A&B C"
    assert without_markup("&lt;b&gt;R&amp;D&lt;/b&gt; https://x.test/?a=1&copy=1") == "R&D https://x.test/?a=1&copy=1"
    assert is_placeholder("N/A")
    assert not is_placeholder("Nadia")
