"""Boundaries: where the reporter's own words resume, so that an indirect content ends."""

from dataclasses import dataclass

from qala.attribute.phrases import is_speaker, opens_clause, speaker_phrase
from qala.attribute.scenes import Scene
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.verb_forms import begins_clause, is_verb_form


def content_end(scene: Scene, index: int, start: int, stop: int) -> int:
    """Return the token index where what the cue at `index` reports from `start` on ends."""
    view = scene.view
    stop = min(stop, _outer_complement(scene, index, start))
    level = view.level[start]
    own_noun = _OwnNoun(scene, index, start)
    at = start
    while at < stop:
        if (
            at > start
            and view.level[at] == level
            and ((_may_end(scene, at) and (_is_full_stop(scene, at, stop) or _resumes(scene, index, at))) or own_noun.ends(at))
        ):
            break
        at += 1
    return at


def _may_end(scene: Scene, at: int) -> bool:
    """Tell whether it is worth asking: at punctuation, a word with و or ف, a cue, a relay phrase, a word that resumes."""
    word = scene.view.words[at]
    return word[:1] in ".؟!،,؛وف" or at in scene.matches or at in scene.relays or _resumption(scene, at) > 0


def _outer_complement(scene: Scene, index: int, start: int) -> int:
    """«ديفا التي أعلنت أنها ستعود، أنه …»: what stands in the gap of an earlier cue ends where that one's complement begins."""
    begins = (
        m.complement.gap[1] if m.complement.kind in ("clause", "quotation") else m.complement.start
        for at, m in scene.matches.items()
        if at < index and m.complement.start > start and scene.view.level[at] == scene.view.level[index]
    )
    return min(begins, default=len(scene.view.tokens))


def _is_full_stop(scene: Scene, at: int, stop: int) -> bool:
    """A full stop inside a long quotation ends what is reported there; dots in a row and initials do not."""
    view = scene.view
    if not view.is_stop(at) or at + 1 >= stop:
        return False
    before, after = view.tokens[at - 1], view.tokens[at + 1]
    return before.is_word and len(before.text) > _INITIAL and after.is_word and after.span.start > view.tokens[at].span.end


@dataclass(frozen=True, slots=True)
class _Place:
    """A token at which the reporter may resume: `first`, behind a comma or not, in the content of the cue at `index`."""

    scene: Scene
    index: int
    first: int
    after_comma: bool

    @property
    def word(self) -> str:
        return self.scene.view.word(self.first)

    @property
    def after(self) -> str:
        return self.scene.view.word(self.first + 1)


_INITIAL = 2
"""Letters; a full stop behind so few is an initial's."""


def _resumes(scene: Scene, index: int, at: int) -> bool:
    """Tell whether the reporter speaks again at token `at` of the content of the cue at `index`."""
    after_comma = scene.view.word(at) in "،,؛"
    first = at + 1 if after_comma else at
    if first >= len(scene.view.tokens) or first <= index:
        return False
    if first in scene.relays:
        return _closes(scene, scene.relays[first].end)
    place = _Place(scene, index, first, after_comma)
    return any(sign(place) for sign in _SIGNS)


def _is_participle(place: _Place) -> bool:
    """«، مشيراً إلى أن»."""
    match = place.scene.matches.get(place.first)
    return match is not None and match.cue.form == "participle"


def _is_next_report(place: _Place) -> bool:
    """«، وأضاف أن», «و أشار إلى», «كما أكد»: a finite cue that goes on with the report."""
    scene, first = place.scene, place.first
    if scene.is_verb(first):
        if is_conjoined(scene, first):
            return not _belongs_inside(scene, place.index, first)
        purpose = place.word[:2] in ("لي", "لت")  # «، لتوضح أن»
        return place.after_comma and (purpose or scene.matches[first].entry.lemma in function_words("impersonal"))
    if place.after_comma and place.word == "حيث" and scene.is_verb(first + 1):  # «، حيث أشار إلى أن»
        return True
    return place.word in {"و", "وقد", "فقد", "كما"} and scene.is_verb(first + 1)


