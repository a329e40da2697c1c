"""The language a text is written in, by script and function words."""

import re
from collections import Counter

__all__ = ["detect_language"]

_SAMPLE = 3000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_FUNCTION_WORDS = {
    "en": "the and of to in with for you our is are will on as your we or at be this that have from an by who",
    "de": "und die der das wir mit für sie ein eine von zu den im du auf dich ist oder bei deine als dem sowie uns "
    "werden",
    "fr": "et de la les des vous en pour le dans une nous avec votre sur du un au est aux notre qui vos êtes",
    "es": "de y en la para que con los una el del las por un se tu nuestro más como experiencia somos al es su",
    "it": "di e per il la che in con del un una della le nel dei alla sono nostro i si gli ai come anche lavoro",
    "pt": "de e para com em que os uma do da as no na por um nosso você dos mais como ou experiência são sua ao",
    "nl": "de en van het een je in voor met bij op ons jij als wij zijn te aan jouw dat of naar we is",
    "cs": "a na v se s pro je do z že k jsme nebo práce máš tě ti u co o jak být bude nabízíme jako ve",
    "sk": "a na v sa s pre je do z že k sme alebo práca máš ťa si čo o ako byť bude ponúkame vo so",
    "pl": "i w z na do oraz się dla w jest lub o od przy jak że nas pracy po za twoje to czego co będziesz",
    "sv": "och i att för med som du en vi på av är till ett har dig oss kan eller din våra om vår",
    "da": "og i at for med som du en vi på af er til et har dig os kan eller din vores om vil",
    "no": "og i å for med som du en vi på av er til et har deg oss kan eller din våre om vil",
    "fi": "ja on että sekä tai olet sinulla meillä kanssa voit ovat mutta joka jossa hyvä me sinä osaaminen",
    "hu": "és a az hogy nem egy van vagy is meg mint munka több amely ha azt csak el lehet mellett",
    "ro": "și de în la cu pentru care o un este sau să din pe ca mai sunt ai noi al ale",
    "tr": "ve bir için ile bu olarak olan veya çok en da de iş sahip gibi deneyim yer",
    "ru": "и в на с для по от мы к вы не или что опыт работы как у о до из работа будет при",
    "uk": "і в на з для та ми від до що або не досвід роботи як у про це й ви",
    "bg": "и на за в с да се от ни ще си по или като работа ние",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_MIN_SHARE = 0.04


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, or None when the text is too short to tell."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS if not sample.isascii() else ():
        if len(script.findall(sample)) > (0.05 if language in ("ja", "ko") else 0.2) * letters:
            return language
    words = [word.casefold() for word in _WORD.findall(sample)]
    scores: Counter[str] = Counter()
    for word in words:
        # A word that many languages share says little about any of them.
        for language in (languages := _BY_WORD.get(word, [])):
            scores[language] += 12 // len(languages)  # type: ignore[assignment]  # integers keep it exact
    if not scores:
        return None
    best, score = scores.most_common(1)[0]
    return best if len(words) >= 4 and score >= 12 * _MIN_SHARE * len(words) else None  # noqa: PLR2004 — a few words tell nothing
