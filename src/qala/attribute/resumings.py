"""Resumings: the signs by which a reader knows that the reporter speaks again, each a function."""

from dataclasses import dataclass

from qala.attribute.phrases import is_speaker, speaker_phrase
from qala.attribute.scenes import Scene
from qala.lexicon.function_words import function_words, points_back
from qala.lexicon.verb_forms import is_verb_form


@dataclass(slots=True)
class Place:
    """A token at which the reporter may resume: `first`, behind a comma or not, in the content of the cue at `index`."""

    scene: Scene
    index: int
    first: int
    after_comma: bool

    @property
    def word(self) -> str:
        """Return the word there, bare."""
        return self.scene.view.words[self.first]

    @property
    def after(self) -> str:
        """Return the word behind it, bare."""
        return self.scene.view.words[self.first + 1]


def _is_participle(place: Place) -> bool:
    """«، مشيراً إلى أن»."""
    match = place.scene.matches.get(place.first)
    return match is not None and match.cue.form == "participle"


def _is_next_report(place: Place) -> bool:
    """«، وأضاف أن», «و أشار إلى», «كما أكد»: a finite cue that goes on with the report."""
    scene, first, word = place.scene, place.first, place.word
    if first in scene.matches and scene.is_verb(first):
        if is_conjoined(scene, first):
            return not _belongs_inside(scene, place.index, first)
        purpose = word[:2] in ("لي", "لت")  # «، لتوضح أن»
        return place.after_comma and (purpose or scene.matches[first].entry.lemma in function_words("impersonal"))
    if place.after_comma and word == "حيث" and scene.is_verb(first + 1):  # «، حيث أشار إلى أن»
        return True
    return word in {"و", "وقد", "فقد", "كما"} and scene.is_verb(first + 1)


def _is_background(place: Place) -> bool:
    """«، وقد نشأ الخلاف», «، وكان قد»: what the reporter adds of his own."""
    if not place.after_comma or place.word not in {"وقد", "وكان", "وكانت"}:
        return False
    return place.after == "قد" or (is_verb_form(place.after) and place.after[:1] not in "يتن")


def _is_main_clause(place: Place) -> bool:
    """«رغم مخاوف من أن …، فإن القاهرة»: the clause that a noun's phrase only introduced."""
    noun = place.scene.matches[place.index].entry.form == "noun"
    return noun and place.after_comma and place.word.startswith("فان")


def _is_manner(place: Place) -> bool:
    return place.after_comma and _is_circumstance(place.scene, place.first)


def _leaves_relative(place: Place) -> bool:
    """«المنطقة التي يعتقد أن المركب غرق فيها، بعيدة»: a belief in a relative clause ends with the clause, at its comma."""
    view, index = place.scene.view, place.index
    if not place.after_comma or view.words[index - 1] not in function_words("relatives"):
        return False
    return place.scene.matches[index].cue.form == "verb" and place.scene.matches[index].cue.stance == "expects"


def _keeps_back(place: Place) -> bool:
    """«، دون أن يذكر عددهم»: what the speaker left unsaid is told by the reporter."""
    if not place.after_comma:
        return False
    view, at = place.scene.view, place.first + (place.word == "من")
    return view.words[at] in {"دون", "ودون"} and view.words[at + 1] == "ان" and view.words[at + 2][1:] in _UNSAID


_UNSAID = frozenset({"ذكر", "حدد", "وضح", "كشف", "فصح", "عطي", "قدم", "دلي", "خوض", "سمي", "سم", "شير", "فصل"})
"""Stems of verbs by which somebody does not say more."""


def _is_contrast(place: Place) -> bool:
    """«لكنه رفض», «إلا أنه رفض», «، فيما أبدى فلان ثقته», «، في حين توقع فلان»."""
    scene, first = place.scene, place.first
    length = resumption(scene, first)
    if not length:
        return False
    if place.after_comma and (place.after == "المقابل" or _reports_soon(scene, first)):
        return True
    return scene.view.words[first + length] in function_words("refusals")


def resumption(scene: Scene, at: int) -> int:
    """Return how many words of «لكنه», «في حين», «إلا أنه» stand at `at`, 0 if none do."""
    words = scene.view.words
    word = words[at]
    if word in _TURNS and words[at + 1] in _TURNS[word]:
        return 2
    return 1 if word in function_words("resumptions") else 0