def _is_background(place: _Place) -> bool:
    """«، وقد نشأ الخلاف», «، وكان قد»: what the reporter adds of his own."""
    if not place.after_comma or place.word not in {"وقد", "وكان", "وكانت"}:
        return False
    return place.after == "قد" or (is_verb_form(place.after) and place.after[:1] not in "يتن")


def _is_main_clause(place: _Place) -> bool:
    """«رغم مخاوف من أن …، فإن القاهرة»: the clause that a noun's phrase only introduced."""
    noun = place.scene.matches[place.index].entry.form == "noun"
    return noun and place.after_comma and place.word.startswith("فان")


def _is_manner(place: _Place) -> bool:
    return place.after_comma and _is_circumstance(place.scene, place.first)


def _leaves_relative(place: _Place) -> bool:
    """«المنطقة التي يعتقد أن المركب غرق فيها، بعيدة»: a belief in a relative clause ends with the clause, at its comma."""
    view, index = place.scene.view, place.index
    if not place.after_comma or view.word(index - 1) not in function_words("relatives"):
        return False
    return place.scene.matches[index].cue.form == "verb" and place.scene.matches[index].cue.stance == "expects"


def _keeps_back(place: _Place) -> bool:
    """«، دون أن يذكر عددهم»: what the speaker left unsaid is told by the reporter."""
    if not place.after_comma:
        return False
    view, at = place.scene.view, place.first + (place.word == "من")
    return view.word(at) in {"دون", "ودون"} and view.word(at + 1) == "ان" and view.word(at + 2)[1:] in _UNSAID


_UNSAID = frozenset({"ذكر", "حدد", "وضح", "كشف", "فصح", "عطي", "قدم", "دلي", "خوض", "سمي", "سم", "شير", "فصل"})
"""Stems of verbs by which somebody does not say more."""


def _is_contrast(place: _Place) -> bool:
    """«لكنه رفض», «إلا أنه رفض», «، فيما أبدى فلان ثقته», «، في حين توقع فلان»."""
    length = _resumption(place.scene, place.first)
    if not length:
        return False
    refused = place.scene.view.word(place.first + length) in function_words("refusals")
    if place.after_comma and place.after == "المقابل":
        return True
    return refused or (place.after_comma and _reports_soon(place.scene, place.first))


def _resumption(scene: Scene, at: int) -> int:
    """Return how many words of «لكنه», «في حين», «إلا أنه» stand at `at`, 0 if none do."""
    word, after = scene.view.word(at), scene.view.word(at + 1)
    if (word == "في" and after in {"حين", "المقابل"}) or (word in {"الا", "غير"} and after in {"انه", "انها", "انهم"}):
        return 2
    return 1 if word in function_words("resumptions") else 0


_SIGNS = (
    _is_participle,
    _is_next_report,
    _is_background,
    _is_main_clause,
    _is_manner,
    _is_contrast,
    _leaves_relative,
    _keeps_back,
)
"""By what the reader knows that the reporter speaks again."""


def _is_circumstance(scene: Scene, at: int) -> bool:
    """«، مستشهداً بقصة», «، ومتمنياً»: an accusative participle after a comma tells how the reporter's subject spoke."""
    token = scene.view.tokens[at]
    word = token.bare.removeprefix("و")
    written = token.text.endswith(("اً", "ًا"))
    if word == "مجدده":  # «، مجددة التأكيد على»; «مجددا» is again
        return True
    if not word.startswith("م") or not word.endswith("ا") or len(word) < _PARTICIPLE or scene.view.named[at]:
        return False
    if word in function_words("adverbs") or word in function_words("no_circumstances"):
        return False
    return written or word in function_words("circumstances")


_PARTICIPLE = 5


