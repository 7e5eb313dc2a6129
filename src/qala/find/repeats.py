"""Find repeats: names that a story writes again where the tagger did not see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qala.arabic.folding import bare
from qala.arabic.tokens import Token, tokenize
from qala.lexicon.cues import cue_readings
from qala.lexicon.names import COMMON, GIVEN, cut_forms, name_flags
from qala.lexicon.word_classes import LOC, ORG, PER, word_class
from qala.types.mention import EntityType, Mention
from qala.types.sentence import Sentence
from qala.types.span import Span

_SURE, _TRUST, _SHORTEST, _LONGEST = 0.75, 0.6, 3, 400


@dataclass(frozen=True, slots=True)
class _Name:
    """Bare words to look for; `short` where they are a person's last word alone."""

    words: tuple[str, ...]
    type: EntityType
    short: bool = False


def find_repeats(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of a story together with those that its other sentences vouch for, in page order.

    A name of two words or more that was surely found once is a name wherever the story writes it; so is a person's last or
    first word alone, where news text knows it from names or it is said to say something.
    """
    wanted = _wanted(sentences, mentions)
    if not wanted:
        return tuple(mentions)
    taken = [mention.span for mention in mentions]
    found, at = list(mentions), 0
    for sentence in sentences:
        while at < len(taken) and taken[at].end <= sentence.span.start:
            at += 1
        inside = [span for span in taken[at : at + _LONGEST] if span.start < sentence.span.end]
        found += _again(tokenize(sentence.text, sentence.span.start), inside, wanted)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _wanted(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Mapping[str, list[_Name]]:
    by_first: dict[str, list[_Name]] = {}
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].span.end <= mention.span.start:
            at += 1
        if mention.confidence < _SURE or at == len(sentences):
            continue
        sentence = sentences[at]
        words = tuple(t.bare for t in tokenize(mention.span.shift(-sentence.span.start).of(sentence.text)))
        names = [_Name(words, mention.type)] if len(words) > 1 or _is_name_alone(words[0], mention) else []
        if mention.type == "PER" and len(words) > 1:
            shorts = (words[-1], *(words[:1] if _is_given_alone(words[0]) else ()))
            names += [_Name((word,), "PER", short=True) for word in shorts if len(word) >= _SHORTEST]
        for name in names:
            if name not in by_first.setdefault(name.words[0], []):
                by_first[name.words[0]].append(name)
    return by_first


def _is_name_alone(word: str, mention: Mention) -> bool:
    """Tell whether one word is a name wherever it stands: news text hardly knows it but from names of its kind."""
    habit = word_class(word)
    kind = {"PER": PER, "ORG": ORG, "LOC": LOC}[mention.type]
    return len(word) >= _SHORTEST and (habit is None or habit.share(kind) > 1)


def _is_given_alone(word: str) -> bool:
    """Tell whether a given name is hardly ever another word, so that it may stand for the person («سيرخيو»)."""
    flags, habit = name_flags(word), word_class(word)
    return bool(flags & GIVEN) and not flags & COMMON and habit is not None and habit.share(PER) > _MOSTLY


_MOSTLY = 2


def _again(tokens: Sequence[Token], taken: Sequence[Span], wanted: Mapping[str, list[_Name]]) -> Iterator[Mention]:
    index = 0
    while index < len(tokens):
        end = index + 1
        for cut, form in enumerate((tokens[index].bare, *cut_forms(tokens[index].bare)[:1])):
            name = next((n for n in wanted.get(form, ()) if _stands(n, tokens, index)), None)
            if name is None:
                continue
            last = index + len(name.words)
            start = tokens[index].span.end - len(form) if cut else tokens[index].span.start
            span = Span(start, tokens[last - 1].span.end)
            as_written = not cut or bare(tokens[index].text[-len(form) :]) == form
            if as_written and not any(span.overlaps(other) for other in taken):
                yield Mention(span, name.type, "names/again", _TRUST)
                end = last
                break
        index = end


def _stands(name: _Name, tokens: Sequence[Token], index: int) -> bool:
    rest = tuple(token.bare for token in tokens[index + 1 : index + len(name.words)])
    return rest == name.words[1:] and (not name.short or _may_be_short(name.words[0], tokens, index))


def _may_be_short(word: str, tokens: Sequence[Token], index: int) -> bool:
    habit = word_class(word)
    if habit is None or habit.share(PER) > 0:
        return True
    before = tokens[index - 1].bare if index else ""
    return before in cue_readings() or before[1:] in cue_readings()
