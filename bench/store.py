"""Bench of the store: synthetic statements made of shuffled news sentences, added and searched; FTS5 beside it.

    python bench/store.py --statements 1000000 --into FOLDER [--postgres URL] [--fts5]

Sentences come from `../shared/corpora` at run time and are shuffled with a fixed seed, so every run adds the same. A small
run without `../shared` uses sentences put together from the project's own word lists.
"""

import argparse
import gzip
import json
import os
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.store import index, open_store  # noqa: E402 - the path comes first
from qala.store.analysis import is_stop_word  # noqa: E402
from qala.store.protocol import Store  # noqa: E402
from qala.store.queries import Node, make_filter, parse, restricted  # noqa: E402
from qala.store.search import search  # noqa: E402
from qala.store.writing import add_records  # noqa: E402
from qala.types.block import Block  # noqa: E402
from qala.types.entity import Entity  # noqa: E402
from qala.types.record import (  # noqa: E402
    Published,
    Record,
    RecordAttribution,
    RecordFigure,
    RecordMention,
    RecordPage,
    RecordStory,
)
from qala.types.span import Span  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
A_PAGE = 10
"""Statements of a synthetic page."""
SHORTEST, LONGEST = 6, 60
"""Words of a sentence that is used."""

LETTERS = 4
AT_ONCE = 100
"""Pages of one transaction."""
AUTHORITIES = ("named_person", "named_organisation", "unnamed_official", "agency", "media", "document", "unnamed_person")


def sentences() -> list[str]:
    """Return news sentences of 6 to 60 words, shuffled."""
    found = []
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as file:
            for line in file:
                story = json.loads(line)
                said = " ".join(str(story.get(key, "")) for key in ("text", "content", "full_text", "paragraphs"))
                found += [s.strip() for s in said.replace("\n", ".").split(".") if SHORTEST <= len(s.split()) <= LONGEST]
    if not found:
        rng = random.Random(7)  # noqa: S311 - the same words each time, no secret
        table = json.loads((ROOT / "src/qala/_data/plurals.json").read_text(encoding="utf8"))
        words = [word for group in table for word in group]
        found = [" ".join(rng.choices(words, k=rng.randint(8, 30))) for _ in range(5000)]
    random.Random(11).shuffle(found)  # noqa: S311
    return found


