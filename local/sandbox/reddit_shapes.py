"""Reddit's wire shapes: listings, posts (t3), comments (t1) and "more" stubs."""

from html import escape
from typing import Any

from local.sandbox.discussions import Comment, Discussion, digest

DAY = 86_400
SELFTEXT = "<!-- SC_OFF -->{}<!-- SC_ON -->"


def listing(children: list[dict[str, Any]], *, after: str | None = None, dist: int | None = None) -> dict[str, Any]:
    """Wrap things in a Listing."""
    data = {"after": after, "dist": dist, "modhash": "", "geo_filter": "", "children": children, "before": None}
    return {"kind": "Listing", "data": data}


def fullname(post: Discussion) -> str:
    """Return the post's kind and id, the form that paging uses."""
    return f"t3_{post.id}"


def markdown_html(text: str) -> str:
    """Render paragraphs the way Reddit's ``*_html`` fields hold them."""
    paragraphs = "\n\n".join(f"<p>{escape(part, quote=False)}</p>" for part in text.split("\n\n") if part.strip())
    return f'<div class="md">{paragraphs}\n</div>'


def permalink(post: Discussion) -> str:
    """Return the site-relative link of a post."""
    words = "".join(letter if letter.isalnum() else " " for letter in post.title.lower()).split()
    return f"/r/{post.place}/comments/{post.id}/{'_'.join(words)[:50].rstrip('_')}/"


def _subreddit(name: str) -> dict[str, Any]:
    return {
        "subreddit": name,
        "subreddit_name_prefixed": f"r/{name}",
        "subreddit_id": f"t5_{digest(name.lower()) % 10**6}",
        "subreddit_type": "public",
    }


def _stamps(days: float, now: float) -> dict[str, Any]:
    created = float(int(now - days * DAY))
    return {"created": created, "created_utc": created}


def _selftext(post: Discussion) -> str:
    return f"[{post.state}]" if post.state else post.body


def t3(post: Discussion, *, now: float, parent: Discussion | None = None) -> dict[str, Any]:
    """Return a post as Reddit's API does; ``parent`` is the original of a crosspost."""
    text = _selftext(post)
    data = {
        **_subreddit(post.place),
        **_stamps(post.days, now),
        "id": post.id,
        "name": fullname(post),
        "author": post.author,
        "author_fullname": None if post.author == "[deleted]" else f"t2_{digest(post.author) % 10**8}",
        "title": post.title,
        "selftext": text,
        "selftext_html": SELFTEXT.format(markdown_html(text)) if text else None,
        "is_self": parent is None,
        "domain": f"self.{post.place}",
        "permalink": permalink(post),
        "url": f"https://www.reddit.com{permalink(parent or post)}",
        "score": post.score,
        "ups": post.score,
        "downs": 0,
        "upvote_ratio": round(0.7 + digest(post.id) % 29 / 100, 2),
        "num_comments": sum(1 for _ in post.walk()),
        "num_crossposts": 0,
        "removed_by_category": {"removed": "moderator", "deleted": "deleted"}.get(post.state),
        "link_flair_text": post.flair,
        "author_flair_text": None,
        "edited": False,
        "archived": False,
        "locked": False,
        "stickied": False,
        "spoiler": False,
        "over_18": False,
        "hidden": False,
        "quarantine": False,
        "is_video": False,
        "distinguished": None,
        "media": None,
        "thumbnail": "self",
        "gilded": 0,
        "likes": None,
        "saved": False,
        "suggested_sort": None,
        "contest_mode": False,
        "hide_score": False,
    }
    if parent is not None:
        data["crosspost_parent"] = fullname(parent)
        data["crosspost_parent_list"] = [t3(parent, now=now)["data"]]
    return {"kind": "t3", "data": data}


def t1(comment: Comment, post: Discussion, *, parent: str, depth: int, now: float, replies: Any) -> dict[str, Any]:
    """Return a comment as Reddit's API does; ``replies`` is a Listing or the empty string."""
    data = {
        **_subreddit(post.place),
        **_stamps(comment.days, now),
        "id": comment.id,
        "name": f"t1_{comment.id}",
        "link_id": fullname(post),
        "parent_id": parent,
        "author": comment.author,
        "body": comment.text,
        "body_html": markdown_html(comment.text),
        "score": comment.score,
        "ups": comment.score,
        "downs": 0,
        "controversiality": 0,
        "depth": depth,
        "is_submitter": comment.by_poster,
        "permalink": f"{permalink(post)}{comment.id}/",
        "replies": replies,
        "score_hidden": False,
        "stickied": False,
        "distinguished": None,
        "edited": False,
        "archived": False,
        "collapsed": comment.score < 0,
        "collapsed_reason": None,
        "gilded": 0,
        "likes": None,
        "saved": False,
    }
    return {"kind": "t1", "data": data}


def more(comments: list[Comment], *, parent: str, depth: int) -> dict[str, Any]:
    """Return the stub that stands for comments left out."""
    count = sum(1 for comment in comments for _ in comment.walk())
    ids = [comment.id for comment in comments]
    data = {"count": count, "name": f"t1_{ids[0]}", "id": ids[0], "parent_id": parent, "depth": depth, "children": ids}
    return {"kind": "more", "data": data}


def entities_escaped(value: Any) -> Any:
    """Escape ``&``, ``<`` and ``>`` in every string, as Reddit does unless ``raw_json=1`` is asked for."""
    if isinstance(value, str):
        return escape(value, quote=False)
    if isinstance(value, list):
        return [entities_escaped(item) for item in value]
    if isinstance(value, dict):
        return {key: entities_escaped(item) for key, item in value.items()}
    return value
