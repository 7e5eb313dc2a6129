"""`qala who`: what one person, organisation or place said."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qala.cli.outputs import look
from qala.cli.search import show
from qala.cli.stores import DEFAULT, JsonOption, LimitOption, StoreOption, searchable
from qala.errors import InputError
from qala.export.labels import TYPES
from qala.export.pretty_lines import Bit, line, shown

if TYPE_CHECKING:
    from qala.store.who import Said

_OTHERS = 5


def who(  # noqa: PLR0913 — each is an option
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, part of one, or '#NUMBER' as shown by an answer.")],
    about: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="Only what answers this query.")] = None,
    *,
    store: StoreOption = DEFAULT,
    limit: LimitOption = 10,
    offset: Annotated[int, typer.Option(min=0, help="How many statements to pass over.")] = 0,
    json: JsonOption = False,
) -> None:
    """Say what somebody said, newest first: ماذا قال فلان.

    Above the statements stand the words that mark them off from
    everybody else's: give one of them after the name to see only those.

    [bold]Examples[/bold]

      qala who 'سالم الراوي'

      qala who الراوي الجسر --limit 30

    Exit codes: 0 something was found; 1 nobody has the name, or an
    error; 2 a wrong call.
    """
    from qala.store.queries import parse  # noqa: PLC0415 — the store is an extra

    asked = " ".join(about or ())
    node = parse(asked) if asked.strip() else None
    with searchable(store) as kept:
        from qala.store.who import who as said_by  # noqa: PLC0415

        said = said_by(kept, name, node, limit=limit, offset=offset)
        if said is None:
            message = f"Nobody in {kept.name} is called {name}: try another spelling, or `qala search {name}`."
            raise InputError(message)
    show(_lines(said, offset, json=json))


def _lines(said: "Said", offset: int, *, json: bool) -> Iterator[str]:
    from qala.cli import answers  # noqa: PLC0415 — with the JSON codec

    if json:
        yield answers.as_line({"named": asdict(said.named), "others": list(map(asdict, said.others)), "topics": said.topics})
        yield from map(answers.as_json, said.found.hits)
        return
    style, named = look(None), said.named
    head = (Bit(shown(named.name), "name", apart=True), Bit(f" · {TYPES[named.type]} · #{named.number}", "quiet"))
    yield line(head, style)
    if said.others:
        others = "، ".join(f"#{o.number} {shown(o.name)} ({o.statements})" for o in said.others[:_OTHERS])
        more = f" … +{len(said.others) - _OTHERS}" if len(said.others) > _OTHERS else ""
        yield line((Bit("وقد يُقصد: ", "quiet"), Bit(others + more, "quiet")), style)
    if said.topics:
        yield line((Bit("مما يتكرر: ", "quiet"), Bit("، ".join(f"{shown(word)} {n}" for word, n in said.topics))), style)
    yield from answers.lines(said.found, style, offset + 1)
