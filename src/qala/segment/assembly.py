"""Assembly: from labelled lines to stories, each line in exactly one block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from qala.segment.certainties import surer, tidied
from qala.segment.classifier import Label
from qala.segment.lines import MOST, Line
from qala.segment.sentences import LONGEST, split_sentences
from qala.types.block import Block, BlockKind
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span
from qala.types.story import Segmentation, Story

_BODY = frozenset({"paragraph", "teaser_deck"})
_BEGINS, _GOES_ON = Label("B", "headline"), Label("I", "paragraph")
_REPEATABLE = 2
"""Words above which a line said again in a story is its repeat and not a coincidence (`TT`, «المزيد»)."""
_CROWD = 2
"""Buttons and labels behind which a date no longer belongs to the story before them."""
READ = 1_000_000
"""Code points of a page that are split into sentences; a page of news has a tenth of that at the most."""
_SENTENCE = 8
"""Words up to which a sentence said twice in the running text was meant twice."""
_FEWEST = 4
"""Words of text below which a heading with something under it is no story."""


@dataclass(slots=True)
class _Draft:
    """The lines of a story while it is put together."""

    indices: list[int] = field(default_factory=list)
    kinds: dict[int, BlockKind] = field(default_factory=dict)

    def add(self, index: int, kind: BlockKind) -> None:
        self.indices.append(index)
        self.kinds[index] = kind


def assemble(page: Page, lines: Sequence[Line], labels: Sequence[Label]) -> Segmentation:
    """Return the page's stories and the blocks that belong to none."""
    drafts, stray = _drafts(lines, labels)
    for draft in drafts:
        _let_go(draft, lines, stray)
        draft.kinds.update(tidied(draft.kinds, lines))
    kept: list[_Draft] = []
    for draft in drafts:
        if _has_text(draft, lines, first=not kept):
            kept.append(draft)
        else:
            stray.update({index: _outside(kind) for index, kind in draft.kinds.items()})
    foreign = frozenset(span.start for span, _ in page.other_languages)
    stories = tuple(_story(page.text, f"s{number}", draft, lines, stray, foreign) for number, draft in enumerate(kept, 1))
    furniture = [Block(lines[index].span, kind) for index, kind in sorted(stray.items())]
    issues = [issue for story in stories for issue in _doubts(story)]
    if not stories:
        issues.append(Issue(Span(0, 0), "no-story", "The page holds no running text that reads as news."))
    rest = _rest(page.text, lines)
    if rest:
        furniture.append(Block(rest, "furniture"))
        issues.append(Issue(rest, "page-cut", f"Only the first {MOST} lines of the page were read."))
    return Segmentation(stories, tuple(furniture), tuple(issues))


def _rest(text: str, lines: Sequence[Line]) -> Span | None:
    """Return what stands behind the lines that were looked at, None where they were all."""
    if len(lines) < MOST:
        return None
    left = lines[-1].span.end
    tail = text[left:]
    return Span(left + len(tail) - len(tail.lstrip()), left + len(tail.rstrip())) if tail.strip() else None


def _readable(text: str, span: Span) -> Span:
    """Return the part of a block that lies in the part of the page that is read, cut at white space."""
    if span.end <= READ:
        return span
    space = text.rfind(" ", span.start, READ)
    return Span(span.start, space if space > span.start else READ)


def _doubts(story: Story) -> list[Issue]:
    """Return what makes a story's sentences doubtful: stretches too long to be one, and text that was left out."""
    cut = {sentence.block: sentence.span for sentence in reversed(story.sentences) if sentence.cut}
    note = f"More than {LONGEST} characters without the end of a sentence: cut at white space."
    issues = [Issue(span, "long-sentence", note) for _, span in sorted(cut.items())]
    unread = [block.span for block in story.blocks if block.span.end > READ]
    if unread:
        left = Span(max(unread[0].start, READ), unread[-1].end)
        issues.append(Issue(left, "page-cut", f"Only the first {READ} characters of the page were split into sentences."))
    return issues