_EXCEPT = frozenset({"انه", "انها", "انهم"})
_TURNS = {"في": frozenset({"حين", "المقابل"}), "الا": _EXCEPT, "غير": _EXCEPT}
"""Words that turn with the word behind them."""


def _is_refusal(place: Place) -> bool:
    """«لكنه رفض ذكر التفاصيل»: what the speaker would not say; what he did not do may be a part of what he says."""
    length = resumption(place.scene, place.first)
    if not length:
        return False
    word = place.scene.view.words[place.first + length]
    return word in function_words("refusals") and word != "لم"


def _joins_participle(place: Place) -> bool:
    """«مشيداً بجهودهم ومؤكداً أن»: one participle after the other, both the reporter's."""
    match = place.scene.matches.get(place.first)
    if match is None or match.cue.form != "participle" or place.word[:1] != "و":
        return False
    return place.scene.matches[place.index].cue.form == "participle"


def _is_other_speaker(place: Place) -> bool:
    """«النقابة تشترط الإفراج عن موقوفيها، وهيئة الموانئ تتحدث عن خسائر»: another subject with a verb of its own."""
    scene, view, first = place.scene, place.scene.view, place.first
    if not place.after_comma or place.word[:1] != "و":
        return False
    if scene.matches.keys().isdisjoint(range(first + 1, first + _SUBJECT + 1)) or not is_speaker(view, first, first + 1):
        return False
    end = speaker_phrase(view, first, min(first + _SUBJECT, len(view.tokens)))
    return end > first and scene.is_verb(end) and not is_conjoined(scene, end)


_SUBJECT = 6
"""Words that another subject may have before its verb."""


def _is_echo(place: Place) -> bool:
    """«، وهو ما نفته الإدارة», «، الأمر الذي أكده فلان»: somebody else confirms or denies what was said so far."""
    if not place.after_comma or not points_back(place.word, place.after):
        return False
    view, at = place.scene.view, place.first + 2
    return view.words[at].endswith(("ه", "ها")) and any(cue.form == "verb" for cue in view.cues.get(at, ()))


SIGNS = (_is_participle, _is_next_report, _is_manner, _is_background, _is_main_clause, _is_contrast)
"""By what the reader may know that the reporter speaks again: traits for the model."""
CERTAIN = (_is_refusal, _joins_participle)
"""Signs that leave no doubt."""
CERTAIN_BEHIND_COMMA = (
    _is_participle,
    _is_next_report,
    _is_manner,
    _leaves_relative,
    _keeps_back,
    _is_contrast,
    _is_other_speaker,
    _is_echo,
)
"""Signs that leave none behind a comma."""


def _is_circumstance(scene: Scene, at: int) -> bool:
    """«، مستشهداً بقصة», «، ومتمنياً»: an accusative participle after a comma tells how the reporter's subject spoke."""
    token = scene.view.tokens[at]
    word = token.bare.removeprefix("و")
    written = token.text.endswith(("اً", "ًا"))
    if word == "مجدده" or (written and word in function_words("circumstances")):  # «، مجددة التأكيد على»; «مجددا» is again
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


def closes(scene: Scene, end: int) -> bool:
    """A relay phrase ends a content unless the report goes on after it («إن البلدان، وفقاً للإعلان، ترغب …»)."""
    view = scene.view
    if end >= len(view.tokens) or view.tokens[end].text in '.؟!»"”' or view.words[end] in function_words("relatives"):
        return True
    if not view.is_comma(end):
        return view.words[end] == "عن"  # «وفق ما نقلت القناة عن مسؤول»
    return resumption(scene, end + 1) > 0 or any(k in scene.matches for k in range(end + 1, min(end + 3, len(view.tokens))))


def is_conjoined(scene: Scene, at: int) -> bool:
    """A finite cue with و or ف goes on with the report («…، وأضاف أن»); one without is inside the content."""
    word, lemma = scene.view.words[at], scene.matches[at].entry.lemma
    return word[:1] in "وف" and (lemma[0] not in "وف" or word[1:2] == lemma[0])


def _reports_soon(scene: Scene, at: int) -> bool:
    return not scene.matches.keys().isdisjoint(range(at + 1, at + 8))
