"""HTML pages as the platforms would serve them: the markup a parser meets, with the sandbox's own words in it."""

import json
from html import escape
from typing import Any

from local.sandbox.platforms import job_posting_ld, lever_id, workday_ld
from local.sandbox.postings import Posting

STYLE = "body{font:16px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}h3{margin-top:2rem}"


def document(title: str, body: str, *, head: str = "", language: str = "en") -> str:
    """Return a whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def structured_data(data: dict[str, Any]) -> str:
    """Embed JSON-LD; ``</`` is broken up so that no text can end the script."""
    encoded = json.dumps(data, ensure_ascii=False, indent=2).replace("</", "<\\/")
    return f'<script type="application/ld+json">{encoded}</script>'


def open_graph(**properties: str) -> str:
    """Return Open Graph meta tags."""
    tags = (f'<meta property="og:{name}" content="{escape(value)}">' for name, value in properties.items())
    return "\n".join(tags) + "\n"


def greenhouse_page(posting: Posting) -> str:
    """Return a hosted job board page: no structured data, the text in the board's own blocks."""
    body = (
        f'<main class="job-post"><div class="job__header"><div class="job__title">'
        f'<h1 class="section-header">{escape(posting.title)}</h1>'
        f'<div class="job__location">{escape(posting.location)}</div></div>'
        f'<a class="btn" href="#app">Apply</a></div>'
        f'<div class="job__description body">{posting.html()}</div></main>'
        f'<form id="app"><label>First Name <input name="first_name"></label></form>'
        f'<footer><a href="/greenhouse/{posting.board}">View all jobs</a></footer>'
    )
    title = f"Job Application for {posting.title} at {posting.company}"
    head = open_graph(title=posting.title, description=posting.location, type="website")
    return document(title, body, head=head, language=posting.language)


def lever_page(posting: Posting) -> str:
    """Return Lever's hosted page."""
    sections = "".join(
        f'<div class="section page-centered"><h3>{escape(part.heading)}</h3>{part.body_html()}</div>'
        for part in posting.sections
    )
    body = (
        f'<div class="posting-page"><div class="posting-headline"><h2>{escape(posting.title)}</h2>'
        f'<div class="posting-categories"><div class="location">{escape(posting.location)} /</div>'
        f'<div class="department">{escape(posting.department)} - {escape(posting.team)} /</div>'
        f'<div class="commitment">{posting.employment} /</div>'
        f'<div class="workplaceTypes">{posting.workplace}</div></div></div>{sections}'
        f'<a class="postings-btn" href="/lever/{posting.board}/{lever_id(posting)}/apply">Apply for this job</a></div>'
    )
    title = f"{posting.company} - {posting.title}"
    head = open_graph(title=title, description=posting.summary, type="website")
    return document(title, body, head=head)


def workday_page(posting: Posting, *, now: float) -> str:
    """Return a Workday-like page: an empty application shell with structured data in its head."""
    head = f'<link rel="canonical" href="{workday_path(posting)}">\n' + open_graph(
        title=posting.title, description=" ".join(posting.text().split())[:400], type="website"
    )
    head += structured_data(workday_ld(posting, now=now))
    body = '<div id="root" data-automation-id="app"></div><noscript>Please enable JavaScript.</noscript>'
    return document("", body, head=head)


