"""Written words that are verbs more often than nouns, counted in news text: `verb_forms.json`."""

from functools import cache, lru_cache

from qala.lexicon.function_words import function_words
from qala.lexicon.tables import table

_PRONOUNS = ("هما", "هم", "ها", "نا", "ني", "ه")
_SHORTEST = 4
_NOUNS = frozenset(
    {
        "يوميا",
        "يوليو",
        "يونيو",
        "يناير",
        "يمين",
        "يورو",
        "يتيم",
        "يقين",
        "يهود",
        "يساري",
        "يميني",
        "يمني",
        "يمنيه",
        "ياباني",
        "يابانيه",
        "يونانيه",
        "يوناني",
        "يدويا",
        "يوسف",
        "يحيي",
        "ياسر",
        "ياسين",
        "يعقوب",
        "ينبع",
        "يونس",
        "يهوديه",
        "يهودي",
        "ينابيع",
        "يمينا",
        "يسارا",
        "ثابت",
        "صامت",
        "ساكت",
        "انترنت",
        "اسمنت",
        "كونت",
        "باهت",
        "خافت",
        "روبرت",
        "انترنيت",
        "البرت",
    }
)


@cache
def _forms() -> frozenset[str]:
    return frozenset(table("verb_forms"))


@cache
def is_verb_form(word: str) -> bool:
    """Tell whether a bare word, nothing before it cut off, is a finite verb as far as its spelling tells.

    >>> is_verb_form("حرصت"), is_verb_form("تصريح")
    (True, False)
    """
    if word in _forms():
        return True
    stem = next((word.removesuffix(p) for p in _PRONOUNS if word.endswith(p) and len(word) - len(p) >= _SHORTEST), word)
    if stem in _forms():
        return True
    if word.startswith(("تست", "نست")) and len(word) > _SHORTEST:
        return True
    if len(word) >= _SHORTEST and not word.startswith("ال") and word not in _NOUNS:
        if word.endswith("ت") and word[-2] not in "اوي":
            return True
        if word.endswith("وا"):
            return True
    return word.startswith("ي") and len(word) >= _SHORTEST and word not in _NOUNS and not word.endswith(("يه", "يون", "يا"))


@lru_cache(maxsize=50_000)
def begins_clause(word: str, written: str) -> bool:
    """Tell whether a word, bare and as written, with و or ف on it is a verb that goes on («وحرصت», «فرفض»).

    >>> begins_clause("وحرصت", "وحرصت"), begins_clause("واداره", "وإدارة")
    (True, False)
    """
    if written.endswith("ة") or word in function_words("with_w"):
        return False
    if word in {"وتم", "وتمت", "فتم", "فتمت", "ويتم"}:
        return True
    if word[:1] == "ف" and word[1:2] == "ي":
        return word[1:] in _forms() and word not in _forms()
    return word[:1] in "وف" and len(word) >= _SHORTEST and word not in _forms() and is_verb_form(word[1:])
