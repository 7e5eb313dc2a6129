"""The program: help, version, wrong calls, and how light it starts."""

import subprocess
import sys

import pytest

import qala as package
from qala.cli.app import COMMANDS
from tests.cli.runs import EXAMPLES, qala


def test_the_version_is_the_packages() -> None:
    assert qala("--version").stdout.decode() == f"qala {package.__version__}\n"


def test_help_lists_every_command() -> None:
    run = qala("--help")
    assert run.returncode == 0
    for name in COMMANDS:
        assert f" {name} " in run.stdout.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    run = qala(name, "--help")
    assert run.returncode == 0
    assert "Usage: qala" in run.stdout.decode()


def test_no_arguments_is_a_request_for_help() -> None:
    assert b"Usage" in qala().stdout


@pytest.mark.parametrize("call", [["reed"], ["read"], ["read", "--nonsense"], ["read", "x", "-f", "xml"]])
def test_a_wrong_call_is_2_and_says_why(call: list[str]) -> None:
    run = qala(*call)
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"Usage" in run.stderr


def test_reading_brings_in_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['qala', 'read', sys.argv[1]]\n"
        "from qala.cli.app import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'pydantic', 'sqlalchemy', 'tantivy', 'pyarrow', 'httpx2', 'numpy'}\n"
        "heavy |= {'asyncio', 'email', 'socket', 'ssl'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLES / "relays.txt")], capture_output=True, check=True, encoding="utf-8"
    )
    assert run.stderr == ""


def test_a_terminal_without_arabic_gets_help_all_the_same() -> None:
    run = qala("--help", PYTHONIOENCODING="ascii")
    assert run.returncode == 0
    assert run.stderr == b""
