"""The documentation knows every command, every option and every error, and the pages it names are there."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from qala import errors
from qala.cli.app import COMMANDS, build
from qala.types import record

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ERRORS = [name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, Exception)]


def options(name: str) -> list[str]:
    """Return the options of a command, as they are typed."""
    program = get_command(build([name]))
    assert isinstance(program, TyperGroup)
    found = [option for p in program.commands[name].params for option in (*p.opts, *p.secondary_opts)]
    return [option for option in found if option.startswith("-") and option not in ("-h", "--help")]


def section(name: str) -> str:
    """Return what the page of commands says of one."""
    written = (DOCS / "commands.md").read_text(encoding="utf-8")
    match = re.search(rf"^## qala {name}$(.*?)(?=^## |\Z)", written, re.MULTILINE | re.DOTALL)
    assert match, f"docs/commands.md has no section `## qala {name}`"
    return match.group(1)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    said = section(name)
    missing = [option for option in options(name) if f"`{option}`" not in said]
    assert missing == []


def test_the_options_of_read_are_seen_by_this_test() -> None:
    assert {"--format", "-f", "--no-text", "--published"} <= set(options("read"))


def test_no_command_is_documented_that_is_not_there() -> None:
    written = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## qala (\S+)$", written, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_documented(name: str) -> None:
    assert re.search(rf"^`{name}`\n: \S", (DOCS / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_field_of_the_record_is_documented() -> None:
    kinds = [kind for kind in vars(record).values() if inspect.isclass(kind) and dataclasses.is_dataclass(kind)]
    names = {field.name for kind in kinds for field in dataclasses.fields(kind)}
    said = (DOCS / "record.md").read_text(encoding="utf-8")
    assert sorted(name for name in names if not re.search(rf"`[^`]*\b{name}\b[^`]*`", said)) == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "examples/README.md"])
def test_what_the_papers_link_to_is_there(page: str) -> None:
    written = (ROOT / page).read_text(encoding="utf-8")
    links = [target.partition("#")[0] for target in re.findall(r"(?:\]\(|src=\")([^)\s\"]+)", written)]
    local = [link for link in links if link and "://" not in link]
    assert [link for link in local if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_example_is_described() -> None:
    written = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    pages = sorted(p.name for p in (ROOT / "examples").iterdir() if p.suffix in {".txt", ".html"})
    assert [name for name in pages if f"`{name}`" not in written] == []


def test_contributing_fits_on_a_page() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 60


def test_the_code_of_the_documentation_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = (DOCS / "python.md").read_text(encoding="utf-8")
    (tmp_path / "page.html").write_bytes((ROOT / "examples" / "port-strike.html").read_bytes())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in re.findall(r"^```python\n(.*?)^```", written, re.MULTILINE | re.DOTALL):
        exec(code, names)  # noqa: S102 — it is our own documentation
    assert names["again"] == names["record"]