def _drafts(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[list[_Draft], dict[int, BlockKind]]:
    """Return the stories as the labels part them, and the kinds of the lines outside."""
    drafts: list[_Draft] = []
    stray: dict[int, BlockKind] = {}
    listed = False
    for index, (line, found) in enumerate(zip(lines, labels, strict=True)):
        listed = line.opens_related or (listed and not line.is_prose)
        label = surer(line, found, listed=listed)
        if label.place == "O":
            stray[index] = label.kind
            continue
        if drafts and label.place == "B" and label == _BEGINS and line.text.endswith(".") and not line.is_cut:
            label = _GOES_ON  # headlines have no full stop; a short sentence between paragraphs has
        if not drafts or (label.place == "B" and all(lines[i].plain != line.plain for i in drafts[-1].indices[:6])):
            drafts.append(_Draft())
        drafts[-1].add(index, label.kind)
    return drafts, stray


def _has_text(draft: _Draft, lines: Sequence[Line], *, first: bool) -> bool:
    """Tell whether a draft is a story: with text, and not what a medium says of itself under its own name."""
    body = [index for index, kind in draft.kinds.items() if kind in _BODY]
    if not first and len(body) == 1 and body[0]:
        name, about = lines[body[0] - 1].plain, lines[body[0]].plain
        if name and about.startswith(name + " "):
            return False
    return sum(lines[index].words for index in body if lines[index].is_prose or not lines[index].is_dated) >= _FEWEST


def _let_go(draft: _Draft, lines: Sequence[Line], stray: dict[int, BlockKind]) -> None:
    """Give back the dates and names behind a list of other articles: they are of that list, not of the story before it."""
    body = [index for index in draft.indices if draft.kinds[index] in _BODY] or draft.indices
    while len(body) > 1 and _is_about(lines, body[-2], body[-1], stray):
        for index in [i for i in draft.indices if i >= body[-1] - 1]:
            draft.indices.remove(index)
            del draft.kinds[index]
            stray[index] = "furniture"
        del body[-1]
    last = body[-1]
    listed = next(
        (i for i in range(last, draft.indices[-1]) if stray.get(i) == "teaser_headline" or lines[i].opens_related), None
    )
    crowd = [i for i in range(last + 1, draft.indices[-1]) if i in stray]
    if listed is None and len(crowd) >= _CROWD:
        listed = crowd[_CROWD - 1]
    if listed is None:
        return
    for index in [i for i in draft.indices if i > listed and draft.kinds[i] not in ("credit", "byline", *_BODY)]:
        draft.indices.remove(index)
        stray[index] = _outside(draft.kinds.pop(index))


def _is_about(lines: Sequence[Line], before: int, index: int, stray: Mapping[int, BlockKind]) -> bool:
    """Tell whether a paragraph behind the end of a story is what a medium says of itself, under its own name."""
    crowd = sum(i in stray for i in range(before + 1, index))
    name = lines[index - 1].plain
    return crowd >= _CROWD and len(name.split()) > 1 and lines[index].plain.startswith(name + " ")


def _outside(kind: BlockKind) -> BlockKind:
    """Return what a line is when the story it opened has no text."""
    if kind in ("headline", "teaser_headline"):
        return "teaser_headline"
    return kind if kind in ("dateline", "section", "byline") else "furniture"


def _story(  # noqa: PLR0913, PLR0917 - a story is made of all these
    text: str, name: str, draft: _Draft, lines: Sequence[Line], stray: dict[int, BlockKind], foreign: frozenset[int]
) -> Story:
    blocks: list[Block] = []
    seen: dict[str, Block] = {}
    for index in sorted([*draft.indices, *_echoes(draft, lines, stray)]):
        line = lines[index]
        kind = draft.kinds.get(index, "furniture")
        earlier = seen.get(line.plain) if line.words > (_REPEATABLE if kind not in _BODY else _SENTENCE) else None
        if earlier is None and kind == "furniture":
            earlier = next((b for key, b in seen.items() if line.plain.endswith(key)), None)
        if earlier is not None:
            blocks.append(Block(line.span, kind if kind == "furniture" else earlier.kind, earlier.span.start))
            continue
        block = Block(line.span, kind)
        seen[line.plain] = block
        blocks.append(block)
    headline = next((b.span for b in blocks if b.kind in ("headline", "teaser_headline")), None)
    teaser = not any(block.kind == "paragraph" for block in blocks)
    fresh = [
        block for block in blocks if block.repeat_of is None and block.kind != "furniture" and block.span.start not in foreign
    ]
    read = [(_readable(text, block.span), block.kind) for block in fresh if block.span.start < READ]
    sentences = tuple(chain.from_iterable(split_sentences(text, span, kind) for span, kind in read))
    return Story(name, "teaser" if teaser else "article", headline, tuple(blocks), sentences)


def _echoes(draft: _Draft, lines: Sequence[Line], stray: dict[int, BlockKind]) -> list[int]:
    """Return the lines outside that only say the story's headline again («رابط الخبر: …»); they become part of it."""
    title = next((lines[i].plain for i in draft.indices if draft.kinds[i] == "headline"), "")
    if len(title.split()) <= _REPEATABLE:
        return []
    last = draft.indices[-1] + 3
    found = [
        index
        for index in range(draft.indices[0], min(last, len(lines)))
        if stray.get(index) == "furniture" and lines[index].plain.endswith(title)
    ]
    for index in found:
        del stray[index]
    return found