def synthetic(statements: int, seed: int = 5) -> Iterator[Record]:
    """Yield pages of ten statements by speakers of whom few say much and many say little."""
    rng, said = random.Random(seed), sentences()  # noqa: S311
    names = [f"{a} {b}" for a in said[0].split()[:1] or ["سالم"] for b in ("الراوي", "النخيلي")]
    words = sorted({word for sentence in said[:4000] for word in sentence.split() if len(word) >= LETTERS})
    names += [f"{rng.choice(words)} {rng.choice(words)}" for _ in range(20_000)]
    outlets = [f"صحيفة {rng.choice(words)}" for _ in range(60)]
    for number in range(-(-statements // A_PAGE)):
        yield _page(number, rng, said, names, outlets)


def _page(number: int, rng: random.Random, said: list[str], names: list[str], outlets: list[str]) -> Record:
    parts, at = [], 0

    def put(text: str) -> Span:
        nonlocal at
        parts.append(text)
        span = Span(at, at + len(text))
        at = span.end + 1
        return span

    headline = put(rng.choice(said)[:80].strip())
    blocks, attributions, mentions, figures, entities = [Block(headline, "headline")], [], [], [], []
    for nth in range(A_PAGE):
        words, name = rng.choice(said), names[min(int(rng.paretovariate(0.6)) - 1, len(names) - 1)]
        start = at
        line = put(f"وقال {name} إن {words}.")
        source = Span(start + 5, start + 5 + len(name))
        content = Span(source.end + 4, line.end - 1)
        entities.append(Entity(f"e{nth + 1}", "PER", name))
        authority = AUTHORITIES[min(int(rng.paretovariate(1)) - 1, 6)]
        attributions.append(
            RecordAttribution(
                f"a{nth + 1}", Span(start, start + 4), source, f"e{nth + 1}", (content,), "indirect", "says",
                authority, None, None, (), "cues/قال+إن", 0.91,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        mentions.append(RecordMention(source, "PER", f"e{nth + 1}"))
        if nth % 3 == 0:
            figures.append(RecordFigure(content, rng.randint(1, 5000), None, None, "eq", f"a{nth + 1}", "figures/bench"))
        blocks.append(Block(line, "paragraph"))
    entities.append(Entity("e0", "ORG", rng.choice(outlets)))
    day = f"{rng.randint(2013, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    story = RecordStory(
        "s1", "article", headline, Published(day), "e0", tuple(blocks), tuple(attributions), (), tuple(figures),
        tuple(mentions), (),
    )  # fmt: skip
    page = RecordPage(f"{number:064x}", f"bench/{number}.txt", None, None, "text/plain", "ar", "\n".join(parts))
    return Record("1.0", page, (story,), (), tuple(entities), ())


def memory() -> float:
    """Return the memory of this process's own, in MB: files that are mapped (the index, the database) left out."""
    status = Path("/proc/self/status")
    if status.exists():
        own = next(line for line in status.read_text(encoding="utf8").splitlines() if line.startswith("RssAnon"))
        return int(own.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(store: Store, statements: int) -> None:
    """Add the statements, then the index, and say how fast and in how much memory."""
    records, started, done, spent = synthetic(statements), time.perf_counter(), 0, 0.0
    shown = max(1, statements // 5)
    while batch := list(islice(records, AT_ONCE)):
        before = time.perf_counter()
        done += add_records(store, batch).statements
        spent += time.perf_counter() - before
        if done % shown < AT_ONCE * A_PAGE:
            print(f"  {done:>9,} statements  {done / spent:8,.0f}/s in SQL  {memory():6.0f} MB", flush=True)
    before = time.perf_counter()
    largest = 0.0

    def told(read: int, total: int) -> None:
        nonlocal largest
        largest = max(largest, memory())
        if read % max(1, total // 5) < AT_ONCE * 2:
            print(f"  {read:>9,} pages indexed {memory():6.0f} MB", flush=True)

    cpu = time.process_time()
    index.catch_up(store, told)
    cpu = time.process_time() - cpu
    indexing = time.perf_counter() - before
    print(f"  index: {cpu:.0f} s of the processor in {indexing:.0f} s, at most {largest:.0f} MB", flush=True)
    rates = f"SQL {spent:.0f} s ({done / spent:,.0f}/s), index {indexing:.0f} s ({done / indexing:,.0f}/s)"
    print(f"added {done:,} statements: {rates}, together {done / (spent + indexing):,.0f}/s; {memory():.0f} MB", flush=True)
    print(f"with the making of the records {time.perf_counter() - started:.0f} s", flush=True)


def asked(count: int, seed: int = 3) -> dict[str, list[Node]]:
    """Return queries of four kinds, words by how often they stand in the news."""
    rng, said = random.Random(seed), sentences()  # noqa: S311

    def usable(word: str) -> bool:
        return word.isalpha() and len(word) >= LETTERS and not is_stop_word(word)

    def words() -> str:
        while not (found := [w for w in rng.choice(said).split() if usable(w)]):
            pass
        return rng.choice(found)

    def pair() -> str:
        while True:
            sentence = [*rng.choice(said).split(), ""]
            start = rng.randrange(len(sentence) - 1)
            if all(map(usable, sentence[start : start + 2])):
                return " ".join(sentence[start : start + 2])

    filters = ["authority:named_person date:2019..2021", "date:2024", "authority:agency", "figure:100..900 date:2015..2020"]
    named = ["speaker:الراوي date:2018..2022"]
    return {
        "word": [parse(words()) for _ in range(count)],
        "two words": [parse(f"{words()} {words()}") for _ in range(count)],
        "phrase": [parse(f'"{pair()}"') for _ in range(count)],
        "filtered": [parse(f"{words()} {rng.choice(filters + named)}") for _ in range(count)],
        "facets": [parse(words()) for _ in range(count)],
        "prefix": [parse(words()[:5] + "*") for _ in range(count)],
        "newest": [restricted(parse(words()), [make_filter("date", "2015..")]) for _ in range(count)],
    }


def timed(label: str, ask: Callable[[Node], int], queries: list[Node]) -> None:
    """Say the median and the 99th percentile of the time a kind of query takes."""
    took, found, cpu = [], 0, time.process_time()
    for query in queries:
        before = time.perf_counter()
        found += ask(query)
        took.append((time.perf_counter() - before) * 1000)
    took.sort()
    p99, each = took[int(len(took) * 0.99) - 1], (time.process_time() - cpu) * 1000 / len(queries)
    times = f"p50 {statistics.median(took):7.2f} ms   p99 {p99:7.2f} ms   processor {each:6.2f} ms"
    print(f"  {label:<12} {times}   answers {found / len(queries):9,.0f}", flush=True)


def measure(store: Store, count: int) -> None:
    """Ask every kind of query, hits with their snippets included."""
    engine = index.searcher(store)
    for kind, queries in asked(count).items():

        def ask(query: Node, kind: str = kind) -> int:
            order = "newest" if kind == "newest" else "best"
            return search(store, query, searcher=engine, facets=kind == "facets", order=order).statements  # type: ignore[arg-type]

        for query in queries[:10]:
            ask(query)
        timed(kind, ask, queries)


def fts5(path: Path, statements: int, count: int) -> None:
    """Load the same words into SQLite's FTS5 and ask it the same words and phrases."""
    from qala.store.analysis import alternatives, terms  # noqa: PLC0415 - only the comparison needs it
    from qala.store.queries import Phrase, Word  # noqa: PLC0415

    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE said USING fts5(stem, content='', tokenize='unicode61')")
    before = time.perf_counter()
    for record in synthetic(statements):
        text = record.page.text or ""
        rows = [(" ".join(t.stem for t in terms(a.content[0].of(text))),) for a in record.stories[0].attributions]
        database.executemany("INSERT INTO said (stem) VALUES (?)", rows)
    database.commit()
    print(f"FTS5: loaded in {time.perf_counter() - before:.0f} s, {path.stat().st_size / 1e6:.0f} MB")

    def ask(query: Node) -> int:
        if isinstance(query, Phrase):
            match = '"' + " ".join(alternatives(word)[0] for word in query.words) + '"'
        elif isinstance(query, Word):
            match = " OR ".join(f'"{form}"' for form in alternatives(query.text))
        else:
            return 0
        database.execute("SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 10", (match,)).fetchall()
        return int(database.execute("SELECT count(*) FROM said WHERE said MATCH ?", (match,)).fetchone()[0])

    for kind in ("word", "phrase"):
        timed(kind, ask, asked(count)[kind])


def size(path: Path) -> float:
    """Return the size of a file or folder in MB."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "bench-store")
    parser.add_argument("--postgres")
    parser.add_argument("--fts5", action="store_true")
    parser.add_argument("--keep", action="store_true", help="ask what is there, add nothing")
    given = parser.parse_args(None if __name__ == "__main__" else [])
    given.into.mkdir(parents=True, exist_ok=True)
    target = given.postgres or given.into / f"bench-{given.statements}.sqlite"
    if not given.keep and not given.postgres:
        for old in given.into.glob(f"{target.name}*"):
            old.unlink() if old.is_file() else None
    store = open_store(target)
    print(f"{store.name.rpartition('/')[2]}: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    if not given.keep:
        fill(store, given.statements)
    if not given.postgres:
        print(f"file {size(target):,.0f} MB, index {size(store.index_path):,.0f} MB")
    measure(store, given.queries)
    print(f"memory at the end {memory():.0f} MB")
    store.close()
    if given.fts5:
        fts5(given.into / "fts5.sqlite", given.statements, given.queries)


if __name__ == "__main__":
    main()