def workday_path(posting: Posting) -> str:
    """Return where the Workday-like site shows a posting."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in posting.title).split())
    return f"/workday/{posting.board}/en-US/careers/job/{posting.locality}/{words}_R-{posting.number}"


def career_page(posting: Posting, *, now: float) -> str:
    """Return a company's own career page with structured data and readable text."""
    salary = posting.salary
    facts = {
        "Team": posting.team,
        "Location": f"{posting.location} ({posting.workplace})",
        "Employment": posting.employment,
        "Pay": f"{salary.currency} {salary.min:,.0f} to {salary.max:,.0f}",
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    body = (
        f"<header><nav><a href='/careers'>{escape(posting.company)} careers</a></nav></header>"
        f"<main><h1>{escape(posting.title)}</h1><p>{escape(posting.summary)}</p><dl>{rows}</dl>{posting.html()}"
        "<p><a href='#apply'>Apply for this job</a></p></main>"
    )
    head = open_graph(title=posting.title, site_name=posting.company, description=posting.summary, type="website")
    head += structured_data(job_posting_ld(posting, now=now))
    return document(f"{posting.title} | {posting.company}", body, head=head, language=posting.language)


def plain_page(posting: Posting) -> str:
    """Return a page that says what it is only by meta tags and its text."""
    body = (
        f"<header><a href='https://{posting.domain}'>{escape(posting.company)}</a> · Shop · Recipes · Jobs</header>"
        f"<article><h1>{escape(posting.title)}</h1>"
        f"<p>{escape(posting.location)} · {posting.workplace} · {posting.employment}</p>{posting.html()}</article>"
        f"<aside><h4>Newsletter</h4><p>One recipe a week. No nonsense.</p></aside>"
    )
    title = f"{posting.title} · {posting.company}"
    head = f'<meta name="description" content="{escape(posting.summary)}">' + open_graph(
        title=title,
        site_name=posting.company,
        description=posting.summary,
        type="article",
        locale="en_US",
    )
    return document(f"{title} | Jobs", body, head=head)


def linkedin_page(posting: Posting) -> str:
    """Return a public guest page in LinkedIn's markup."""
    criteria = {
        "Seniority level": posting.level,
        "Employment type": posting.employment,
        "Job function": posting.department,
        "Industries": "Software Development",
    }
    items = "".join(
        f'<li class="description__job-criteria-item"><h3 class="description__job-criteria-subheader">{name}</h3>'
        f'<span class="description__job-criteria-text description__job-criteria-text--criteria">{value}</span></li>'
        for name, value in criteria.items()
    )
    body = (
        '<section class="top-card-layout"><div class="top-card-layout__entity-info">'
        f'<h1 class="top-card-layout__title topcard__title">{escape(posting.title)}</h1>'
        '<h4 class="top-card-layout__second-subline"><div class="topcard__flavor-row"><span class="topcard__flavor">'
        f'<a class="topcard__org-name-link topcard__flavor--black-link" href="/linkedin/company/{posting.board}">'
        f'{escape(posting.company)}</a></span><span class="topcard__flavor topcard__flavor--bullet">'
        f"{escape(posting.location)}</span></div>"
        f'<span class="posted-time-ago__text">{posting.posted_days_ago} days ago</span></h4></div></section>'
        '<section class="description"><div class="description__text description__text--rich">'
        f'<div class="show-more-less-html__markup">{posting.html()}</div></div>'
        f'<ul class="description__job-criteria-list">{items}</ul></section>'
        '<section class="similar-jobs"><h2>Similar jobs</h2><ul><li>Account Manager - Fernlicht</li>'
        "<li>Enterprise Account Executive - Brightwire Labs</li></ul></section>"
    )
    title = f"{posting.company} hiring {posting.title} in {posting.location} | LinkedIn"
    head = open_graph(title=title, description=posting.summary, type="website", site_name="LinkedIn")
    return document(title, body, head=head)


def expired_page(posting: Posting, *, now: float) -> str:
    """Return a posting that takes no more applications, whose structured data is past its date."""
    body = (
        f'<main><div class="alert" role="alert">This position has been filled and is no longer accepting '
        f"applications.</div><h1>{escape(posting.title)}</h1>"
        f"<p>{escape(posting.company)}, {escape(posting.location)}</p>{posting.html()}"
        "<p><a href='/careers'>See our open positions</a></p></main>"
    )
    head = structured_data(job_posting_ld(posting, now=now, closed=True))
    return document(f"{posting.title} | {posting.company}", body, head=head)


def job_list_page(title: str, links: dict[str, str]) -> str:
    """Return a list of open positions: a page about jobs that is no posting. ``links`` maps paths to titles."""
    items = "".join(f'<li><a href="{path}">{escape(name)}</a></li>' for path, name in links.items())
    body = f'<h1>{escape(title)}</h1><p>{len(links)} open positions</p><ul class="results">{items}</ul>'
    return document(title, body)


def authwall_page() -> str:
    """Return a wall that asks to sign in before anything is shown."""
    body = (
        '<main class="authwall"><h1>Join LinkedIn</h1><p>Sign in to see who already works here and to view the job.</p>'
        '<form action="/uas/login-submit"><label>Email <input name="session_key"></label>'
        '<label>Password <input type="password" name="session_password"></label><button>Sign in</button></form>'
        "<p>By clicking Agree &amp; Join, you agree to the User Agreement, Privacy Policy and Cookie Policy.</p></main>"
    )
    return document("Sign Up | LinkedIn", body, head='<meta name="robots" content="noindex">')


def javascript_shell() -> str:
    """Return a page that is empty until a browser has run its scripts."""
    body = (
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
        '<script>window.__CONFIG__={"apiBase":"/api"}</script><script src="/static/js/main.4f2c1a.js" defer></script>'
    )
    return document("Careers", body)


def block_page() -> str:
    """Return what a bot protection answers in place of the page that was asked for."""
    body = (
        "<main><h1>Checking your browser before you continue</h1><p>Access denied. Unusual traffic was detected from "
        "your network. Please enable cookies and complete the check.</p><p>Reference: 7c41f0a2b9</p></main>"
    )
    return document("Just a moment...", body)


def error_page(status: int, message: str) -> str:
    """Return a short error page."""
    return document(f"{status} {message}", f"<h1>{status}</h1><p>{escape(message)}.</p>")
