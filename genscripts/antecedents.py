"""Learn who is meant where a source is left out: `src/qala/_data/antecedents.json`, sort of cue → trait → weight.

A softmax over the candidates of each such draft, on the pages marked for developing whose annotation says who is meant, and,
with little weight, on stories of the corpora: a speaker named again there is taken for left out, and the earlier places that
name him for the answer. Prints what five folds say, no page in two of them, each draft told what was found (not what is true)
before it. Needs `../shared`, numpy and scipy; writes the same bytes each time.

    python genscripts/antecedents.py [--errors]
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.attribute import prepare  # noqa: E402
from eval.attribution import SHARED, Json, entity_of, gold_pages, stories_of  # noqa: E402
from eval.scores import scorer  # noqa: E402
from eval.suites import suites  # noqa: E402
from genscripts.softmax import FOLDS, Example, asked, fit, fold_of  # noqa: E402
from qala.attribute.attributions import cast_of  # noqa: E402
from qala.attribute.candidates import Candidate, Cast, find_candidates  # noqa: E402
from qala.attribute.drafts import Draft  # noqa: E402
from qala.attribute.evidence import evidence_for  # noqa: E402
from qala.attribute.looks import look_of  # noqa: E402
from qala.attribute.rankings import Weights, whole_weights  # noqa: E402
from qala.attribute.sorts import sort_of  # noqa: E402
from qala.attribute.speakers import antecedent, is_ranked  # noqa: E402
from qala.types.span import Span  # noqa: E402

SHARED_STRENGTH, OWN_STRENGTH, SILVER = 2.0, 6.0, 0.06
"""How strongly the shared and a sort's own weights are held near nothing; what a masked speaker counts for."""
FIRST: Weights = {
    "all": {
        "holder": 3.0, "last report": 2.0, "last speaker or subject": 1.0, "same level here": 1.0, "actor agrees": 1.0,
        "nearest": 0.5, "agrees": 1.0, "clashes": -3.0, "likely clashes": -1.0, "spoken of": -2.0, "headline": -1.0,
    }
}  # fmt: skip
"""What is guessed to weigh before anything is learned: tells who was meant earlier where no annotation does."""
STORIES = 1200
"""Stories a corpus."""
SHORTEST, LONGEST = 120, 600
ALIKE, SAME = 0.5, 0.9
"""How much of a content must agree for the scorer, with and without the cue."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the annotation says of a draft: the entity meant, whether it is nobody named, and the source if one stands there."""

    page: "Page"
    entity: str
    nobody: bool
    source: Span | None

    def is_right(self, span: Span | None) -> bool:
        """Tell whether the scorer would count a noun phrase as this answer."""
        unnamed: dict[str, Json] = {}
        found = entity_of(span, self.page.gold, self.page.text, unnamed)
        if found == self.entity or (span and self.source and span.overlaps(self.source)):
            return True
        return self.nobody and (found is None or bool({**self.page.entities, **unnamed}.get(found, {}).get("unnamed")))


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated page."""

    name: str
    text: str
    gold: Json
    entities: dict[str, Json]

    def answers(self, drafts: Sequence[Draft]) -> dict[int, Answer]:
        """Return the answer for each draft that the scorer would match with an annotated attribution."""
        score, theirs = scorer(), self.gold["attributions"]
        left = [score.toks(self.text, [c for c in a["content"] if c]) for a in theirs]
        right = [score.toks(self.text, [[p.start, p.end] for p in d.content]) for d in drafts]
        alike = (
            (score.jac(left[i], right[j]), bool(score.overlap(a["cue"], [d.cue.span.start, d.cue.span.end])), i, j)
            for i, a in enumerate(theirs)
            for j, d in enumerate(drafts)
        )
        matched = score.pairs([(j + 0.01 * cue, a, d) for j, cue, a, d in alike if j >= ALIKE and (cue or j >= SAME)])
        return {j: self._answer(theirs[i]) for i, j, _ in matched}

    def _answer(self, attribution: Json) -> Answer:
        source = Span(*attribution["source"]) if attribution.get("source") else None
        nobody = bool(self.entities[attribution["entity"]].get("unnamed")) and source is None
        return Answer(self, attribution["entity"], nobody, source)


def pages() -> Iterator[Page]:
    """Yield the annotated pages for developing."""
    for suite in suites():
        if suite.name == "gold" or suite.name.startswith("annotated"):
            for name, text, gold in gold_pages(suite.folder, "develop"):
                yield Page(name, text, gold, {entity["id"]: entity for entity in gold["entities"]})


def casts(page: Page) -> list[Cast]:
    """Return a fresh cast of each story of a page."""
    return [cast_of(story, pieces) for story, pieces in stories_of(page.gold, page.text)]


def _example(index: int, cast: Cast, candidates: Sequence[Candidate], right: Sequence[bool], page: str | None) -> Example:
    rows = tuple(map(tuple, evidence_for(index, cast, candidates)))
    return Example(page or "", sort_of(index, cast), rows, tuple(right), 1.0 if page else SILVER)


def gold_examples(page: Page) -> Iterator[Example]:
    """Yield the examples of a page; what was meant before each is told as annotated, where it was."""
    for cast in casts(page):
        answers = page.answers(cast.drafts)
        for index in range(len(cast.drafts)):
            answer = answers.get(index)
            if answer is None or not is_ranked(index, cast):
                cast.mean(antecedent(index, cast, FIRST))
                continue
            candidates = find_candidates(index, cast)
            right = [*(answer.is_right(c.span) for c in candidates), answer.nobody]
            if any(right):
                yield _example(index, cast, candidates, right, page.name)
                cast.mean(next((c.span for c, good in zip(candidates, right, strict=False) if good), None))
            else:
                cast.mean(antecedent(index, cast, FIRST))


def silver_examples() -> Iterator[Example]:
    """Yield examples of speakers named again within a few sentences, taken for left out."""
    for name, fields in (
        ("saudinewsnet", ("title", "content")),
        ("antcorpus", ("title", "text")),
        ("almayadeen", ("title", "full_text")),
    ):
        with gzip.open(SHARED / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
            rows = [json.loads(line) for line in lines]
        random.Random(7).shuffle(rows)  # noqa: S311 - the same stories each time
        for row in rows[:STORIES]:
            text = "\n".join("\n".join(row[f]) if isinstance(row[f], list) else row[f] or "" for f in fields)
            if SHORTEST <= len(text.split()) <= LONGEST:
                yield from _masked(cast_of(*prepare(text)))


def _masked(cast: Cast) -> Iterator[Example]:
    for index, draft in enumerate(cast.drafts):
        source = draft.heard.source
        if source and draft.cue.form == "verb" and draft.cue.person == 3 and draft.sentence not in cast.headlines:  # noqa: PLR2004
            view = cast.views[draft.sentence]
            look = look_of(view, source)
            short = look.kind in ("official", "organisation", "described") and " " not in view.text_of(source)
            if view.sentence.span.contains(source) and (look.kind == "person" or short):
                candidates = [c for c in find_candidates(index, cast) if not c.span.overlaps(source)]
                right = [c.look.name == look.name for c in candidates]
                if any(right):
                    yield _example(index, cast, candidates, [*right, False], None)
        cast.mean(antecedent(index, cast, FIRST))


def learned(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Learn the weights: those all sorts share, and what each sort adds to them."""
    return fit(examples, SHARED_STRENGTH, OWN_STRENGTH)


