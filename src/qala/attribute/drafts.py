"""Drafts: cues with their content and source, before chains and implicit speakers are worked out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qala.attribute.contents import read_content
from qala.attribute.echoes import find_echoes
from qala.attribute.interruptions import Behind, find_interruptions
from qala.attribute.passing import find_passing, may_pass
from qala.attribute.scenes import Match, Scene
from qala.attribute.sources import Heard, find_source
from qala.attribute.traits import frame_traits, place_traits
from qala.lexicon.cues import CueEntry
from qala.lexicon.feelings import feeling_stance
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.cue import Cue, Stance
from qala.types.span import Span


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    Attributes:
        cue: with its span as it will be reported.
        entry: the lexicon's entry of the cue.
        frame: how the content hangs on the cue.
        heard: source, antecedent and addressee as written.
        content: the pieces.
        mode: direct, indirect or mixed.
        sentence: index of its sentence in the story.
        level: the speech quotation that holds the cue, -1 outside all.
        cue_text: the cue's own word, bare.
        before: the word before the cue, bare.
        start: where its sentence starts.
        impersonal: whether the form leaves nobody to be meant («يُتوقع أن»).
        traits: what is seen of it at its place, for the weights.
    """

    cue: Cue
    entry: CueEntry
    frame: str
    heard: Heard
    content: tuple[Span, ...]
    mode: Mode
    sentence: int
    level: int
    cue_text: str = ""
    before: str = ""
    start: int = 0
    impersonal: bool = False
    traits: tuple[str, ...] = ()


def draft_attributions(scene: Scene) -> Iterator[Draft]:
    """Yield the drafts of a sentence's own cues."""
    drafts = [draft for index, match in scene.matches.items() if (draft := _draft(scene, index, match))]
    if may_pass(scene):
        drafts = [passed for draft in drafts for passed in passed_on(scene, draft)]
    yield from drafts
    if len(scene.matches) < len(scene.view.cues):
        taken = frozenset(piece for draft in drafts if draft.level < 0 for piece in draft.content)
        yield from (_behind(scene, found, -1) for found in find_interruptions(scene, taken))
        yield from (_behind(scene, echo, scene.view.level[echo.index]) for echo in find_echoes(scene))


def _behind(scene: Scene, found: Behind, level: int) -> Draft:
    """«…»، قال الوزير · «…، وهو ما أكدته الوزارة»: a cue without a complement behind or inside what it reports."""
    view, index = scene.view, found.index
    cue = replace(found.cue, span=view.span(index, index + 1))
    return Draft(
        cue, found.entry, "behind", Heard(found.source), found.pieces, found.mode, scene.number, level, view.words[index],
        start=view.sentence.span.start, traits=tuple(place_traits(view, index, found.cue, found.entry)),
    )  # fmt: skip


def _draft(scene: Scene, index: int, match: Match) -> Draft | None:
    view, complement = scene.view, match.complement
    content, mode = read_content(scene, index, complement)
    if not content:
        return None
    heard = find_source(view, index, match)
    joined = (match.entry.after and not match.entry.implicit) or view.words[index - 1] in match.entry.behind
    first = index - 1 if joined else index
    span = view.span(first, complement.cue_end) if complement.noun is None else view.tokens[complement.noun].span
    return Draft(
        cue=_cue(match.cue, span, _stance(scene, index, match)),
        entry=match.entry,
        frame=complement.kind,
        heard=heard,
        content=content,
        mode=mode,
        sentence=scene.number,
        level=view.level[index],
        cue_text=view.words[complement.cue_end - 1],
        before=view.words[index - 1],
        start=view.sentence.span.start,
        impersonal=_is_impersonal(scene, index, match),
        traits=(
            *place_traits(view, index, match.cue, match.entry),
            *frame_traits(view, complement, match.entry.lemma, (heard.source, heard.addressee is not None)),
        ),
    )


def _cue(cue: Cue, span: Span, stance: Stance) -> Cue:
    """Return a cue as it will be reported: mostly it is as it was found."""
    return cue if cue.span == span and cue.stance == stance else replace(cue, span=span, stance=stance)


_CARRIED_ON = frozenset({"clause", "quotation"})


def passed_on(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """«نقلت الصحيفة عن مسؤول قوله إن»: two reports, the one that passes on and the one passed on."""
    passing = find_passing(scene, draft.cue.span, draft.content) if draft.frame in _CARRIED_ON else None
    if passing is None:
        yield draft
        return
    heard = replace(draft.heard, source=passing.passer, addressee=None)
    yield replace(draft, heard=heard, content=passing.content)
    yield replace(
        draft,
        cue=replace(draft.cue, span=passing.cue, rule=f"cues/{passing.lemma}", form="noun", stance=passing.stance),
        entry=passing.entry,
        frame="passed",
        heard=Heard(passing.source, via=(passing.passer,) if passing.passer else ()),
        cue_text=scene.view.word(scene.view.index_at(passing.cue.start)),
    )


def _stance(scene: Scene, index: int, match: Match) -> Stance:
    """A light verb takes the stance of the feeling it voices; who no longer believes a thing doubts it; a question asks."""
    view = scene.view
    if match.entry.light:
        words = (view.words[k] for k in range(match.complement.gap[0] - 1, match.complement.start))
        return next((stance for word in words if (stance := feeling_stance(word))), match.entry.stance)
    if match.entry.stance == "expects" or match.entry.lemma in _OPINIONS:
        if view.words[index - 1] in {"هل", "وهل", "فهل"} or match.cue.person == _SECOND:
            return "asks"
        if match.cue.form == "verb" and not _NOT.isdisjoint(view.words[max(0, index - 2) : index]):
            return "doubts"
    return match.entry.stance


_NOT = frozenset({"لا", "ولا", "لم", "ولم"})
_OPINIONS = frozenset({"رأى"})
_SECOND = 2


def _is_impersonal(scene: Scene, index: int, match: Match) -> bool:
    """«يُتوقع أن», «ويُعتقد أن»: an imperfect that begins its clause with nobody beside it is read as a passive."""
    if match.cue.form != "verb" or match.cue.perfect or match.cue.person != _THIRD or match.cue.gender != "m":
        return False
    if match.entry.lemma not in function_words("impersonal") or match.complement.gap[0] < match.complement.gap[1]:
        return False
    view = scene.view
    if view.words[index - 1] in function_words("relatives"):  # «المباراة التي ينتظر أن»: nobody awaits
        return match.entry.lemma in _AWAITED or view.words[index - 1].endswith("تي")
    if index and view.words[index][:1] in "وف" and view.tokens[index - 1].text not in ".؟!":
        return False
    return (
        index == 0
        or not view.tokens[index - 1].is_word
        or view.words[index - 1] in {"كما", "حيث", "اذ", "بينما", "فيما", "حين"}
    )


_THIRD = 3
_AWAITED = frozenset({"انتظر", "احتمل"})
