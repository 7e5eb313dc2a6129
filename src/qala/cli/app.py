"""The command `qala`: finds the command that is asked for, and turns errors into one line and an exit code."""

import functools
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Final, ParamSpec, TypeVar

import typer

import qala
from qala.errors import QalaError

P = ParamSpec("P")
T = TypeVar("T")

COMMANDS: Final = ("read", "entities", "add", "search", "who", "sources", "figures", "export", "merge", "check", "reindex")
"""The commands in the order of the help; each is the function of that name in the module of that name."""

BROKEN_PIPE: Final = 141
"""What a shell reports for a program whose reader has gone; not our error, not the reader's."""

_HELP = """[bold]قالَ[/bold], [italic]he said[/italic]: reads Arabic news pages and returns a sourced record.

Who said what, in which words, on whose word: every line of it points
at the characters of the page that say so.
من قال ماذا، وبأي لفظ، وعلى ذمة من.

Start with:  [bold]qala read PAGE[/bold]
"""


def main() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something could not be read, 2 a wrong call."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Arabic shows question marks, not a traceback
    try:
        build(sys.argv[1:2])(prog_name="qala")
    except KeyboardInterrupt:
        sys.exit(130)


def build(asked: list[str]) -> typer.Typer:
    """Put the program together.

    Args:
        asked: the first word of the command line. Where it names a command, only that one is imported: the others
            bring a database and more, and nobody who reads a page should wait for them.
    """
    app = typer.Typer(
        name="qala",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_program)
    for name in [name for name in COMMANDS if name in asked] or COMMANDS:
        panel = "Pages" if name in ("read", "entities") else "A store of pages"
        app.command(name, rich_help_panel=panel)(guarded(getattr(import_module(f"qala.cli.{name}"), name)))
    return app


def _version(asked: bool) -> None:  # noqa: FBT001 — typer calls it so
    if asked:
        typer.echo(f"qala {qala.__version__}")
        raise typer.Exit


def _program(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Say which qala this is, and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def guarded(command: Callable[P, T]) -> Callable[P, T]:
    """Wrap a command so that our errors are one line on standard error, and a reader who left is no error at all."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            done = command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError as error:
            # What is still in the buffer has nowhere to go; without this Python would complain on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from error
        except QalaError as error:
            complain(error)
            raise typer.Exit(1) from error
        return done

    return run


def complain(error: QalaError) -> None:
    """Say an error on one line of standard error."""
    line = " ".join(str(error).split())
    sys.stderr.write(f"qala: {line}\n".encode("utf-8", "backslashreplace").decode())
    sys.stderr.flush()
