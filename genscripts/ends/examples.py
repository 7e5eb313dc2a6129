"""Examples of where contents end: annotated pages, ends annotated one by one, quotations whose marks are taken away."""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.attribute import prepare
from eval.attribution import SHARED, Json, gold_pages, stories_of
from qala.attribute.boundaries import places, report_at
from qala.attribute.contents import is_quoted, reach
from qala.attribute.endings import certain
from qala.attribute.hazards import traits_at
from qala.attribute.relays import find_relays
from qala.attribute.scenes import Match, Scene, match_cues
from qala.attribute.views import View, view_sentences
from qala.find.cues import find_cues
from qala.find.mentions import find_mentions
from qala.find.quotations import find_quotations
from qala.segment.sentences import split_sentences
from qala.types.pieces import Pieces
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.story import Story

ROOT = Path(__file__).resolve().parents[2]
CORPORA = {"saudinewsnet": ("title", "content"), "antcorpus": ("title", "text"), "almayadeen": ("title", "full_text"),
           "ahdath": ("content",)}  # fmt: skip
HEAD = 50
"""Code points by which a line of an annotated page is known again, so that no line teaches twice or is held out in vain."""


@dataclass(frozen=True, slots=True)
class Example:
    """A content with the places where it may end.

    Attributes:
        page: what it is from; folds part pages.
        source: `gold`, `annotated`, `wide`, `single` or `silver`.
        ends: the span of the content for each place, and last for its going on to the stop.
        traits: of each place, the nearest and all others.
        right: number of the place where it ends, None where it ends at none of them.
        content: the annotated pieces.
    """

    page: str
    source: str
    ends: tuple[Span, ...]
    traits: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    right: int | None
    content: tuple[Span, ...]


def examples() -> Iterator[Example]:
    """Yield every example, first those of whole pages."""
    yield from _of_pages()
    yield from _of_single_ends()
    yield from _of_quotations()


def _of_pages() -> Iterator[Example]:
    for source, name, text, gold in pages("develop"):
        found = [pair for story, pieces in stories_of(gold, text) for pair in _matches(story, pieces)]
        for a in gold["attributions"]:
            cue = Span(*a["cue"])
            here = next(((s, at, m) for s, at, m in found if s.view.tokens[at].span.overlaps(cue)), None)
            if here and not is_quoted(here[0].view, here[2].complement):
                content = tuple(Span(*piece) for piece in a["content"])
                first = here[0].view.tokens[here[2].complement.start].span
                piece = next((p for p in content if p.overlaps(first)), None)
                if piece:
                    yield _example((name, source), here[0], here[1], piece.end, content)


def pages(part: str) -> Iterator[tuple[str, str, str, Json]]:
    """Yield (source, name, text, gold) of the annotated pages of a part."""
    yield from (("gold", *page) for page in gold_pages(SHARED / "gold", part))
    layout = ROOT / "eval" / "annotated" / "layout.py"
    for name in ("annotated", "annotated_more", "annotated_wide"):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(layout), folder, "--of", str(ROOT / "eval" / name)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
            source = "wide" if name == "annotated_wide" else "annotated"
            yield from ((source, *page) for page in gold_pages(Path(folder), part))


def _matches(story: Story, pieces: Pieces) -> Iterator[tuple[Scene, int, Match]]:
    """Yield each report of a story: its scene, the token of its cue, the filled frame."""
    for number, view in enumerate(view_sentences(story.sentences, pieces)):
        scene = _scene(view, number)
        yield from ((scene, at, match) for at, match in scene.matches.items())


def _scene(view: View, number: int) -> Scene:
    relays = find_relays(view)
    relayed = frozenset(k for relay in relays.values() for k in range(relay.start, relay.end))
    return Scene(view, number, match_cues(view, relayed), relays)


def _example(of: tuple[str, str], scene: Scene, index: int, end: int, content: tuple[Span, ...] = ()) -> Example:
    view, start = scene.view, scene.matches[index].complement.start
    report = report_at(scene, index, start, reach(view, start))
    stop, ends, traits = report.stop, [], []
    for at, mark, first, clause in places(report):
        if certain(report, at, mark, first):
            stop = at
            break
        ends.append(at)
        traits.append(traits_at(report, clause, at, mark, first))
    spans = [_spoken(view, start, at) for at in (*ends, stop)]
    wanted = Span(view.tokens[start].span.start, max(end, view.tokens[start].span.start + 1))
    wanted = _spoken(view, start, view.index_at(wanted.end))
    right = next((number for number, span in enumerate(spans) if span == wanted), None)
    if right is not None and spans[right] == spans[-1]:
        right = len(ends)
    return Example(*of, tuple(spans), tuple(traits), right, content or (wanted,))


