"""Pages and texts of one posting in many languages, on sites that show in different ways who hires."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["BOARD", "OWN_SITES", "TEXTS", "WAYS", "Words", "board_page", "languages", "page"]

BOARD = "Stellwerk"
_DATA = Path(__file__).parents[1] / "unit" / "parser" / "data" / "sites.toml"
_OTHER_DOMAIN = "fairgate"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the posting says in one language."""

    title: str
    place: str
    employer: str
    short: str
    """The employer without its legal form."""
    domain: str
    label: str
    place_label: str
    hires: str
    """A sentence in which the employer, `@`, seeks somebody."""
    about: str
    tasks: list[str]
    demands: list[str]
    apply: str
    post: str
    """What a board offers to those who hire."""
    similar: list[str]
    terms: str

    @property
    def facts(self) -> str:
        """The line below the title."""
        return f"<p>{self.place} · {self.terms}</p>"


@cache
def languages() -> Mapping[str, Words]:
    """Return the words of each language."""
    return {name: Words(**words) for name, words in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()}


def _table(words: Words) -> str:
    rows = ((words.label, words.employer), (words.place_label, words.place), ("Ref.", "77-A"))
    return f"<table>{''.join(f'<tr><td>{label}</td><td>{value}</td></tr>' for label, value in rows)}</table>"


# What stands below the title, in the first paragraph, and at the end.
Way = Callable[[Words], tuple[str, str, str]]
WAYS: dict[str, Way] = {
    "labelled row": lambda w: (f"<div><span>{w.label}</span><span>{w.employer}</span></div>", "", ""),
    "list of terms": lambda w: (f"<dl><dt>{w.label}</dt><dd>{w.employer}</dd></dl>", "", ""),
    "table of facts": lambda w: (_table(w), "", ""),
    "line below the title": lambda w: (f"<p>{w.employer}</p>", "", ""),
    "link to the profile": lambda w: (f'<a href="/company/4711">{w.short}</a>', "", ""),
    "element called so": lambda w: (f'<div class="ad-employer-name"><b>{w.short}</b><a href="#p">i</a></div>', "", ""),
    "logo": lambda w: (f'<img src="/media/logo/881.png" alt="{w.short}">', "", ""),
    "subject of the sentence": lambda w: ("", w.hires.replace("@", w.employer), ""),
    "subject without a form": lambda w: ("", w.hires.replace("@", w.short), ""),
    "part of its own": lambda w: ("", "", f"<h3>{w.about.replace('@', w.short)}</h3><p>1962 · 80.</p>"),
    "postal address": lambda w: ("", "", f"<p>{w.employer}<br>Hafenstr. 12<br>28195 {w.place}</p>"),
    "mail address": lambda w: ("", "", f"<p>CV: jobs@{w.domain}.example, {w.employer}</p>"),
}


def _heading(words: Words) -> str:
    return f"<h1>{words.title}</h1>{words.facts}"


_NEWS = '<nav><a href="/x">News</a></nav>'
# What stands above the main part, in it before the lists, in the foot, and in the page's title, on the employer's site.
OwnSite = Callable[[Words], tuple[str, str, str, str]]
OWN_SITES: dict[str, OwnSite] = {
    "main heading": lambda w: ("", f"<h1>{w.short}</h1><h2>{w.title}</h2>{w.facts}", "", "Jobs"),
    "rest of the title": lambda w: (_NEWS, f"<h1>{w.title}</h1>{w.facts}", "", f"{w.title} – {w.short}"),
    "copyright": lambda w: (_NEWS, f"<h1>{w.title}</h1>{w.facts}", f"© 2026 {w.employer}", w.title),
    "foot": lambda w: (_NEWS, _heading(w), f"{w.employer} | Hafenstr. 12 | 28195 {w.place}", w.title),
    "logo": lambda w: (f'<a href="/"><img class="logo" alt="{w.short}"></a>', _heading(w), "", w.title),
    "line above": lambda w: ("", f"<p>{w.short}</p><h1>{w.title}</h1>{w.facts}", "", w.title),
    "team below": lambda w: (_NEWS, f"<h1>{w.title}</h1><p>Team Nord</p>{w.facts}", f"© {w.short}", w.title),
}  # fmt: skip


def _lines(*texts: list[str]) -> list[str]:
    return [line for head, *items in texts for line in (head, *(f"• {item}" for item in items), "")]


# Lines above and below a text's lists.
Text = Callable[[Words], tuple[list[str], list[str]]]
_TEXTS: dict[str, Text] = {
    "title first": lambda w: ([w.title, w.employer, w.place, w.terms, w.apply], []),
    "employer first": lambda w: ([w.employer, w.title, w.place, w.terms, w.apply], []),
    "label": lambda w: ([f"{w.label}: {w.employer}", w.title, f"{w.place}, {w.terms}"], []),
    "sentence": lambda w: ([w.hires.replace("@", w.employer), "", w.title, "", f"{w.place}, {w.terms}"], []),
    "signature": lambda w: ([w.title, f"{w.place}, {w.terms}"], [w.employer, "Hafenstr. 12", f"28195 {w.place}"]),
}
TEXTS: dict[str, Callable[[Words], str]] = {
    name: lambda w, parts=parts: "\n".join(  # type: ignore[misc]
        [*parts(w)[0], "", *_lines(w.tasks, w.demands), *parts(w)[1]]
    )
    for name, parts in _TEXTS.items()
}


def _part(texts: list[str]) -> str:
    return f"<h3>{texts[0]}</h3><ul>{''.join(f'<li>{text}</li>' for text in texts[1:])}</ul>"


def board_page(words: Words, way: str) -> tuple[str, str]:
    """Return a board's page and its address."""
    return _page(words, way, name=BOARD, menu=f'<li><a href="/post">{words.post}</a></li>', domain="stellwerk")


def page(words: Words, site: str) -> tuple[str, str]:
    """Return a page of the employer's own site, and its address, which says nothing but on the last one."""
    above, head, foot, title = OWN_SITES[site](words)
    body = f"{above}<main>{head}{_part(words.tasks)}{_part(words.demands)}<a href='/apply'>{words.apply}</a></main>"
    html = f"<html><head><title>{title}</title></head><body>{body}<footer>{foot}</footer></body></html>"
    return html, f"https://www.{_OTHER_DOMAIN}.example/jobs/881"


def _page(words: Words, way: str, *, name: str, menu: str, domain: str) -> tuple[str, str]:
    head, first, end = WAYS[way](words)
    others = f"<section><h3>{words.similar[0]}</h3>{''.join(f'<p>{text}</p>' for text in words.similar[1:])}</section>"
    body = (
        f'<header><ul><li><a href="/">{name}</a></li><li><a href="/a">A–Z</a></li>{menu}</ul></header>'
        f"<main><h1>{words.title}</h1>{head}{words.facts}<p>{first}</p>{_part(words.tasks)}{_part(words.demands)}{end}"
        f'<a href="/apply">{words.apply}</a></main>{others}<footer>© 2026 {name}</footer>'
    )
    html = f"<html><head><title>{words.title} | {name}</title></head><body>{body}</body></html>"
    return html, f"https://www.{domain}.example/item/881"
