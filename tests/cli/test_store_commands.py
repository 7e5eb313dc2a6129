"""The commands of the store, as their users run them: a store of two pages is asked, exported, merged and checked."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from qala.cli.app import COMMANDS, build
from qala.export import jsonl
from qala.store import open_store
from tests.export.samples import sample
from tests.store.pages import page_of, with_figures

PORT = with_figures(
    page_of(
        [("سالم الراوي", "أكد", "عدد القتلى بلغ 12 قتيلا"), ("المتحدث ناصر", "نفى", "وقوع 30 قتيلا في الميناء")],
        day="2026-04-02",
        outlet="وكالة الساحل",
        headline="انفجار في الميناء",
    ),
    ("12 قتيلا", 12, None, "قتيلا"),
    ("30 قتيلا", 30, None, "قتيلا"),
)


def run(*arguments: str | Path) -> Result:
    app = build([str(arguments[0])])
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """Give a file of records."""
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(jsonl.dumps(record) + b"\n" for record in (sample(), PORT)))
    return path


@pytest.fixture
def desk(ready: Path) -> Path:
    """Give a store that holds them."""
    store = ready.with_name("desk.sqlite")
    assert run("add", ready, "--store", store).exit_code == 0
    return store


def test_every_command_is_wired_and_explains_itself() -> None:
    for name in ("add", "search", "who", "figures", "sources", "merge", "check", "reindex", "export"):
        assert name in COMMANDS
        assert "--store" in run(name, "--help").output


def test_adding_pages_twice_adds_them_once(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        text = f"بلدية النخيل تعد بجسر {number}\nقال رئيس البلدية سالم الراوي إن الجسر رقم {number} سيفتح غداً.\n"
        (pages / f"{number}.txt").write_text(text, encoding="utf8")
    store = tmp_path / "qala.sqlite"
    first = run("add", pages, "--store", store, "--verbose")
    assert "3 pages new, 0 already there, 3 statements" in first.output
    assert len(first.stdout.splitlines()) >= 3
    assert "0 pages new, 3 already there" in run("add", pages, "--store", store).output
    assert "0 pages new, 3 already there" in run("add", pages, "--store", store, "--again").output
    assert run("search", "جسر", "--store", store).exit_code == 0


def test_several_processes_read_and_pass_over_what_is_there(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        (pages / f"{number}.txt").write_text(f"عنوان {number}\nقال سالم الراوي إن الجسر {number} سيفتح.\n", encoding="utf8")
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 20)
    store = tmp_path / "qala.sqlite"
    first = run("add", pages, "--store", store, "--jobs", "2")
    assert "3 pages new" in first.output
    assert "binary.txt" in first.output
    assert "0 pages new, 3 already there" in run("add", pages, "--store", store, "--jobs", "2").output


def test_an_index_in_use_does_not_stop_the_adding(ready: Path) -> None:
    import tantivy  # noqa: PLC0415 - stands for another program

    from qala.store import index  # noqa: PLC0415

    store = ready.with_name("busy.sqlite")
    folder = store.with_name("busy.sqlite.index")
    folder.mkdir()
    writer = tantivy.Index(index.schema(), path=str(folder)).writer(15_000_000, 1)
    result = run("add", ready, "--store", store)
    assert result.exit_code == 0
    assert "The pages are safe" in result.output
    assert "may be missing" in run("search", "جسر", "--store", store).output
    del writer
    assert run("search", "جسر", "--store", store).exit_code == 0


def test_every_page_that_fails_is_named_and_the_rest_is_in(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b'{"qala": "1.0", "page": 3}\n' + jsonl.dumps(PORT) + b"\n" + jsonl.dumps(sample(None)) + b"\n")
    result = run("add", tmp_path / "missing.txt", broken, "--store", tmp_path / "qala.sqlite")
    assert result.exit_code == 1
    assert "missing.txt" in result.output
    assert "line 1" in result.output
    assert "--no-text" in result.output
    assert "1 pages new" in result.output
    assert "3 failed (named above)" in result.output


def test_a_page_that_breaks_the_pass_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import qala.pipeline as passing  # noqa: PLC0415 - to be broken

    real = passing.extract
    monkeypatch.setattr(passing, "extract", lambda page: real(page) if "سليم" in page.text else 1 // 0)
    (tmp_path / "a.txt").write_text("خبر معطوب", encoding="utf8")
    (tmp_path / "b.txt").write_text("خبر سليم", encoding="utf8")
    result = run("add", tmp_path / "a.txt", tmp_path / "b.txt", "--store", tmp_path / "qala.sqlite")
    assert result.exit_code == 1
    assert "a.txt: reading it failed (ZeroDivisionError" in " ".join(result.output.split())
    assert "1 pages new" in result.output


def test_search_for_people(desk: Path) -> None:
    result = run("search", "قتلى", "--store", desk, "--facets")
    assert result.exit_code == 0
    assert "سالم الراوي — أكد — عدد *القتلى* بلغ 12 *قتيلا*" in result.output
    assert "وكالة الساحل · 2026-04-02 · شخص مسمّى" in result.output
    assert "القائلون: " in result.output


def test_search_for_programs(desk: Path) -> None:
    result = run("search", "الميناء", "--store", desk, "--json", "--facets", "--speaker", "ناصر")
    hit, facets = map(json.loads, result.output.splitlines())
    start, end = hit["snippet"]["highlights"][0]
    assert (PORT.page.text or "")[start:end] == "الميناء"
    assert hit["attribution"] == "a2"
    assert facets["statements"] == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--since", "2026-04"), ("--until", "2026-04-02", "--outlet", "الساحل"), ("--authority", "named_person"),
        ("--stance", "says", "--mode", "indirect"), ("--figure", "10..40"),
        ("--order", "newest", "--no-mentions", "--speaker", "الراوي"),
    ],
)  # fmt: skip
def test_filters_alone_are_a_question(desk: Path, options: tuple[str, ...]) -> None:
    assert run("search", *options, "--store", desk).exit_code == 0


def test_nothing_found_is_exit_code_one(desk: Path) -> None:
    assert run("search", "زرافة", "--store", desk).exit_code == 1
    assert run("figures", "زرافة", "--store", desk).exit_code == 1


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("search", '"بلا إغلاق'), "opened and not closed"),
        (("search", "في من"), "say nothing about a subject"),
        (("search",), "The query is empty"),
        (("who", "لا أحد"), "Nobody in"),
        (("merge", "سالم الراوي", "لا أحد"), "Nobody in"),
        (("merge", "--undo", "سالم"), "is no number"),
    ],
)
def test_a_wrong_question_gets_one_line(desk: Path, command: tuple[str, ...], says: str) -> None:
    result = run(*command, "--store", desk)
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.splitlines()) == 1


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    for command in (("search", "جسر"), ("who", "سالم"), ("check",), ("export", "--to", "jsonl")):
        result = run(*command, "--store", tmp_path / "none.sqlite")
        assert result.exit_code == 1
        assert "There is no store at" in result.output
    assert list(tmp_path.iterdir()) == []


def test_who(desk: Path) -> None:
    result = run("who", "الراوي", "--store", desk)
    assert "سالم الراوي · شخص · #" in result.output
    assert result.output.index("2026-04-02") < result.output.index("2026-03-17")
    assert "الجسر" in run("who", "الراوي", "جسر", "--store", desk).output
    told, *hits = map(json.loads, run("who", "الراوي", "--store", desk, "--json").output.splitlines())
    assert told["named"]["statements"] == len(hits) == 3


def test_figures(desk: Path) -> None:
    result = run("figures", "قتيل", "--store", desk)
    assert "2026-04-02  12 قتيلا — سالم الراوي" in result.output
    assert "2026-04: 12 – 30 (2)" in result.output
    assert run("figures", "AED", "--about", "الجسر", "--store", desk).exit_code == 0
    assert [json.loads(line)["value"] for line in run("figures", "قتيل", "--store", desk, "--json").output.splitlines()] == [
        12,
        30,
    ]


def test_sources(desk: Path) -> None:
    result = run("sources", "--store", desk)
    assert result.output.splitlines()[0].split("\t")[:4] == ["outlet", "month", "stories", "statements"]
    assert "وكالة الساحل\t-\t1\t2\t2 (100%)" in result.output
    both = run("sources", "--by", "both", "--outlet", "الساحل", "--store", desk, "--json")
    assert json.loads(both.output)["month"] == "2026-04"


def test_merging_and_taking_it_back(desk: Path) -> None:
    told = run("merge", "سالم الراوي", "المتحدث ناصر", "--store", desk)
    assert "from now on" in told.output
    number = told.output.split("#")[1].split()[0]
    assert "أقوال: 4" in run("who", "سالم الراوي", "--store", desk).output
    assert "stands for itself again" in run("merge", "--undo", f"#{number}", "--store", desk).output
    assert "أقوال: 3" in run("who", "سالم الراوي", "--store", desk).output
    assert run("merge", "واحد", "--store", desk).exit_code == 2


def test_pairs_that_may_be_one_are_suggested(desk: Path) -> None:
    assert run("merge", "--suggest", "--store", desk).exit_code == 0


def test_check_and_reindex(desk: Path) -> None:
    assert "every span says what it said" in run("check", "--store", desk).output
    assert "made again from 2 pages" in run("reindex", "--store", desk).output
    with open_store(desk).writing() as connection:
        connection.exec_driver_sql("UPDATE contents SET span_end = span_end - 1")
    result = run("check", "--store", desk)
    assert result.exit_code == 1
    assert "2 faults (named above)" in result.output


def test_what_is_exported_can_be_added_again(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("export", "--to", "jsonl", "-o", out, "--store", desk).exit_code == 0
    assert out.read_bytes() == b"".join(jsonl.dumps(record) + b"\n" for record in (sample(), PORT))
    assert "2 pages new" in run("add", out, "--store", tmp_path / "other.sqlite").output


def test_tables_come_with_a_dictionary_of_every_column(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert "statements 5" in run("export", "--to", "csv", "-o", folder, "--store", desk).output
    with (folder / "dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        described = {(row["table"], row["column"]) for row in csv.DictReader(file)}
    for path in folder.glob("*.csv"):
        if path.stem != "dictionary":
            with path.open(encoding="utf-8-sig", newline="") as file:
                assert {(path.stem, column) for column in csv.DictReader(file).fieldnames or ()} <= described
    assert run("export", "--to", "csv", "--store", desk).exit_code == 2


def test_parquet_says_the_same_as_csv(desk: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run("export", "--to", "csv", "-o", tmp_path / "csv", "--store", desk)
    run("export", "--to", "parquet", "-o", tmp_path / "parquet", "--store", desk)
    for path in sorted((tmp_path / "parquet").glob("*.parquet")):
        table = parquet.read_table(path)
        with (tmp_path / "csv" / f"{path.stem}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == table.num_rows
        assert all(field.metadata[b"says"] for field in table.schema)
        if path.stem == "statements":
            assert [row["words"] for row in rows] == table.column("words").to_pylist()


def test_an_outsider_opens_the_file_and_reads_who_said_what(desk: Path) -> None:
    import sqlite3  # noqa: PLC0415 - as somebody else's program would

    with sqlite3.connect(f"file:{desk}?mode=ro", uri=True) as other:
        found = other.execute("SELECT speaker, cue, words FROM statements ORDER BY page, attribution").fetchall()
    assert ("سالم الراوي", "وأضاف", "لن نؤخر الافتتاح") in found
