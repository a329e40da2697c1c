"""Atom as Reddit writes it: entries whose ids say whether they are posts or comments, with HTML inside."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import BaseModel

from contracts.posts import Comment, Post
from lexicon.text import shorten
from services.scraper.errors import MalformedError
from services.scraper.html_text import text_of_html
from services.scraper.sources.reading import Moment, Tally, Text, body_text, is_withdrawn, read_one, title_text
from services.scraper.sources.reddit.shapes import BEST_COMMENTS, LONGEST_COMMENT

__all__ = ["comments_of_feed", "posts_of_feed"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_THING = re.compile(r"(t[13])_([a-z0-9]{1,16})$")
_SUBMITTED = re.compile(
    r"\s*submitted by\s+/?u/\S+(?:\s+to\s+\S+)?\s*(?:\[link\])?\s*(?:\[comments\])?\s*$", re.IGNORECASE
)
"""What Reddit adds below the text of a post: its author, who is not carried, and two links."""
_COMMUNITY = re.compile(r"/r/(\w{2,40})/")
_MOST_ENTRIES = 500


class _FeedEntry(BaseModel):
    """One entry of a feed."""

    kind: str
    id: str
    title: Text = ""
    link: Text = ""
    content: Text = ""
    published: Moment = None
    updated: Moment = None
    author: Text = ""


def posts_of_feed(feed: bytes, *, site_url: str, tally: Tally) -> list[Post]:
    """Return the posts of a feed.

    Raises:
        MalformedError: It is no Atom feed.
    """
    return [_post(entry, site_url) for entry in _entries(feed, tally) if entry.kind == "t3" and not _is_gone(entry)]


def comments_of_feed(feed: bytes, *, tally: Tally) -> list[Comment]:
    """Return the first comments of a discussion's feed, which carries no votes.

    Raises:
        MalformedError: It is no Atom feed.
    """
    usable = (entry for entry in _entries(feed, tally) if entry.kind == "t1" and not _is_gone(entry))
    read = (_comment(entry) for entry in usable if entry.author.casefold() not in {"/u/automoderator", "automoderator"})
    return [comment for comment in read if comment.body][:BEST_COMMENTS]


def _entries(feed: bytes, tally: Tally) -> Iterator[_FeedEntry]:
    try:
        root = fromstring(feed)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise MalformedError("Its feed is not valid XML.") from None
    if root.tag != f"{_ATOM}feed":
        raise MalformedError("Its feed is not Atom.")
    for element in root.findall(f"{_ATOM}entry")[:_MOST_ENTRIES]:
        thing = _THING.search(_words(element, "id"))
        if thing is None:
            tally.unreadable += 1
            continue
        if (entry := read_one(_FeedEntry, _fields(element, kind=thing[1], identity=thing[2]), tally)) is not None:
            yield entry


def _fields(element: Element, *, kind: str, identity: str) -> dict[str, Any]:
    link = element.find(f"{_ATOM}link")
    return {
        "kind": kind,
        "id": identity,
        "title": _words(element, "title"),
        "link": "" if link is None else link.get("href"),
        "content": _words(element, "content"),
        "published": _words(element, "published"),
        "updated": _words(element, "updated"),
        "author": _words(element, f"author/{_ATOM}name"),
    }


def _words(element: Element, name: str) -> str:
    return (element.findtext(f"{_ATOM}{name}") or "").strip()


def _is_gone(entry: _FeedEntry) -> bool:
    return is_withdrawn(_body(entry)) or (entry.kind == "t3" and is_withdrawn(entry.title))


def _body(entry: _FeedEntry) -> str:
    return _SUBMITTED.sub("", text_of_html(entry.content))


def _post(entry: _FeedEntry, site_url: str) -> Post:
    path = urlsplit(entry.link).path
    community = _COMMUNITY.search(path)
    return Post(
        source_id=f"reddit:{entry.id}",
        source="reddit",
        url=f"{site_url}{path or f'/comments/{entry.id}/'}"[:2048],
        title=title_text(entry.title),
        body=body_text(_body(entry)),
        channel=f"r/{community[1]}" if community else None,
        created_at=entry.published or entry.updated,
        comment_count=1,  # the feed does not say how many; worth asking once
    )


def _comment(entry: _FeedEntry) -> Comment:
    return Comment(
        comment_id=entry.id,
        body=shorten(_body(entry), LONGEST_COMMENT, ellipsis=""),
        created_at=entry.updated or entry.published,
    )
