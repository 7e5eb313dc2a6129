"""Learn which person is meant by a source that only describes one: `src/qala/_data/joins.json`, trait → weight.

A softmax over the people of the story, and nobody, for each source that the rules leave as somebody new and that the annotation
gives to somebody named, or to nobody named. Prints what five folds say, no page in two of them. Needs `../shared`, numpy and
scipy; writes the same bytes each time.

    python genscripts/joins.py [--errors] [--no-report]
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import qala  # noqa: E402
from eval.attribution import SHARED, Json, gold_pages  # noqa: E402
from eval.suites import suites  # noqa: E402
from genscripts.softmax import FOLDS, Example, asked, fit, fold_of  # noqa: E402
from qala.attribute import attribute_story  # noqa: E402
from qala.find.pieces import find_pieces  # noqa: E402
from qala.resolve.entities.evidence import Described, Scene, candidates, evidence  # noqa: E402
from qala.resolve.entities.joins import Weights, described_speakers, likeliest  # noqa: E402
from qala.resolve.entities.page import tell_apart  # noqa: E402
from qala.resolve.values import resolve_values  # noqa: E402
from qala.segment import segment  # noqa: E402
from qala.types.page import Page  # noqa: E402
from qala.types.span import Span  # noqa: E402

STRENGTH = 1.0
"""How strongly the weights are held near nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A source that only describes, and where the annotation names whom it means."""

    page: str
    one: Described
    scene: Scene
    named: Sequence[Span]

    def is_right(self, places: Sequence[Span]) -> bool:
        """Tell whether one of these places names whom the annotation means; nobody is right where it names nobody."""
        return any(here.overlaps(there) for here in places for there in self.named)

    def example(self) -> Example:
        """Return the choice to learn from."""
        people = candidates(self.one, self.scene)
        right = (*(self.is_right([span for span, c in self.scene.names if c is person]) for person in people), not self.named)
        return Example(self.page, "all", tuple(map(tuple, evidence(self.one, self.scene, people))), right)

    def judged(self, weights: Weights) -> tuple[str, str]:
        """Return what came of it with these weights, and a line about it."""
        found = likeliest(self.one, self.scene, weights)
        if found is None:
            outcome = "left, rightly" if not self.named else "left, though named"
        else:
            right = self.is_right([span for span, c in self.scene.names if c is found[0]])
            outcome = "joined, rightly" if right else "joined to another" if self.named else "joined, though nobody is named"
        said = f"{found[0].name} {found[1]:.2f}" if found else "nobody"
        meant = self.named[0].of(self.scene.text) if self.named else "nobody"
        return outcome, f"{self.page}: {self.one.span.of(self.scene.text)} | meant {meant} | found {said}"


def cases() -> Iterator[Case]:
    """Yield the described sources of the pages for developing."""
    for suite in suites():
        if suite.name != "gold-composed":
            for name, _, gold in gold_pages(suite.folder, "develop"):
                page = next(iter(qala.read(suite.folder / f"{name}.txt", published=suite.published(name))))
                yield from _cases(name, page, gold)


def _cases(name: str, page: Page, gold: Json) -> Iterator[Case]:
    stories = segment(page).stories
    pieces = [resolve_values(page, find_pieces(story, page.text)) for story in stories]
    reports = [attribute_story(story, found, page.text).attributions for story, found in zip(stories, pieces, strict=True)]
    annotated = [(Span(*a["source"]), a["entity"]) for a in gold["attributions"] if a.get("source")]
    for _, one, scene in described_speakers(tell_apart(page, pieces, reports), stories, pieces, reports):
        entity = next((entity for source, entity in annotated if source.overlaps(one.span)), None)
        named = [Span(*mention["span"]) for mention in gold["mentions"] if mention["entity"] == entity]
        if entity is not None and not any(place.overlaps(one.span) for place in named):
            yield Case(name, one, scene, named)


def learned(examples: Sequence[Example]) -> Weights:
    """Learn the weights from the choices in which one of the candidates is right."""
    return fit([example for example in examples if any(example.right)], STRENGTH, STRENGTH)["all"]


def report(found: Sequence[Case], *, errors: bool) -> None:
    """Print what comes of each source with weights learned from the pages of the other folds."""
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights = learned([case.example() for case in found if fold_of(case.page) != fold])
        for case in found:
            if fold_of(case.page) == fold:
                outcome, line = case.judged(weights)
                counts[outcome] += 1
                if errors and "rightly" not in outcome:
                    print(f"{outcome}  {line}")
    for outcome, number in sorted(counts.items()):
        print(f"  {outcome:32} {number}")


def main() -> None:
    """Learn, report and write."""
    options = asked(__doc__)
    if not SHARED.exists():
        print("joins: ../shared is absent, the committed table stays as it is")
        return
    found = list(cases())
    print(f"{len(found)} described sources, {sum(bool(case.named) for case in found)} of them named elsewhere")
    if not options.no_report:
        report(found, errors=options.errors)
    weights = learned([case.example() for case in found])
    target = ROOT / "src" / "qala" / "_data" / "joins.json"
    target.write_text(json.dumps(weights, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")
    print(f"joins: {len(weights)} weights, {target.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
