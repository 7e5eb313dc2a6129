"""Candidates: who may be meant where a cue leaves its source out, and what they do where they stand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from qala.attribute.drafts import Draft
from qala.attribute.looks import Look, last_name, look_of
from qala.attribute.subjects import Subject, find_actor, find_subject
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.verb_forms import is_verb_form
from qala.types.mention import Mention
from qala.types.span import Span

_MEMORY, _MOST = 5, 10
"""Sentences back in which somebody may still be meant; how many are weighed at most."""
_ACTING_BACK, _NAMED_BACK, _NAMES = 2, 1, 2
"""Sentences back in which who acts counts as well as who speaks, and any name; names a sentence, the nearest to the cue."""
_AHEAD = 4
"""Sentences behind a headline in which the lead names whom it leaves out."""
_TITLE = 6
"""Tokens before a name in which its title stands."""

Place = Literal[
    "report", "noun", "phrase", "passed", "told", "asked", "subject", "actor", "first", "later report", "later subject", "name",
    "name at start", "name joined", "name behind preposition", "name behind verb", "name behind stop", "name in genitive",
]  # fmt: skip
"""What somebody does: speaks (in a report, a noun of saying, a relay phrase, passed on by another), is told or asked, acts (the
subject of its sentence, or of a verb in it), is only named, or is named first of all."""


class Candidate(NamedTuple):
    """Somebody who may be meant.

    Attributes:
        span: the noun phrase.
        place: what it does there.
        sentence: index of its sentence.
        look: what the phrase tells.
        draft: index of the draft it speaks in or is told by, -1 for none.
        within: indices of the drafts whose content it stands in.
    """

    span: Span
    place: Place
    sentence: int
    look: Look
    draft: int = -1
    within: tuple[int, ...] = ()


class Cast:
    """A story's sentences and drafts with all whom they name; keeps whom each draft is found to mean, and what was looked at.

    Attributes:
        views: the sentences.
        drafts: in page order of their cues.
        parents: for each draft the index of the one whose content holds it.
        headlines: indices of the sentences that stand in headlines.
        told: for each sentence the indices of its drafts.
        topics: the last names in the headline.
        meant: whom the drafts asked so far mean where they do not say it, None where they do or nobody is meant.
        spoken: how often each noun phrase has spoken so far.
    """

    def __init__(
        self, views: Sequence[View], drafts: Sequence[Draft], parents: Sequence[int | None], headlines: frozenset[int]
    ) -> None:
        """Begin with nobody meant."""
        self.views, self.drafts, self.parents, self.headlines = views, drafts, parents, headlines
        self.told: list[list[int]] = [[] for _ in views]
        for index, draft in enumerate(drafts):
            self.told[draft.sentence].append(index)
        opening = (views[number] for number in sorted(headlines) if number < _AHEAD)
        self.topics = frozenset(last_name(view.text_of(m.span)) for view in opening for m in view.named if m)
        self.meant: list[Span | None] = []
        self.spoken: dict[Span, int] = {}
        self._starts = [view.sentence.span.start for view in views]
        self._subjects: dict[int, tuple[Candidate, ...]] = {}
        self._named: dict[int, tuple[Mention, ...]] = {}
        self._names: dict[Span, Candidate] = {}
        self._speaking: dict[int, tuple[Candidate, ...]] = {}
        self._first: tuple[Candidate, ...] | None = None

    def speaker(self, index: int) -> Span | None:
        """Return who speaks in a draft, as said or as found."""
        said = self.drafts[index].heard.source
        return said or (self.meant[index] if index < len(self.meant) else None)

    def mean(self, span: Span | None) -> None:
        """Note whom the next draft means, if it does not say so."""
        index = len(self.meant)
        self.meant.append(span)
        speaker = self.speaker(index)
        if speaker and self.drafts[index].frame != "phrase":
            self.spoken[speaker] = self.spoken.get(speaker, 0) + 1

    def subject(self, sentence: int) -> tuple[Candidate, ...]:
        """Return the subject of a sentence if it has one that can speak."""
        if sentence not in self._subjects:
            found = find_subject(self.views[sentence])
            self._subjects[sentence] = (candidate(self, sentence, found.span, "subject", found),) if found else ()
        return self._subjects[sentence]

    def names(self, sentence: int, stop: int | None = None) -> Iterator[Candidate]:
        """Yield the people and bodies a sentence names before a place in the page, the last first, no more than count."""
        view = self.views[sentence]
        named, left = self._named.get(sentence), _NAMES
        if named is None:
            every = {mention.span: mention for mention in reversed(view.named) if mention}
            named = self._named[sentence] = tuple(mention for mention in every.values() if _may_speak(view, mention))
        for mention in named:
            span = mention.span
            if stop is not None and span.end > stop:
                continue
            found = self._names.get(span)
            if found is None:
                found = self._names[span] = candidate(self, sentence, span, _position(view, mention))
            yield found
            left -= 1
            if not left:
                return

    def speaking(self, index: int) -> tuple[Candidate, ...]:
        """Return who speaks in a draft, and whom it tells."""
        if index >= len(self.meant):
            return tuple(_speaking(self, index))
        if index not in self._speaking:
            self._speaking[index] = tuple(_speaking(self, index))
        return self._speaking[index]

    def first(self) -> tuple[Candidate, ...]:
        """Return the first person named in the running text; who only has a picture to his credit says nothing."""
        if self._first is None:
            running = (number for number, view in enumerate(self.views) if view.sentence.kind != "caption")
            people = ((number, m.span) for number in running for m in self.views[number].named if m and m.type == "PER")
            first = next(people, None)
            self._first = () if first is None else (candidate(self, *first, "first"),)
        return self._first

    def view_of(self, span: Span) -> View:
        """Return the sentence that a noun phrase stands in."""
        return self.views[bisect_right(self._starts, span.start) - 1]


def candidate(cast: Cast, sentence: int, span: Span, place: Place, subject: Subject | None = None) -> Candidate:
    """Return a noun phrase of a sentence as a candidate; of a subject its verb tells the gender."""
    look = look_of(cast.views[sentence], span, subject.gender if subject else None)
    within = []
    for at in cast.told[sentence]:
        draft = cast.drafts[at]
        if draft.frame == "phrase":
            continue
        for piece in draft.content:
            if piece.contains(span):
                within.append(at)
                break
    return Candidate(span, place, sentence, look, -1, tuple(within))


def find_candidates(index: int, cast: Cast) -> tuple[Candidate, ...]:
    """Return whom the draft at `index` may mean, the nearest first, each noun phrase once."""
    kept: dict[Span, Candidate] = {}
    for found in _all(index, cast):
        kept.setdefault(found.span, found)
        if len(kept) >= _MOST:
            break
    return tuple(kept.values())


def _all(index: int, cast: Cast) -> Iterator[Candidate]:
    draft, parent = cast.drafts[index], cast.parents[index]
    here, passer = draft.sentence, parent if draft.frame == "passed" else None
    while parent is not None:
        if parent != passer:
            yield from cast.speaking(parent)
        parent = cast.parents[parent]
    for sentence in range(here, max(-1, here - _MEMORY), -1):
        for at in reversed(cast.told[sentence]):
            if at not in (index, passer) and (at < index or cast.drafts[at].frame == "phrase"):
                yield from cast.speaking(at)
        if sentence == here:
            yield from _before(index, cast)
            continue
        if sentence >= here - _ACTING_BACK:
            yield from cast.subject(sentence)
        if sentence >= here - _NAMED_BACK:
            yield from cast.names(sentence)
    if here in cast.headlines:
        yield from _later(here, cast)
    yield from cast.first()


def _before(index: int, cast: Cast) -> Iterator[Candidate]:
    """Yield who stands before the cue in its own sentence."""
    draft = cast.drafts[index]
    view, start = cast.views[draft.sentence], draft.cue.span.start
    yield from (c for c in cast.subject(draft.sentence) if c.span.end <= start)
    actor = find_actor(view, view.index_at(start))
    if actor:
        yield candidate(cast, draft.sentence, actor.span, "actor", actor)
    yield from cast.names(draft.sentence, start)


def _may_speak(view: View, mention: Mention) -> bool:
    return mention.type != "LOC" and view.text_of(mention.span) not in {"الله", "لله"}


def _position(view: View, mention: Mention) -> Place:
    """Say what a name does in its clause, as far as the words before it and its titles tell."""
    at = max(0, view.index_at(mention.span.start + 1) - 1)
    if view.tokens[at].span.start < mention.span.start:
        return "name joined" if view.tokens[at].text[0] in "وف" else "name behind preposition"
    before = range(at - 1, max(-1, at - _TITLE), -1)
    return next((place for back in before if (place := _behind(view, back))), "name" if at else "name at start")


def _behind(view: View, at: int) -> Place | None:
    """Return what a name behind the word at `at` does, None for a title."""
    word, token = view.words[at], view.tokens[at]
    if word in function_words("prepositions") or (word[:1] in "بل" and speaker_kind(word[1:])):
        return "name behind preposition"
    if view.named[at]:
        return "name"
    if is_verb_form(word) or is_verb_form(word[1:]) or any(cue.form == "verb" for cue in view.cues.get(at, ())):
        return "name behind verb"
    if not token.is_word:
        return None if token.text in '«"“' else "name behind stop"
    return None if word.startswith("ال") or speaker_kind(word) else "name in genitive"


def _speaking(cast: Cast, index: int) -> Iterator[Candidate]:
    draft, source = cast.drafts[index], cast.speaker(index)
    verb = draft.cue.gender if draft.cue.form == "verb" else None
    if source:
        look = look_of(cast.view_of(source), source, verb)
        yield Candidate(source, _saying(draft), draft.sentence, look, index)
    told = draft.heard.addressee
    if told:
        look = look_of(cast.view_of(told), told)
        yield Candidate(told, "asked" if draft.entry.passive else "told", draft.sentence, look, index)


def _saying(draft: Draft) -> Place:
    if draft.frame == "phrase":
        return "phrase"
    if draft.frame == "passed":
        return "passed"
    return "noun" if draft.cue.form == "noun" else "report"


def _later(here: int, cast: Cast) -> Iterator[Candidate]:
    """A headline leaves out whom the lead names: the first ones after it who speak or act, or are named."""
    for sentence in range(here + 1, min(here + _AHEAD, len(cast.views))):
        for at in cast.told[sentence]:
            source = cast.drafts[at].heard.source
            if source:
                verb = cast.drafts[at].cue.gender if cast.drafts[at].cue.form == "verb" else None
                yield Candidate(source, "later report", sentence, look_of(cast.view_of(source), source, verb), at)
        yield from (Candidate(found.span, "later subject", sentence, found.look) for found in cast.subject(sentence))
        yield from cast.names(sentence)
