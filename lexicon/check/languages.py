"""Whether languages hold nothing that nobody reads, and nothing that cannot be read."""

from collections.abc import Iterator

from lexicon.check.checked import Checked
from lexicon.check.entries import of_entries

__all__ = ["of_languages"]

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
    tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_ISO_639_1 = frozenset(_CODES.split())


def of_languages(lexicon: Checked) -> Iterator[str]:
    """Yield what is wrong with the languages."""
    roles = {role.id for role in lexicon.roles.all}
    english = {language.code: language for language in lexicon.languages.all}["en"]
    for table, about in lexicon.declared.items():
        needed = set(about.get("entries", ())) - set(about.get("elsewhere", ()))
        for entry in needed - set(english.tables.get(table, ())):
            yield f"languages/en.toml: [{table}] has no {entry}"
    for language in lexicon.languages.all:
        where = f"languages/{language.code}.toml"
        if language.code not in _ISO_639_1:
            yield f"{where}: {language.code} is no ISO 639-1 code"
        for table, content in language.tables.items():
            if table not in lexicon.declared:
                yield f"{where}: [{table}] is not in tables.toml, so nobody reads it"
            elif table == "roles":
                yield from (f"{where}: [roles.{role}] has no file in roles" for role in set(content) - roles)
                for role, weights in content.items():
                    yield from of_entries(f"{where}: [roles.{role}]", weights, {"folded": True})
            else:
                yield from of_entries(f"{where}: [{table}]", content, lexicon.declared[table])