def _belongs_inside(scene: Scene, index: int, at: int) -> bool:
    """«وأضاف أن المادة تشترط كذا، ونصت على …»: a verb that does not agree with the speaker goes on with what he says."""
    outer, inner = scene.matches[index].cue, scene.matches[at]
    if outer.gender is None or inner.cue.gender in (None, outer.gender) or outer.form != "verb":
        return False
    start, stop = inner.complement.gap
    return not is_speaker(scene.view, start, speaker_phrase(scene.view, start, stop))


def _closes(scene: Scene, end: int) -> bool:
    """A relay phrase ends a content unless the report goes on after it («إن البلدان، وفقاً للإعلان، ترغب …»)."""
    view = scene.view
    if end >= len(view.tokens) or view.tokens[end].text in '.؟!»"”' or view.word(end) in function_words("relatives"):
        return True
    if not view.is_comma(end):
        return view.word(end) == "عن"  # «وفق ما نقلت القناة عن مسؤول»
    return _resumption(scene, end + 1) > 0 or any(k in scene.matches for k in range(end + 1, min(end + 3, len(view.tokens))))


def is_conjoined(scene: Scene, at: int) -> bool:
    """A finite cue with و or ف goes on with the report («…، وأضاف أن»); one without is inside the content."""
    word, lemma = scene.view.word(at), scene.matches[at].entry.lemma
    return word[:1] in "وف" and (lemma[0] not in "وف" or word[1:2] == lemma[0])


def _reports_soon(scene: Scene, at: int) -> bool:
    return any(k in scene.matches for k in range(at + 1, min(at + 8, len(scene.view.tokens))))


class _OwnNoun:
    """The end of a content that is a noun phrase: it goes on through its own clauses, but no other verb belongs to it."""

    __slots__ = ("_applies", "_held", "_match", "_scene", "_start")

    def __init__(self, scene: Scene, index: int, start: int) -> None:
        match = scene.matches.get(index)
        self._scene, self._start, self._match = scene, start, match
        self._applies = match is not None and match.complement.kind == "object"
        self._held = False

    def ends(self, at: int) -> bool:
        """Tell whether the noun phrase ends at `at`; to be asked token by token."""
        if not self._applies:
            return False
        view = self._scene.view
        word = view.word(at)
        if opens_clause(view, at) or word in function_words("relatives"):
            self._held = True
        after_comma = view.is_comma(at)
        first = view.word(at + 1) if after_comma else word
        if after_comma and ((first in function_words("resumptions") and first != "وذلك") or _is_consequence(first)):
            return True
        named = first and view.named[at + after_comma] is not None
        if (
            not named
            and begins_clause(first, view.tokens[at + after_comma].text if first else "")
            and not self._is_inside(at + after_comma)
        ):
            return True
        if not self._held and at > self._start and self._leaves_bare(at):
            return True
        if self._match is not None and self._match.entry.form == "noun" and not self._held:
            return self._scene.is_verb(at + after_comma) or (after_comma and is_verb_form(first))
        return False

    def _leaves_bare(self, at: int) -> bool:
        """Outside any clause of its own a verb belongs to nobody inside the phrase, and no occasion does."""
        scene = self._scene
        verb = scene.is_verb(at) and not scene.view.is_comma(at) and at > self._start + 1
        return verb or _is_occasion(scene.view, at)

    def _is_inside(self, at: int) -> bool:
        """«… التي وقعت وأدت إلى»: a second verb of a relative clause, not parted from it by a comma."""
        return self._held and not self._scene.view.is_comma(at - 1) and not self._scene.is_verb(at)


def _is_occasion(view: View, at: int) -> bool:
    """«أعلن تأجيل السباق بعد أن هطل المطر»: when he said so, not what."""
    return view.word(at) == "بعدما" or (view.word(at) == "بعد" and view.word(at + 1) == "ان")


def _is_consequence(word: str) -> bool:
    return word.startswith(("فان", "فهذا", "فهو", "فهي", "وهذا", "وهذه", "ولذا", "ولذلك")) or word in {
        "اذ",
        "حيث",
        "مما",
        "ما",
        "الامر",
        "وهو",
        "وهي",
    }