def _spoken(view: View, start: int, end: int) -> Span:
    """Return the span of tokens `start` to `end` without the punctuation at its end."""
    while end > start + 1 and not view.tokens[end - 1].is_word:
        end -= 1
    return view.span(start, max(end, start + 1))


def _of_single_ends() -> Iterator[Example]:
    """Yield ends that were annotated one by one, where rules and an earlier model disagreed or doubted."""
    for line in (Path(__file__).parent / "annotated.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        text = _text(row["corpus"], row["row"])
        reports = {(s.view.tokens[at].span.start, s.view.tokens[m.complement.start].span.start): (s, at)
                   for s, at, m in _matches(*prepare(text))}  # fmt: skip
        for cue, start, end in row["ends"]:
            if (cue, start) in reports:
                yield _example((f"{row['corpus']}:{row['row']}", "single"), *reports[cue, start], end)


@cache
def _rows(corpus: str) -> tuple[str, ...]:
    with gzip.open(SHARED / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf8") as file:
        return tuple(file)


def _text(corpus: str, row: int) -> str:
    story = json.loads(_rows(corpus)[row])
    fields = [story[field] for field in CORPORA[corpus]]
    return "\n".join("\n".join(field) if isinstance(field, list) else (field or "") for field in fields)


MARKS = re.compile(r"[«»“”\"„]")
_GOES_ON = re.compile(r"\s*[،,.]?\s*(?:و?[بأإا]?[أإا]ن|و?\s*[«“\"])")
_SHORTEST, _SHORTEST_OBJECT = 6, 3
"""Words of a quotation."""


def _of_quotations() -> Iterator[Example]:
    """Yield quotations that are all of what is reported, without their marks: the content ends where the mark stood."""
    held = {line.strip()[:HEAD] for part in ("develop", "evaluate") for page in pages(part) for line in page[2].split("\n")}
    seen = set()
    for corpus in CORPORA:
        for number in range(len(_rows(corpus))):
            for line in map(str.strip, _text(corpus, number).split("\n")):
                if line[:HEAD] not in held and line not in seen and MARKS.search(line):
                    seen.add(line)
                    yield from _unmarked(line)


def _unmarked(line: str) -> Iterator[Example]:
    quotations = tuple(q for q in find_quotations(line, Span(0, len(line))))
    for sentence in split_sentences(line, Span(0, len(line)), "paragraph"):
        inside = tuple(q for q in quotations if sentence.span.start <= q.span.start < sentence.span.end)
        if not any(q.kind == "speech" for q in inside):
            continue
        pieces = Pieces(cues=tuple(find_cues(sentence)), quotations=inside, mentions=())
        (view,) = view_sentences([sentence], pieces)
        for index, match in _scene(view, 0).matches.items():
            opened = view.opening.get(match.complement.start)
            if view.level[index] < 0 and opened is not None and view.quotations[opened].span.end <= sentence.span.end:
                yield from _without_marks(line, view, index, match)


def _without_marks(line: str, view: View, index: int, match: Match) -> Iterator[Example]:
    quotation = view.quotations[view.opening[match.complement.start]]
    before, after = line[view.sentence.span.start : quotation.outer.start], line[quotation.outer.end : view.sentence.span.end]
    words = MARKS.sub("", line[quotation.span.start : quotation.span.end]).strip().rstrip(".")
    kind = match.complement.kind
    if kind in ("quotation", "colon"):
        before, words = before.rstrip(": ") + " إن ", words.rpartition(".")[2].strip()
    shortest = _SHORTEST_OBJECT if kind == "object" else _SHORTEST
    if "." in words or len(words.split()) < shortest or _GOES_ON.match(after):
        return
    text = before + words + after
    sentence = Sentence(text, Span(0, len(text)))
    pieces = Pieces(tuple(find_cues(sentence)), tuple(find_quotations(text, sentence.span)), tuple(find_mentions(sentence)))
    (bare,) = view_sentences([sentence], pieces)
    scene, cue = _scene(bare, 0), bare.index_at(view.tokens[index].span.start - view.sentence.span.start)
    found = scene.matches.get(cue)
    same = found and (found.complement.kind == "object") == (kind == "object") and not is_quoted(bare, found.complement)
    if found and same and bare.tokens[found.complement.start].span.start == len(before):
        yield _example(("quotations", "silver"), scene, cue, len(before) + len(words))
