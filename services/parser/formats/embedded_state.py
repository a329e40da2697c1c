"""Application state that pages carry in their scripts."""

import base64
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from lexicon.lazy_regex import lazy_compile
from lexicon.text import unescape
from services.parser.document.page import Page
from services.parser.formats.flight_texts import resolve_texts
from services.parser.formats.indexed_references import resolve_references

__all__ = ["embedded_states", "script_literals"]

_JSON_TYPE = lazy_compile(r"type\s*=\s*[\"']?(?:application|text)/(?:json|x-json)", re.IGNORECASE)
_REFERENCES = lazy_compile(r"id\s*=\s*[\"']?__NUXT_DATA__|data-nuxt-data", re.IGNORECASE)
# `window.X = {"`, `var x = [{`, `phApp.ddo = {"`, `X = JSON.parse("…")`: data, not code, has quoted keys.
_ASSIGNMENT = lazy_compile(r"=\s*(?P<value>JSON\.parse\(\s*(?=[\"])|\{\s*(?=[\"}])|\[\s*(?=[{\[\"]))")
# State in an attribute (`data-page`, `data-props`) or in `<code>`, its quotes escaped or not.
_ATTRIBUTE = lazy_compile(r"\s(?:data-[\w-]+|props|:[\w-]+|content)\s*=\s*(?:\"([\[{][^\"]{60,})\"|'([\[{][^']{60,})')")
# `{"` as base 64, `{"` and `[{"` percent-encoded.
_DECODES = ("decodeURIComponent", "atob(")
_CODED_BEGINNINGS = ("eyJ", "%7B%22")
_CODED = lazy_compile(r"(?<![\w+/=-])eyJ[\w+/-]{100,}={0,2}|(?P<percent>(?:%7B|%5B%7B)%22[^\s\"'<>\\]{100,})")
# As Angular writes its state.
_ESCAPED = {"&q;": '"', "&a;": "&", "&s;": "'", "&l;": "<", "&g;": ">"}
_ANGULAR = lazy_compile("|".join(_ESCAPED))
_URL_SAFE = str.maketrans("-_", "+/")
# Several plain values in the attributes of one element.
_DATA_TAG = lazy_compile(r"<[a-zA-Z][\w-]*(?:\s[^<>]*?)?(?:\sdata-[\w-]+=(?:\"[^\"<>]*\"|'[^'<>]*')[^<>]*?){4}[^<>]*>")
_DATA_ATTRIBUTE = lazy_compile(r"\sdata-([\w-]+)=(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})')")
_FEWEST_ATTRIBUTES = 4
# State in an element that nobody sees.
_CODE = lazy_compile(
    r"<(?P<element>code|template|textarea|noscript)\b[^>]{0,500}>\s*(?:<!--)?\s*(?P<data>(?:[\[{]|&#123;).{60,}?)"
    r"(?:</(?P=element)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# Code that is nearly data: `new Job({title: 'Cook'`, `var job = {title: "Cook"`, `fillList('job', ['Cook', …`.
_LITERAL = lazy_compile(
    r"[\[{]\s*(?:[A-Za-z_$][\w$]*\s*:|['\"](?=[^'\"]*['\"]\s*,)|\[|\{\s*(?:[A-Za-z_$][\w$]*\s*:|'))"
)
_BEFORE_LITERAL = ("=", "(", ",", "return")
_MOST_LITERALS, _SPACE = 12, 20
_FLIGHT = lazy_compile(r"self\.__next_f\.push\(\s*\[\s*1\s*,\s*(\"(?:[^\"\\]|\\.)*\")\s*\]\s*\)", re.DOTALL)
_STREAM = lazy_compile(r"streamController\.enqueue\(\s*(\"(?:[^\"\\]|\\.)*\")\s*\)", re.DOTALL)
_OBJECT = lazy_compile(r"\{\"")
_LONG_STRING = lazy_compile(r"\"[^\"]{60}")
# A text of some length, or several words; nothing is tried twice.
_WORDS = lazy_compile(r"[\"'](?:[^\"'\n]{60}|[^\"'\s<>{}=;()]{2,40}+ [^\"'\s<>{}=;()]{1,60}+ [^\"'\n]{2})")
_SMALLEST, _SHORTEST_PART, _SMALLEST_LITERAL = 60, 5, 120
_MAX_STATES = 40
_FEWEST_KEYS = 3
_LONGEST_LITERAL, _AT_LEAST_AS_LONG = 400_000, 0.8


def embedded_states(page: Page, *, with_short: bool = False) -> Iterator[Any]:
    """Yield the data of each script that may hold a posting.

    JSON blocks, reference arrays, objects assigned to variables, and the flight data of streaming frameworks.

    Args:
        page: The page.
        with_short: Yield those as well that hold no text of some length, such as lists of titles.
    """
    flight: list[str] = []
    count = 0
    parts = [part for part in re.split(r"[/?&=]+", page.address or "") if len(part) >= _SHORTEST_PART]
    for script in page.scripts:
        content = script.content
        if "ld+json" in script.attributes:
            continue
        if not with_short and "__next_f" not in content and not _is_informative(content, parts):
            continue
        for state in _states(script.attributes, content, flight):
            yield state
            count += 1
            if count >= _MAX_STATES:
                return
    if flight:
        yield from _objects(resolve_texts("".join(flight)))
    yield from _markup_states(page.markup)
    yield from _attribute_records(page.markup)
    coded = [
        page.markup,
        *(script.content for script in page.scripts if any(mark in script.content for mark in _DECODES)),
    ]
    for text in coded:
        if any(beginning in text for beginning in _CODED_BEGINNINGS):
            yield from _coded_states(text)


def script_literals(page: Page) -> Iterator[Any]:
    """Yield the objects and lists that scripts write as code; much of that is settings and events."""
    for script in page.scripts:
        content = script.content
        if "ld+json" not in script.attributes and len(content) >= _SMALLEST_LITERAL:
            yield from _literals(content)


def _is_informative(text: str, address: Sequence[str]) -> bool:
    """Whether data holds a text of some length or a part of the page's address; events and settings do not."""
    if "&q;" in text or _LONG_STRING.search(text):
        return True
    return len(text) >= _SMALLEST and any(part in text for part in address)


def _states(attributes: str, content: str, flight: list[str]) -> Iterator[Any]:
    if _JSON_TYPE.search(attributes) or content.lstrip()[:1] in "{[":
        data = _loads(content)
        if isinstance(data, list) and _REFERENCES.search(attributes):
            data = resolve_references(data)
        if data is not None:
            yield data
        return
    if "__next_f" in content:
        flight += [json.loads(match.group(1)) for match in _FLIGHT.finditer(content)]
    if "streamController" in content:
        for match in _STREAM.finditer(content):
            data = _loads(json.loads(match.group(1)).strip())
            if isinstance(data, list):
                yield _turbo_stream(data)
    for match in _ASSIGNMENT.finditer(content):
        data = _assigned(content, match)
        if isinstance(data, dict | list) and data:
            yield data


def _literals(content: str) -> Iterator[Any]:
    """Yield the objects and lists that a script writes as code: keys without quotes, single quotes, trailing commas."""
    found = (match.start() for match in _LITERAL.finditer(content) if _begins_literal(content, match.start()))
    starts = list(itertools.islice(found, _MOST_LITERALS))
    # Much of it is settings and events, without a text.
    if not starts or not _WORDS.search(content):
        return
    import chompjs

    end = 0
    for start in starts:
        value: Any
        if start < end:
            continue
        text = content[start : start + _LONGEST_LITERAL]
        try:
            value = chompjs.parse_js_object(text, loader_kwargs={"strict": False})
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list) and _is_record(value):
            # About where it ends; what stands in it is not read again.
            end = start + int(_AT_LEAST_AS_LONG * len(json.dumps(value, ensure_ascii=False)))
            yield value


