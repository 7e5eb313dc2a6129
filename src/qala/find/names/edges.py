"""Edges: where a name begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from qala.arabic.folding import bare
from qala.arabic.tokens import Token
from qala.find.names.drafts import Draft
from qala.lexicon import names as flag
from qala.lexicon.cues import cue_readings
from qala.lexicon.descriptions import described_as
from qala.lexicon.known import known
from qala.lexicon.name_heads import around_names
from qala.lexicon.names import cut_forms, name_flags
from qala.lexicon.speakers import is_speaker_head
from qala.lexicon.word_classes import PER, word_class
from qala.types.mention import EntityType, Mention
from qala.types.span import Span

_CLOSERS = {"»": "«", "”": "“", '"': '"', ")": "("}
_OPENERS = frozenset(_CLOSERS.values())
_CUTTABLE = 4
_RARE = flag.PERSON | flag.SMALL
"""Flags that are no proof: every letter before a rare name may be its own («كاني»)."""


def mentions_of(tokens: Sequence[Token], drafts: Sequence[Draft]) -> Iterator[Mention]:
    """Yield the mentions that drafts come to: with the heads that belong to a name, without what does not."""
    end = 0
    for draft in _headed(tokens, drafts):
        trimmed = _trimmed(tokens, draft)
        if trimmed is None or trimmed.first < end:
            continue
        first, last = tokens[trimmed.first], tokens[trimmed.end - 1]
        mark = tokens[trimmed.first - 1] if trimmed.first else None
        quoted = mark is not None and mark.text in _OPENERS and mark.span.end == first.span.start
        start = first.span.start + (0 if quoted else _clitic(first, trimmed.type, follows=0 < end == trimmed.first))
        if start < last.span.end:
            yield Mention(Span(start, last.span.end), trimmed.type, trimmed.rule, trimmed.confidence)
        end = trimmed.end


def _headed(tokens: Sequence[Token], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give each name what belongs to it: generic heads, adjectives, given names, the word a particle leads to."""
    taken = 0
    for number, draft in enumerate(drafts):
        if draft.first < taken:
            continue
        limit = drafts[number + 1].first if number + 1 < len(drafts) else len(tokens)
        grown = _with_given(tokens, draft, taken, limit) if draft.type == "PER" else draft
        grown = _with_head(tokens, grown, taken)
        if _has_head(tokens, grown) and grown.end < limit and tokens[grown.end].bare in around_names("trailing"):
            grown = replace(grown, end=grown.end + 1)
        taken = grown.end
        yield grown


def _with_head(tokens: Sequence[Token], draft: Draft, taken: int) -> Draft:
    """Take in the generic head right before a name, and the guillemets it may stand in («قاعدة إنجرليك», «قاعدة «العند»»)."""
    quoted = draft.first - 1 > taken and tokens[draft.first - 1].text in _OPENERS and _is_closed(tokens, draft)
    at = draft.first - 1 - quoted
    if at < taken:
        return draft
    forms = (tokens[at].bare, *cut_forms(tokens[at].bare))
    kind: EntityType | None = None
    if draft.type != "ORG" and any(form in around_names("places") for form in forms):
        kind = "LOC"
    elif any(form in around_names("bodies") for form in forms) or (
        draft.type == "ORG"
        and "تنظيم" in forms
        and not (draft.end - draft.first == 1 and _stands_alone(tokens[draft.first : draft.end]))
    ):
        kind = "ORG"
    return replace(draft, first=at, end=draft.end + quoted, type=kind) if kind else draft


def _has_head(tokens: Sequence[Token], draft: Draft) -> bool:
    heads = around_names("places") | around_names("bodies")
    return any(form in heads for form in (tokens[draft.first].bare, *cut_forms(tokens[draft.first].bare)))


def _with_given(tokens: Sequence[Token], draft: Draft, taken: int, limit: int) -> Draft:
    """Take in the given name right before a name of a person, and the word that a particle at its end leads to."""
    first, end = draft.first, draft.end
    while end < limit and tokens[end - 1].bare in around_names("particles") and tokens[end].is_word:
        end += 1
    if first > taken and _is_given(tokens, first - 1):
        first -= 1
    return replace(draft, first=first, end=end)


