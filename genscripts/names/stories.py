"""Stories annotated for their names, rebuilt from the corpora, and their sentences as the tagger learns them.

    python genscripts/names/stories.py    rebuild every story, check each span, count

The repository holds no text: `annotated.jsonl` names a story by its corpus, its key there and the SHA-256 of its text;
`sentences.jsonl` does the same for stories of which only some sentences were annotated.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from eval.annotated.layout import Source, rebuild_text  # noqa: E402
from qala.arabic.tokens import tokenize  # noqa: E402
from qala.segment.sentences import split_sentences  # noqa: E402
from qala.types.span import Span  # noqa: E402

SHARED = ROOT.parent / "shared"
ANNOTATED = Path(__file__).with_name("annotated.jsonl")
SENTENCES = Path(__file__).with_name("sentences.jsonl")
KINDS = frozenset({"PER", "ORG", "LOC"})
_LINE = re.compile(r"[^\n]+")
_BOUND = re.compile(r"^[\s\"«»“”]|[\s«“]$")
Example = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its names.

    Attributes:
        name: its corpus and its key there.
        text: as its publisher stored it.
        mentions: the names, in the order of the text.
        furniture: what a page put at the end of a line, left out of training.
        sentences: the sentences that were annotated; empty where all of them were.
    """

    name: str
    text: str
    mentions: tuple[tuple[Span, str], ...]
    furniture: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()


def read_stories(corpora: Path = SHARED / "corpora", file: Path | None = None) -> list[Story]:
    """Read the stories in the order of their file (`annotated.jsonl`), each text put together as `eval/annotated` does.

    Raises:
        ValueError: a text is not the one that was annotated, or a span does not fit it.
    """
    rows = [json.loads(line) for line in (file or ANNOTATED).read_text(encoding="utf-8").splitlines()]
    return [_story(row, corpora) for row in rows]


def _story(row: dict[str, object], corpora: Path) -> Story:
    """Rebuild one story and check that its spans fit."""
    corpus, key = str(row["corpus"]), str(row["row"])
    source = Source(f"{corpus} {key}", corpus, key, str(row["sha256"]), None, None, "train")
    text = rebuild_text(source, corpora)
    mentions = tuple((Span(start, end), kind) for start, end, kind in row["mentions"])  # type: ignore[attr-defined]
    furniture, sentences = (tuple(Span(*s) for s in row.get(key, [])) for key in ("furniture", "sentences"))  # type: ignore[attr-defined]
    place = 0
    for span, kind in mentions:
        if kind not in KINDS or not place <= span.start < span.end <= len(text) or _BOUND.search(span.of(text)):
            message = f"{source.name}: {kind} at {list(span)} is no name in its place"
            raise ValueError(message)
        place = span.end
    return Story(source.name, text, mentions, furniture, sentences)


def examples(stories: list[Story]) -> Iterator[Example]:
    """Yield each annotated sentence as words and BIO tags, furniture left out."""
    for story in stories:
        for line in _LINE.finditer(story.text):
            end = min((cut.start for cut in story.furniture if line.start() <= cut.start < line.end()), default=line.end())
            for sentence in split_sentences(story.text, Span(line.start(), end)):
                if not story.sentences or sentence.span in story.sentences:
                    yield _tagged(story, sentence.text, sentence.span.start)


def _tagged(story: Story, sentence: str, start: int) -> Example:
    """Spread the names over the tokens of a sentence."""
    tokens = tokenize(sentence, start)
    tags = ["O"] * len(tokens)
    for span, kind in story.mentions:
        inside = [index for index, token in enumerate(tokens) if token.span.overlaps(span)]
        for number, index in enumerate(inside):
            tags[index] = f"{'I' if number else 'B'}-{kind}"
    return [token.text for token in tokens], tags


def main() -> int:
    """Rebuild every story and count names and sentences."""
    stories = [*read_stories(), *read_stories(file=SENTENCES)]
    table = Counter((story.name.split()[0], kind) for story in stories for _, kind in story.mentions)
    held = Counter(story.name.split()[0] for story in stories)
    for corpus, count in sorted(held.items()):
        kinds = " · ".join(f"{kind} {table[corpus, kind]}" for kind in sorted(KINDS))
        print(f"{corpus}: {count} stories · {kinds}")
    made = list(examples(stories))
    words = sum(len(tokens) for tokens, _ in made)
    names = sum(tag[0] == "B" for _, tags in made for tag in tags)
    marked = sum(len(story.mentions) for story in stories)
    print(f"all: {len(stories)} stories · {marked} names · {len(made)} sentences · {words} tokens · {names} names in them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