def _begins_literal(content: str, start: int) -> bool:
    """Whether a bracket stands where a value does: behind `=`, `(`, `,` or `return`."""
    return content[max(0, start - _SPACE) : start].rstrip().endswith(_BEFORE_LITERAL)


def _markup_states(markup: str) -> Iterator[Any]:
    found = itertools.chain(_ATTRIBUTE.finditer(markup), _CODE.finditer(markup))
    for match in itertools.islice(found, _MAX_STATES):
        groups = match.groupdict()
        content = groups["data"] if "data" in groups else match.group(match.lastindex or 0)
        if (data := _loads(unescape(content, attribute=True))) is not None:
            yield data


def _attribute_records(markup: str) -> Iterator[dict[str, str]]:
    """Yield what the `data-` attributes of one element say, where they are several: `data-job-city`, `data-job-pay`."""
    if markup.count(" data-") < _FEWEST_ATTRIBUTES:
        return
    for tag in itertools.islice(_DATA_TAG.finditer(markup), _MAX_STATES):
        values = {name: one or other for name, one, other in _DATA_ATTRIBUTE.findall(tag.group()) if one or other}
        if len(values) >= _FEWEST_ATTRIBUTES:
            yield {name: unescape(value, attribute=True) for name, value in values.items()}


def _coded_states(markup: str) -> Iterator[Any]:
    """Yield the data that stands in a page percent-encoded or in base 64."""
    for match in itertools.islice(_CODED.finditer(markup), _MAX_STATES):
        try:
            text = unquote(match.group()) if match["percent"] else _from_base64(match.group())
        except ValueError:
            continue
        if (data := _loads(text)) is not None and isinstance(data, dict | list) and data:
            yield data


def _from_base64(text: str) -> str:
    standard = text.translate(_URL_SAFE)
    return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True).decode()


def _loads(text: str) -> Any:
    if "&q;" in text:
        text = _ANGULAR.sub(lambda match: _ESCAPED[match.group()], text)
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _assigned(content: str, match: re.Match[str]) -> Any:
    start = match.start("value")
    decoder = json.JSONDecoder(strict=False)
    try:
        if content.startswith("JSON.parse", start):
            text, _ = decoder.raw_decode(content, match.end("value"))
            return json.loads(text, strict=False)
        value, _ = decoder.raw_decode(content, start)
    except (ValueError, RecursionError, TypeError):
        return None
    return value


def _objects(text: str) -> Iterator[Any]:
    """Yield the JSON objects that stand in a text of another format."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for _ in range(2000):
        match = _OBJECT.search(text, position)
        if not match:
            return
        try:
            value, position = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            position = match.end()
            continue
        if _is_record(value):
            yield value


def _is_record(value: Any, depth: int = 3) -> bool:
    """Whether data has several values, itself or in wrappers: `{"job": {…}}`; settings and references have few."""
    inner = value.values() if isinstance(value, dict) else value
    return len(value) >= _FEWEST_KEYS or (
        depth > 0 and any(isinstance(part, dict) and _is_record(part, depth - 1) for part in inner)
    )


def _turbo_stream(values: list[Any]) -> Any:
    """Resolve Remix's stream: as a reference array, but keys are references too (`_12`)."""

    def named(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        keys = {key: int(key[1:]) for key in value if key[1:].isdigit() and int(key[1:]) < len(values)}
        return {str(values[index]): value[key] for key, index in keys.items()}

    return resolve_references([named(value) for value in values])
