"""Find credits: whom a picture or a text is owed to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.lexicon.known import MEDIA, known
from qala.lexicon.names import CITY, COUNTRY, FAMILY, GIVEN, name_flags
from qala.types.block import Block, BlockKind
from qala.types.credit import Credit
from qala.types.span import Span

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_AFTER = re.compile(r"[\s.،]*(?:[A-Za-z][A-Za-z -]*)?\s*\Z")
"""What may stand behind the bracket that ends a caption: a full stop or the name of a button."""

_PARTS = re.compile(r"[^\s\-–—_/|،:«»“”\"()\[\]](?:[^\-–—_/|،:«»“”\"()\[\]]*[^\s\-–—_/|،:«»“”\"()\[\]])?")
_NOT_NAMES = frozenset(
    map(bare, ("أرشيفية", "أرشيف", "ارشيفية", "من الأرشيف", "صورة", "الصورة", "خاص", "متداولة", "من المصدر"))
)
_SHOT_BY = re.compile(r"(?:تصوير|عدسة|المصدر|مصدر الصورة|الصورة)\s*[:/\-]?\s*")
_LEAD = re.compile(r"\s*[«\"(]?(?P<name>[^\n:()«»\"]{2,40}?)[»\")]?\s*(?::\s*[-–—]|[-–—]\s*:|:|[-–—])")
_SIGNED = re.compile(r"\s*([^\n:.،]{2,40}(?:\s*[-–—]\s*[^\n:.،]{2,25}){1,2})\s*:")
"""Author, paper and city in one run before the first colon of a paragraph: «فلان - سبق - الرياض: …»."""

_GENERIC = frozenset(map(bare, ("نيوز", "برس", "أنفو", "انفو", "أونلاين", "اونلاين", "نت")))
"""Words that make an unknown name before a dash one of a news site."""

_LATIN_SITE = re.compile(r"[A-Za-z][\w-]*\.[A-Za-z]{2,5}")


def find_credits(blocks: Sequence[Block], text: str) -> Iterator[Credit]:
    """Yield the credits of a story in page order.

    Args:
        blocks: the story's blocks that are read.
        text: the page's text.
    """
    for block in blocks:
        yield from _FINDERS.get(block.kind, _in_other)(block.span, text)


def _in_caption(span: Span, text: str) -> Iterator[Credit]:
    """«… في موسكو (أرشيفية - رويترز)»: the last part of the bracket that ends the line."""
    brackets = list(_BRACKETS.finditer(text, span.start, span.end))
    if brackets and _AFTER.match(text[brackets[-1].end() : span.end]):
        parts = [part for part in _parts(text, Span(*brackets[-1].span(1))) if _is_name(part.of(text))]
        if parts:
            yield Credit(parts[-1], "credits/caption")
            return
    yield from _shot_by(span, text)


def _in_credit(span: Span, text: str) -> Iterator[Credit]:
    """A line of its own: «--(بترا)», «تصوير: …»."""
    shot = list(_shot_by(span, text))
    if shot:
        yield from shot
        return
    parts = [part for part in _parts(text, span) if _is_name(part.of(text))]
    named = [part for part in parts if known(part.of(text), *MEDIA)] or parts[-1:]
    yield from (Credit(part, "credits/line") for part in named)


def _in_byline(span: Span, text: str) -> Iterator[Credit]:
    """«الشرق الأوسط» (ريغا), «… 10 أغسطس 2015 م واس», «كتب: فلان»: the paper, agency or author, not the place."""
    parts = [part for part in _parts(text, span) if _is_name(part.of(text))]
    found = [Credit(part, "credits/byline") for part in parts if _is_medium(part, text, quoted=True)]
    last = _last_word(span, text)
    if not found and last and known(last.of(text), *MEDIA):
        found = [Credit(last, "credits/byline")]
    authors = (author for part in parts if (author := _author(part, text)))
    yield from sorted([*found, *(Credit(author, "credits/author") for author in authors)], key=lambda credit: credit.span)


def _author(part: Span, text: str) -> Span | None:
    """Return the name of an author that a part of a byline is, without «كتب» before it."""
    words = [Span(*match.span()).shift(part.start) for match in WORD.finditer(part.of(text))]
    if words and bare(words[0].of(text)) in _WROTE:
        words = words[1:]
    if not _FEWEST <= len(words) <= _MOST:
        return None
    first = bare(words[0].of(text))
    first += bare(words[1].of(text)) if first == "عبد" else ""
    return Span(words[0].start, words[-1].end) if name_flags(first) & (GIVEN | FAMILY) else None


_WROTE = frozenset(map(bare, ("كتب", "كتبت", "بقلم", "إعداد", "تقرير", "متابعة", "مراسل", "حوار", "تحقيق", "ترجمة", "من")))
_FEWEST, _MOST = 2, 4


def _in_other(span: Span, text: str) -> Iterator[Credit]:
    """A text credit that stands at the head of a paragraph, or an agency in the bracket that ends it."""
    signed = _SIGNED.match(text, span.start, min(span.end, span.start + 80))
    lead = _LEAD.match(text, span.start, min(span.end, span.start + 60))
    if signed:
        yield from (
            Credit(credit.span, credit.rule.replace("byline", "lead")) for credit in _in_byline(Span(*signed.span(1)), text)
        )
    elif lead:
        parts = [part for part in _parts(text, Span(*lead.span("name"))) if _is_medium(part, text, quoted=False)]
        yield from (Credit(part, "credits/lead") for part in parts[:1])
    brackets = list(_BRACKETS.finditer(text, span.start, span.end))
    if brackets and not text[brackets[-1].end() : span.end].strip(" .-–"):
        for part in _parts(text, Span(*brackets[-1].span(1))):
            if known(part.of(text), "agency"):
                yield Credit(part, "credits/agency")


def _shot_by(span: Span, text: str) -> Iterator[Credit]:
    match = _SHOT_BY.match(text, span.start, span.end) or next(
        (m for m in _SHOT_BY.finditer(text, span.start, span.end) if ":" in m.group() or "/" in m.group()), None
    )
    if match:
        rest = list(_parts(text, Span(match.end(), span.end)))[:1]
        yield from (Credit(part, "credits/shot-by") for part in rest if _is_name(part.of(text)))


def _parts(text: str, span: Span) -> Iterator[Span]:
    yield from (_without_place(Span(*m.span()), text) for m in _PARTS.finditer(text, span.start, span.end))


def _without_place(part: Span, text: str) -> Span:
    """Take a button's name off the end («أ.ف.ب play-circle» has been cut before; a stray full stop has not)."""
    written = part.of(text)
    trimmed = written.rstrip(".") if written.count(".") == 1 else written
    return Span(part.start, part.start + len(trimmed))