def report(everything: Sequence[Page], silver: Sequence[Example], *, errors: bool) -> None:
    """Print how many of the left-out speakers each fold gets right with weights learned from the others."""
    counts: Counter[tuple[str, bool]] = Counter()
    gold = [example for page in everything for example in gold_examples(page)]
    for fold in range(FOLDS):
        weights = whole_weights(learned([*(example for example in gold if fold_of(example.page) != fold), *silver]))
        for page in everything:
            if fold_of(page.name) == fold:
                for sort, right, line in judged(page, weights):
                    counts[sort, right] += 1
                    counts["all", right] += 1
                    if errors and not right:
                        print(line)
    for sort in sorted({sort for sort, _ in counts}):
        good, bad = counts[sort, True], counts[sort, False]
        print(f"  {sort:20} {good / (good + bad):.3f} of {good + bad}")


def judged(page: Page, weights: Weights) -> Iterator[tuple[str, bool, str]]:
    """Yield the sort of each left-out speaker of a page, whether the weights find him, and a line about it."""
    for cast in casts(page):
        answers = page.answers(cast.drafts)
        for index, draft in enumerate(cast.drafts):
            cast.mean(antecedent(index, cast, weights))
            if index in answers and is_ranked(index, cast):
                answer, found = answers[index], cast.meant[-1]
                around = page.text[draft.cue.span.start - 80 : draft.cue.span.end + 30].replace("\n", "¶")
                meant, said = page.entities[answer.entity].get("name"), found.of(page.text) if found else "nobody"
                yield sort_of(index, cast), answer.is_right(found), f"{page.name} … {around} | meant {meant} | found {said}"


def main() -> None:
    """Learn, report and write."""
    options = asked(__doc__)
    if not SHARED.exists():
        print("antecedents: ../shared is absent, the committed table stays as it is")
        return
    everything, silver = list(pages()), list(silver_examples())
    gold = [example for page in everything for example in gold_examples(page)]
    print(f"{len(gold)} left-out speakers on {len(everything)} pages, {len(silver)} masked ones")
    if not options.no_report:
        report(everything, silver, errors=options.errors)
    weights = learned([*gold, *silver])
    target = ROOT / "src" / "qala" / "_data" / "antecedents.json"
    target.write_text(json.dumps(weights, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")
    print(f"antecedents: {sum(map(len, weights.values()))} weights, {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