def _is_given(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word before a name can only be its given name; «علي» may be a preposition and needs a verb of saying."""
    word = tokens[at].bare
    flags = name_flags(word)
    if word == "علي":
        return at > 0 and any(form in cue_readings() for form in (tokens[at - 1].bare, tokens[at - 1].bare[1:]))
    if not flags & flag.GIVEN or flags & flag.COMMON:
        return False
    habit = word_class(word)
    return habit is None or habit.share(PER) > 1


def _is_closed(tokens: Sequence[Token], draft: Draft) -> bool:
    return draft.end < len(tokens) and _CLOSERS.get(tokens[draft.end].text) == tokens[draft.first - 1].text


def _trimmed(tokens: Sequence[Token], draft: Draft) -> Draft | None:
    """Take off marks, titles and kind words; None where nothing or nobody is left."""
    first, end = draft.first, draft.end
    while first < end and not _can_begin(tokens, first, end):
        first += 1
    first = _past_titles(tokens, first, end, draft)
    end = next((at for at in range(first + 1, end) if _breaks_off(tokens[at], draft.type)), end)
    while end > first and not _can_end(tokens, end - 1, first):
        end -= 1
    if first == end:
        return None
    if draft.type != "PER" and _is_title(tokens[first].bare, "definite"):
        return None
    if draft.type == "PER" and end == first + 1 and _is_of_a_people(tokens, first):
        return None
    return replace(draft, first=first, end=end + _closes(tokens, first, end))


def _breaks_off(token: Token, kind: EntityType) -> bool:
    """Tell whether a word inside a name shows that it ended before («الديوان الملكي إن», «سلمى ناجي للصحافيين»)."""
    if token.bare in _NEVER_NAMED and token.text[:1] in "أإبف":
        return True
    if token.bare.endswith("ني") and token.bare[:-2] in cue_readings():  # «لجنة المشتريات أبلغني»
        return True
    return kind == "PER" and token.bare.startswith("لل") and len(token.bare) > _CUTTABLE


_NEVER_NAMED = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "فانه", "فانها"})


def _is_of_a_people(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word says of which people somebody is («مسؤول روسي»)."""
    before = tokens[at - 1].bare if at else ""
    return bool(name_flags(tokens[at].bare) & flag.ADJECTIVE) and is_speaker_head(before) and not before.startswith("ال")


def _closes(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether the mark behind a name closes one that was opened within it («مستشفى «العودة»»)."""
    opening = _CLOSERS.get(tokens[end].text) if end < len(tokens) else None
    if opening is None or tokens[first].text == opening:
        return False
    inside = [token.text for token in tokens[first:end]]
    if opening == tokens[end].text:
        return inside.count(opening) % 2 == 1
    return inside.count(opening) > inside.count(tokens[end].text)


def _past_titles(tokens: Sequence[Token], first: int, end: int, draft: Draft) -> int:
    """Step over what stands before the name itself: «السيد», «الرئيس», «الإسباني», «مدينة», «صحيفة»."""
    while first + 1 < end and tokens[first + 1].is_word:
        word = tokens[first].bare
        forms = (word, *cut_forms(word))
        if draft.type == "PER":
            is_title = _is_title(word, "honorifics") or _is_title(word, "definite")
            out = is_title or (word.startswith("ال") and bool(name_flags(word[2:]) & flag.ADJECTIVE))
        elif draft.type == "LOC":
            out = any(form in around_names("kinds") for form in forms)
        else:
            is_group = any(form in around_names("groups") for form in forms) or ("تنظيم" in forms and end == first + 2)
            out = is_group and _stands_alone(tokens[first + 1 : end])
        if not out:
            break
        first += 1
    return first


def _is_title(word: str, group: Literal["honorifics", "definite"]) -> bool:
    """Tell whether a word is a title, with nothing but و, ف, ب or ل written on its ال."""
    titles = described_as(group)
    return word in titles or (word[1:].startswith("ال") and word[1:] in titles)


def _stands_alone(tokens: Sequence[Token]) -> bool:
    """Tell whether a body is known by a name without its kind word, and the name is no everyday word."""
    entry = known(" ".join(token.text for token in tokens if token.is_word))
    return bool(entry and entry.type == "ORG" and not entry.common)


def _can_begin(tokens: Sequence[Token], index: int, end: int) -> bool:
    if tokens[index].is_word:
        return True
    closed = any(_CLOSERS.get(token.text) == tokens[index].text for token in tokens[index + 1 : end])
    return tokens[index].text in _OPENERS and closed and tokens[end - 1].is_word


def _can_end(tokens: Sequence[Token], index: int, first: int) -> bool:
    token = tokens[index]
    if token.is_word:
        return True
    opening = _CLOSERS.get(token.text)
    return opening is not None and any(t.text == opening for t in tokens[first:index]) and tokens[first].text != opening


def _clitic(token: Token, kind: EntityType, *, follows: bool) -> int:
    """Return how many letters of a name's first word are a clitic that can be cut off («بموسكو» → 1).

    Args:
        token: the word.
        kind: what is named.
        follows: whether another name stands right before it, which makes و a joining one («صور وصيدا»).
    """
    written = token.text
    if written[:1] not in "وفبلك" or len(written) < _CUTTABLE:
        return 0
    if bare(written[:2]) == "لل":
        return int(bool(name_flags(bare(written[1:])) & (flag.GIVEN | flag.KNOWN | flag.CITY | flag.COUNTRY)))
    return int(_comes_off(written, kind, follows=follows))


def _comes_off(written: str, kind: EntityType, *, follows: bool) -> bool:
    """Tell whether the first letter of a word is a clitic, by what is known of the word with it and without it."""
    whole, rest = bare(written), bare(written[1:])
    flags, inner = name_flags(whole), name_flags(rest)
    if _is_head(whole) or (flags and not inner):
        return False
    likely = written[0] != "ك"
    if inner & ~_RARE & ~flag.STARTS and likely and (follows or not flags & ~_RARE):
        return True
    if flags & ~_RARE:
        return False
    if _is_head(rest) or (rest.startswith("ال") and len(rest) > _CUTTABLE) or (likely and inner & flag.STARTS and not flags):
        return True
    return _is_likelier_cut(written, kind, whole, rest)


def _is_likelier_cut(written: str, kind: EntityType, whole: str, rest: str) -> bool:
    """Decide for words that the gazetteer hardly knows: by what news text knows, and since few names begin with و."""
    found = word_class(rest)
    if kind == "ORG" and written[0] in "ول" and found is not None and whole not in _OWN:
        return True
    if word_class(whole) is not None:
        return False
    return (written[0] == "و" and not name_flags(whole)) or (found is not None and found.names())


_OWN = frozenset({"وحده", "واحه", "ورشه", "وثيقه", "وسيط", "وسام", "لواء", "لقاء", "لجنه", "لوحه"})
"""Words that begin with و or ل and are words without it as well."""


def _is_head(word: str) -> bool:
    return word in around_names("places") or word in around_names("bodies") or is_speaker_head(word)