def _is_name(part: str) -> bool:
    return bare(part) not in _NOT_NAMES and any(c.isalpha() for c in part) and len(part.split()) <= _LONGEST


_LONGEST = 6
"""Words of a credit; a longer part of a bracket is a sentence about the picture."""


def _is_medium(part: Span, text: str, *, quoted: bool) -> bool:
    written = part.of(text)
    entry, key = known(written, *MEDIA), bare(written)
    if entry:
        in_marks = text[part.start - 1 : part.start] in ("«", '"', "“", "(")
        return not entry.common or in_marks or (quoted and not name_flags(key) & (COUNTRY | CITY))
    return bool(_GENERIC & set(key.split())) or bool(_LATIN_SITE.fullmatch(written))


def _last_word(span: Span, text: str) -> Span | None:
    words = list(re.finditer(r"\S+", span.of(text)))
    return Span(*words[-1].span()).shift(span.start) if words else None


def _nowhere(_span: Span, _text: str) -> Iterator[Credit]:
    """In lines that only head a story nobody is credited."""
    return iter(())


_FINDERS: Mapping[BlockKind, Callable[[Span, str], Iterator[Credit]]] = {
    "caption": _in_caption,
    "credit": _in_credit,
    "byline": _in_byline,
    "dateline": _in_byline,
    "headline": _nowhere,
    "teaser_headline": _nowhere,
    "subhead": _nowhere,
    "section": _nowhere,
}
