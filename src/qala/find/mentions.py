"""Find mentions: names of people, organisations and places."""

from collections.abc import Iterator, Sequence

from qala.arabic.folding import bare
from qala.arabic.tokens import Token, tokenize
from qala.lexicon.names import name_flags
from qala.taggers.crf import names_tagger
from qala.types.mention import EntityType, Mention
from qala.types.sentence import Sentence
from qala.types.span import Span

_CLITICS = "وفبلك"
_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_LONGEST = 400
"""Tokens a sentence is tagged by at once; a longer one is tagged in pieces, so that memory stays bounded."""


def find_mentions(sentence: Sentence) -> Iterator[Mention]:
    """Yield the names of a sentence, longest first where they could nest, without titles and clitics."""
    tokens = tokenize(sentence.text, sentence.span.start)
    for start in range(0, len(tokens), _LONGEST):
        yield from _tagged(tokens[start : start + _LONGEST], sentence)


def _tagged(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Mention]:
    labels = names_tagger().tag([token.text for token in tokens])
    index = 0
    while index < len(tokens):
        label, confidence = labels[index]
        if label == "O":
            index += 1
            continue
        kind, end = label[2:], index + 1
        while end < len(tokens) and labels[end][0] == f"I-{kind}":
            confidence = min(confidence, labels[end][1])
            end += 1
        mention = _mention(tokens[index:end], _TYPES[kind], confidence, sentence)
        if mention:
            yield mention
        index = end


def _mention(tokens: Sequence[Token], kind: EntityType, confidence: float, sentence: Sentence) -> Mention | None:
    first, last = 0, len(tokens)
    while first < last and not _can_begin(tokens, first):
        first += 1
    while last > first and not _can_end(tokens, last - 1, first):
        last -= 1
    if first == last:
        return None
    start, end = tokens[first].span.start, tokens[last - 1].span.end
    start += _clitic(tokens[first], sentence)
    return Mention(Span(start, end), kind, f"names/{kind}", round(confidence, 3)) if start < end else None


def _can_begin(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].is_word or (tokens[index].text in "«“\"" and any(t.text in "»”\"" for t in tokens[index + 1 :]) and index + 2 < len(tokens))


def _can_end(tokens: Sequence[Token], index: int, first: int) -> bool:
    token = tokens[index]
    if token.is_word:
        return True
    opening = {"»": "«", "”": "“", '"': '"', ")": "("}.get(token.text)
    return opening is not None and any(t.text == opening for t in tokens[first:index]) and tokens[first].text != opening


def _clitic(token: Token, sentence: Sentence) -> int:
    """Return how many letters of a name's first word are a clitic that can be cut off («بموسكو» → 1)."""
    written = token.text
    if written[:1] not in _CLITICS or len(written) < _CUTTABLE or bare(written[:2]) == "لل":
        return 0
    whole, rest = bare(written), bare(written[1:])
    if rest.startswith("ال") and len(rest) > _CUTTABLE:
        return 1
    if name_flags(whole) & ~4096:
        return 0
    del sentence
    return 1 if name_flags(rest) & ~4096 else 0


_CUTTABLE = 4
