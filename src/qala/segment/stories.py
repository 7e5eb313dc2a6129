"""Take a page apart: which lines belong to which story, and what each is for."""

from collections.abc import Sequence
from itertools import chain

from qala.segment.kinds import line_kind, stray_kind
from qala.segment.lines import Line, read_lines
from qala.segment.openings import Opening, find_openings
from qala.segment.sentences import split_sentences
from qala.types.block import Block
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span
from qala.types.story import Segmentation, Story


def segment(page: Page) -> Segmentation:
    """Return the stories of a page, each line of it in exactly one block.

    Lines that belong to no story are furniture blocks; a page without running text has no story.
    """
    lines = read_lines(page)
    openings = find_openings(lines)
    stories, stray = [], list(range(openings[0].head if openings else len(lines)))
    for number, opening in enumerate(openings):
        end = openings[number + 1].head if number + 1 < len(openings) else len(lines)
        last = _last(lines, opening, end)
        own, left = _blocks(lines, opening, last, end)
        stray += [*left, *range(last + 1, end)]
        stories.append(_story(page.text, f"s{number + 1}", opening, own))
    furniture = tuple(Block(lines[i].span, stray_kind(lines, i)) for i in sorted(stray))
    issues = () if stories else (Issue(Span(0, 0), "no-story", "The page holds no running text that reads as news."),)
    return Segmentation(tuple(stories), furniture, issues)


def _last(lines: Sequence[Line], opening: Opening, end: int) -> int:
    """Return the last line of a story: its last running text and the sign-off right behind it."""
    last = opening.body
    for index in range(opening.body, end):
        if lines[index].opens_related:
            break
        if lines[index].is_prose and not lines[index].is_furniture:
            last = index
    for index in range(last + 1, min(end, last + 5)):
        line = lines[index]
        if line.opens_related or line.is_furniture or not _signs_off(line):
            break
        last = index
    return last


def _signs_off(line: Line) -> bool:
    return line.is_dated or line.is_placed or line.is_credited or (line.words <= 3 and line.first >= 0 and line.gap == 0 and line.text.isascii())


def _blocks(lines: Sequence[Line], opening: Opening, last: int, end: int) -> tuple[list[Block], list[int]]:
    """Return the blocks of a story and the line indices inside it that are nobody's (buttons between paragraphs)."""
    blocks: list[Block] = []
    stray: list[int] = []
    seen: dict[str, Block] = {}
    for index in range(opening.head, last + 1):
        line = lines[index]
        earlier = seen.get(line.plain)
        kind = line_kind(lines, index, opening, last)
        if kind == "furniture" and not (earlier and line.words > 2):
            stray.append(index)
            continue
        if earlier and line.words > 2:
            blocks.append(Block(line.span, earlier.kind, earlier.span.start))
            continue
        block = Block(line.span, kind)
        seen[line.plain] = block
        blocks.append(block)
    del end
    return blocks, stray


def _story(text: str, name: str, opening: Opening, blocks: Sequence[Block]) -> Story:
    headline = next((b.span for b in blocks if b.kind in ("headline", "teaser_headline")), None)
    fresh = [block for block in blocks if block.repeat_of is None and block.kind != "furniture"]
    sentences = tuple(chain.from_iterable(split_sentences(text, block.span, block.kind) for block in fresh))
    return Story(name, opening.kind, headline, tuple(blocks), sentences)
