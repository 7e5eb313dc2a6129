"""The archive: every story of `../shared/corpora` through the pass into a store, and the same questions asked of two stores.

    python bench/archive.py records OUT.jsonl          read every story, write its record
    python bench/archive.py compare ONE OTHER          ask two stores the same fifty questions

The records are then added with `qala add OUT.jsonl --store …`, once to a file and once to PostgreSQL.
"""

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.errors import QalaError  # noqa: E402 - the path comes first
from qala.export.jsonl import dumps  # noqa: E402
from qala.pipeline import extract  # noqa: E402
from qala.read import read  # noqa: E402
from qala.store import index, open_store  # noqa: E402
from qala.store.figures import claims  # noqa: E402
from qala.store.protocol import Store  # noqa: E402
from qala.store.queries import parse  # noqa: E402
from qala.store.search import search  # noqa: E402
from qala.store.sourcing import audit  # noqa: E402
from qala.store.who import who  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
HOSTS = {
    "antcorpus": "https://www.jawharafm.net/",
    "almayadeen": "https://www.almayadeen.net/",
    "ahdath": "https://ahdath.info/",
}
DAY = 10

QUERIES = (
    *("عقوبات", "العقوبات", "انتخابات", '"الأمم المتحدة"', '"مجلس الأمن"', "قتلى", "=قتلى", "إرهاب*", "السعودية", "تونس"),
    *("وزير الداخلية", "سوريا -روسيا", "(حرب OR هدنة) اليمن", "النفط date:2015", "أسعار date:2015-07..2015-08"),
    *("speaker:الغنوشي", "speaker:السبسي", "speaker:الجبير", "speaker:نصرالله", "مفاوضات speaker:كيري"),
    *("authority:agency انفجار", "authority:unnamed_official", "stance:denies", "stance:accuses إيران", "mode:direct السلام"),
    *("figure:100..200 قتيل", "figure:1000000.. دولار", "حجاج", "outlet:almayadeen غزة", "outlet:jawharafm إضراب"),
    *("لاجئين", "الاتحاد الأوروبي", '"حقوق الإنسان"', "تعليم", "كرة القدم", "مباراة speaker:المدرب", "زلزال", "محكمة"),
    *("استقالة", "ميزانية", "entity:لبنان", "entity:أوباما", "أو", "صحة OR مستشفى", "بطالة", "استثمارات", "تفجير"),
    *("تحالف", "date:2024-09 غزة", "السيسي"),
)


class Story(NamedTuple):
    """A story as its corpus has it."""

    text: str
    day: str | None
    url: str | None
    name: str


def stories() -> Iterator[Story]:
    """Yield every story of the corpora, headline first."""
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        corpus = path.name.partition(".")[0]
        with gzip.open(path, "rt", encoding="utf8") as file:
            for number, line in enumerate(file):
                yield _story(json.loads(line), corpus, number)


def _story(row: dict[str, object], corpus: str, number: int) -> Story:
    body = row.get("content") or row.get("text") or row.get("full_text") or row.get("paragraphs") or ""
    body = "\n".join(map(str, body)) if isinstance(body, list) else str(body)
    title = str(row.get("title") or "").strip()
    when = str(row.get("published_time") or row.get("publication_date") or row.get("date_extracted") or row.get("time") or "")
    day = _day(when[:DAY])
    url = str(row.get("url") or "") or f"{HOSTS.get(corpus, 'https://corpus.example/')}{number}"
    return Story(f"{title}\n{body}".strip(), day, url if url.startswith("http") else None, f"{corpus}/{number}")


def _day(written: str) -> str | None:
    """Return a day as ISO 8601 writes it, whether the corpus has it so or as dd/mm/yyyy."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return written
    if re.fullmatch(r"\d{2}/\d{2}/\d{4}", written):
        return "-".join(reversed(written.split("/")))
    return None


def write_records(target: Path) -> None:
    """Read every story and write its record, one a line."""
    begun, done, said = time.perf_counter(), 0, 0
    failed: list[str] = []
    with target.open("wb") as out:
        for story in stories():
            if not story.text:
                continue
            try:
                page = next(read(story.text.encode("utf8", "replace"), name=story.name, published=story.day, url=story.url))
                record = extract(page)
            except QalaError as error:
                failed.append(f"{story.name}: {error}")
                continue
            out.write(dumps(record) + b"\n")
            done += 1
            said += sum(len(s.attributions) for s in record.stories)
            if done % 500 == 0:
                print(f"{done} pages, {said} statements, {time.perf_counter() - begun:.0f} s", flush=True)
    print(f"{done} pages, {said} statements, {len(failed)} failed, {time.perf_counter() - begun:.0f} s", *failed, sep="\n")


def answers(store: Store) -> list[object]:
    """Return what a store says to every question: places, words, counts and facets, scores left out."""
    index.catch_up(store)
    engine = index.searcher(store)
    said: list[object] = []
    for query in QUERIES:
        try:
            found = search(store, parse(query), limit=20, order="newest", facets=True, searcher=engine)
        except QalaError as error:
            said.append(str(error))
            continue
        hits = sorted(
            (h.page, h.attribution or "", h.snippet.span, h.snippet.highlights, h.speaker or "", h.outlet) for h in found.hits
        )
        facets = found.facets
        counts = None if facets is None else (sorted(facets.authorities), facets.months, sorted(n for _, n in facets.speakers))
        said.append((found.statements, found.mentions, hits, counts))
    for name in ("أوباما", "السبسي", "الغنوشي"):
        found_by = who(store, name)
        said.append(None if found_by is None else (found_by.named.name, found_by.found.statements))
    said += [[(c.published, c.value, c.words, c.speaker) for c in claims(store, word).claims] for word in ("قتيل", "USD")]
    said.append([(a.outlet, a.statements, a.named, a.unnamed, a.women, a.men) for a in audit(store)])
    return said


def compare(one: str, other: str) -> None:
    """Ask both, and say where they differ."""
    first, second = open_store(one, create=False), open_store(other, create=False)
    left, right = answers(first), answers(second)
    differing = [number for number, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    print(f"{len(left)} questions, {len(left) - len(differing)} answered the same")
    for number in differing:
        print(QUERIES[number] if number < len(QUERIES) else number, left[number], right[number], sep="\n  ")


def main() -> None:
    """Do what the command line asks."""
    match sys.argv[1:] if __name__ == "__main__" else []:
        case ["records", out]:
            write_records(Path(out))
        case ["compare", one, other]:
            compare(one, other)
        case _:
            print(__doc__)


if __name__ == "__main__":
    main()
