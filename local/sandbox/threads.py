"""Discussions as pages for people: where the links of a guide made in the sandbox lead."""

from html import escape

from starlette.responses import HTMLResponse, Response

from local.sandbox import pages
from local.sandbox.discussions import Comment, Discussion


def thread_page(thread: Discussion | None) -> Response:
    """Return a discussion with all its comments, or a 404 page when there is none."""
    if thread is None:
        return HTMLResponse(pages.error_page(404, "Page not found"), 404)
    body = (
        f"<h1>{escape(thread.title)}</h1><p>{escape(thread.place)} · {escape(thread.author)} · {thread.score} points"
        f" · {thread.days:.0f} days ago</p>{_paragraphs(f'[{thread.state}]' if thread.state else thread.body)}"
        f"<h3>Comments</h3>{''.join(_comment(comment) for comment in thread.comments)}"
    )
    return HTMLResponse(pages.document(thread.title, body))


def _comment(comment: Comment) -> str:
    replies = "".join(_comment(reply) for reply in comment.replies)
    head = f"<b>{escape(comment.author)}</b> · {comment.score} points"
    return f"<blockquote id='{comment.id}'><p>{head}</p>{_paragraphs(comment.text)}{replies}</blockquote>"


def _paragraphs(text: str) -> str:
    parts = (escape(part).replace("\n", "<br>") for part in text.split("\n\n") if part.strip())
    return "".join(f"<p>{part}</p>" for part in parts)
