"""Pages that stand where a posting should be: walls, challenges, lists, shells, error pages, closed postings."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from services.parser.errors import BotChallenge, JavascriptRequired, LoginRequired, NotAPosting, PostingNotFound, ReadingError
from services.parser.fields.words import fold
from services.parser.reading.page import Page

__all__ = ["is_closed", "is_list", "says_closed", "why_refused"]

# Marks of challenge pages in their markup; ordinary pages hold some of them too, so little text must stand beside them.
_CHALLENGE_MARKS = (
    "_cf_chl_opt", "cf-chl-", "/cdn-cgi/challenge-platform", "cf-error-details", "px-captcha", "captcha-delivery.com", "perimeterx", "_incapsula_resource", "kpsdk", "awswaf",
    "aws-waf-token", "sec-if-cpt-container", "akamai-bot", "h-captcha", "g-recaptcha", "arkose", "distil_r_captcha", "geo.captcha", "ddos-guard", "turnstile",
)  # fmt: skip
_CHALLENGE_WORDS = re.compile(
    r"just a moment|attention required|verify (?:that )?you are (?:a )?human|are you a (?:human|robot)|i.m not a robot|not a robot|unusual traffic|pardon our interruption|press and hold|press hold|"
    r"checking your browser|security (?:check|verification)|additional verification required|request unsuccessful|access (?:to this page has been )?denied|human verification|bot detection|"
    r"enable javascript and cookies to continue|please complete the (?:captcha|security check)|why have i been blocked|you have been blocked|ddos protection|robot check|automated (?:access|requests)",
)
_LOGIN_PATH = re.compile(r"/(?:authwall|uas/login|login|log-in|signin|sign-in|checkpoint|sso|auth|oauth2?|account/login|users/sign_in)(?:/|$|\?)", re.IGNORECASE)
_LOGIN_WORDS = re.compile(
    r"^(?:log ?in|sign ?in|sign ?up|log on|anmelden|login|einloggen|registrieren|prihlaseni|prihlasit|connexion|se connecter|s identifier|iniciar sesion|accedi|entrar|zaloguj|logowanie|join linkedin|"
    r"linkedin login|ログイン|вход|войти|welcome back|security verification|authentication required|please (?:log|sign) in|create (?:your |an )?account)\b|"
    r"\b(?:sign in|log in|sign up|join)(?: or (?:sign|log|join)\w* ?(?:in|up|now)?)? (?:to (?:continue|view|see|linkedin|your account)|linkedin)|\blinkedin login\b"
)
_GONE = re.compile(
    r"page (?:not|could not be|cannot be|can t be) found|not found|^404\b|\b404 error|error 404|(?:job|position|posting|vacancy|role|listing|opening|page|opportunity|requisition)[^.]{0,60}"
    r"(?:no longer (?:available|active|open|exists?|accepting|posted)|has (?:been )?(?:expired|closed|filled|removed|deleted)|is (?:closed|expired|not available|unavailable|filled|inactive)|does(?: not|n t) exist|"
    r"was not found|could not be found|not found|has ended)|no longer (?:accepting applications|available|hiring)|stelle(?:nanzeige|nangebot)? (?:ist|wurde) (?:leider )?(?:nicht mehr|bereits|geloscht)|nicht mehr (?:verfugbar|aktiv|online)|"
    r"(?:nabidka|pozice|inzerat|stranka)[^.]{0,40}(?:neni aktualni|vyprsel|neexistuje|byla (?:ukoncena|obsazena|stazena)|nenalezena|jiz neni)|offre[^.]{0,40}(?:plus disponible|pourvue|expiree|n existe)|"
    r"oferta[^.]{0,40}(?:ya no|caducad|expirad|cerrad|no esta disponible|nieaktualna|wygasla)|募集(?:は)?終了|掲載(?:が)?終了|вакансия[^.]{0,40}(?:архив|закрыт|не найден|не существует)|something went wrong|"
    r"internal server error|service unavailable|fatal error|bad gateway|stranka nenalezena|seite nicht gefunden|page introuvable|pagina no encontrada"
)
_CLOSED = re.compile(
    r"no longer accepting applications|(?:job|position|posting|vacancy|role|listing|opening|opportunity|requisition)[^.!?\n]{0,40}(?:is no longer (?:available|active|open|accepting)|has (?:been )?(?:expired|closed|filled)|is (?:now )?(?:closed|expired|filled|inactive))|"
    r"applications? (?:are|is|have|has) (?:now |been )?closed|this (?:job|position|posting) (?:has )?(?:closed|expired)|(?:stelle|position|anzeige) ist (?:leider )?(?:nicht mehr|bereits besetzt)|bewerbungsfrist ist abgelaufen|"
    r"(?:nabidka|pozice|inzerat)[^.!?\n]{0,30}(?:jiz neni aktualni|neni aktualni|vyprsel|byla ukoncena|je jiz obsazena|je neaktivni|byl ukoncen|pozastaven)|offre[^.!?\n]{0,30}(?:n est plus disponible|est pourvue|a expire)|"
    r"oferta[^.!?\n]{0,30}(?:ya no esta disponible|ha caducado|cerrada|nieaktualna|wygasla)|この求人は(?:掲載|募集)(?:を|が)?終了|募集は終了|вакансия (?:в архиве|закрыта)"
)
_CLOSED_STEMS = ("no longer", "expired", "closed", "filled", "nicht mehr", "besetzt", "abgelaufen", "aktuální", "vypršel", "ukončen", "obsazen", "pozastaven", "plus disponible", "pourvue", "caducad", "cerrada",
                 "nieaktualn", "wygas", "終了", "архиве", "закрыта", "inactive")  # fmt: skip
_LIST_TITLE = re.compile(
    r"search results|job search|search (?:for )?jobs|find (?:a job|jobs|your)|open (?:positions|roles|jobs)|(?:current|all|our|latest|available) (?:openings|jobs|vacancies|positions|opportunities|job openings)|"
    r"job (?:listings|openings|board|vacancies|opportunities)|^(?:jobs|careers?|vacancies|karriere|kariera|stellenangebote|emplois?|empleos?|volna mista|volne pozice|nabidky prace|oferty pracy|offene stellen|"
    r"nos offres|ofertas de (?:empleo|trabajo)|career opportunities|work (?:with|for) us|join us|join our team)\b|\b\d[\d ]* (?:open )?(?:jobs|positions|vacancies|openings|stellen|offres|pozic|nabidek|ofert)\b|^jobs (?:in|at)\b|"
    r"\bjobs in\b|career listings|page \d+ of \d+"
)
_LIST_PATH = re.compile(r"/(?:search|jobs|careers?|vacancies|openings|positions|job-search|stellenangebote|karriere|kariera|volne-pozice|volna-mista|nabidky|offres|empleos|all-jobs|results)/?$", re.IGNORECASE)
_LIST_QUERY = re.compile(r"(?:^|&)(?:q|query|keywords?|search|page|pr|ss|location|start|offset|term|what|where)=", re.IGNORECASE)
_JOB_LINK = re.compile(r"/(?:jobs?|positions?|vacanc(?:y|ies)|openings?|careers?|stellen\w*|offres?|nabidk\w*|rpd|pd|requisitions?|postings?|o|p|j|l)/[^/?#]*(?:\d{3,}|[a-z]+-[a-z]+)", re.IGNORECASE)
_MANY_LINKS = 6
_WALL_TEXT = 2500
_MANY_HITS = 40
_AROUND = 160
_TAGS = re.compile(r"<[^>]*>?")
_SHELL_TEXT = 700


def why_refused(page: Page) -> ReadingError | PostingNotFound:
    """Return the reason why a page that holds no structured posting is none."""
    text = fold(page.text[:6000])
    head = [fold(page.title), *(fold(heading) for heading in page.headings[:3])]
    is_short = len(page.text) < _WALL_TEXT
    if is_short and (_has_challenge(page) or any(_CHALLENGE_WORDS.search(part) for part in (*head, text))):
        return BotChallenge()
    if _is_login(page, head, text, is_short=is_short):
        return LoginRequired()
    if any(_GONE.search(part) for part in head) or (is_short and _GONE.search(text)):
        return PostingNotFound("The site says that this posting does not exist or is no longer available.")
    if is_list(page):
        return NotAPosting("This page lists several jobs, or searches them; it is not one posting.")
    if len(page.text) < _SHELL_TEXT and "<script" in page.html.lower():
        return JavascriptRequired()
    return NotAPosting()


def is_list(page: Page) -> bool:
    """Whether the page is a list or a search, judged by title, address and links."""
    head = [fold(page.title), *(fold(heading) for heading in page.headings[:2])]
    parts = urlsplit(page.url or "")
    signs = any(_LIST_TITLE.search(part) for part in head)
    signs += bool(_LIST_PATH.search(parts.path) or _LIST_QUERY.search(parts.query))
    signs += 2 * (_job_links(page) >= _MANY_LINKS)
    return signs >= 2  # noqa: PLR2004 — one sign alone may be chance


def is_closed(page: Page) -> bool:
    """Whether the visible page says that nobody can apply any more."""
    lowered = page.html.lower()
    return any(_is_notice(page.html, lowered, at) for stem in _CLOSED_STEMS for at in _positions(lowered, stem))


def _positions(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    for _ in range(_MANY_HITS):
        if at < 0:
            return
        yield at
        at = text.find(word, at + 1)


def _is_notice(html: str, lowered: str, at: int) -> bool:
    """Whether the words around a hit say that the posting is closed, outside of scripts and attributes."""
    start, end = max(0, at - _AROUND), at + _AROUND
    around = html[start:end]
    visible = _TAGS.sub("\n", around[around.find(">") + 1 if ">" in around[: at - start] else 0 :])
    if not _CLOSED.search(fold(visible.replace("\n", " . "))) and not any(says_closed(part) for part in visible.split("\n")):
        return False
    return lowered.rfind("<script", 0, at) <= lowered.rfind("</script", 0, at)


def says_closed(text: str) -> bool:
    """Whether a sentence says that the posting is closed."""
    return bool(_CLOSED.search(fold(text)))


def _has_challenge(page: Page) -> bool:
    lowered = page.html.lower()
    return any(mark in lowered for mark in _CHALLENGE_MARKS) and len(page.text) < _SHELL_TEXT


def _is_login(page: Page, head: list[str], text: str, *, is_short: bool) -> bool:
    if _LOGIN_PATH.search(urlsplit(page.url or "").path) or any(_LOGIN_WORDS.search(part) for part in head if part):
        return True
    if not is_short:
        return False
    return bool(page.nodes("input[type=password]")) or bool(_LOGIN_WORDS.search(text[:400])) or "authwall" in page.html


def _job_links(page: Page) -> int:
    targets = {}
    for node in page.nodes("main a[href], article a[href], table a[href], ul a[href], h2 a[href], h3 a[href], div a[href]"):
        href = (node.attributes.get("href") or "").split("?")[0]
        text = node.text(strip=True)
        if _JOB_LINK.search(href) and 8 < len(text) < 150:  # noqa: PLR2004 — a job's title, not a button
            targets[href] = text
    return len(targets)
