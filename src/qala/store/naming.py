"""Naming: which cluster a person means by a name, and that two clusters are one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select, update

from qala.arabic.folding import bare
from qala.errors import InputError
from qala.store.clusters import name_key
from qala.store.protocol import Store
from qala.store.schema import aliases, attributions, clusters, entities
from qala.store.writing import note_changes

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster with how much is known of it.

    Attributes:
        number: what `#NUMBER` means on the command line.
        type: PER, ORG or LOC.
        name: as the first page called it.
        statements: how many attributions name it as the source.
    """

    number: int
    type: str
    name: str
    statements: int


def find_named(store: Store, name: str) -> list[Named]:
    """Return the clusters a name may mean, those that say most first.

    `#12` means the cluster of that number. Else a cluster may be meant if its name has every word of this one, or, where
    none has, if a page called it so.
    """
    with store.reading() as connection:
        if name.startswith("#") and name[1:].isdecimal():
            surviving = _surviving(connection, int(name[1:][:18]))
            return [] if surviving is None else _told(connection, [surviving])
        return _told(connection, _by_name(connection, name))


def one_named(store: Store, name: str) -> Named:
    """Return the one cluster a name means.

    Raises:
        InputError: nobody has the name, or several have; the message names them with their numbers.
    """
    found = find_named(store, name)
    exact = [named for named in found if name_key(named.name) == name_key(name)]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        message = f"Nobody in {store.name} is called {name}: try another spelling, or `qala search {name}`."
        raise InputError(message)
    listed = "، ".join(f"#{n.number} {n.name} ({n.type}, {n.statements})" for n in found[:_SHOWN])
    message = f"{name} may be any of {len(found)}: {listed}. Give one of the numbers instead of the name."
    raise InputError(message)


def merge(store: Store, kept: str, other: str) -> tuple[Named, Named]:
    """Take two clusters for the same person, organisation or place from now on, and return both as they were.

    Nothing is rewritten: the second points at the first, and the pages that name it are indexed again.

    Raises:
        InputError: one of them cannot be told, they are the same already, or they are of different types.
    """
    first, second = one_named(store, kept), one_named(store, other)
    if first.number == second.number:
        message = f"{kept} and {other} are the same already: #{first.number} {first.name}."
        raise InputError(message)
    if first.type != second.type:
        message = f"#{first.number} {first.name} is a {first.type} and #{second.number} {second.name} a {second.type}."
        raise InputError(message)
    with store.writing() as connection:
        pointing = or_(clusters.c.pk == second.number, clusters.c.merged_into == second.number)
        touched = _pages_of(connection, second.number)
        connection.execute(update(clusters).where(pointing).values(merged_into=first.number))
        note_changes(connection, [(page, "merge") for page in touched])
    return first, second


def separate(store: Store, number: int) -> None:
    """Undo the merge of a cluster into another.

    Raises:
        InputError: it is not merged into any.
    """
    with store.writing() as connection:
        into = connection.execute(select(clusters.c.merged_into).where(clusters.c.pk == number)).scalar()
        if into is None:
            message = f"#{number} is not merged into another, so there is nothing to undo."
            raise InputError(message)
        touched = connection.execute(select(entities.c.page).where(entities.c.cluster == number).distinct()).scalars().all()
        connection.execute(update(clusters).where(clusters.c.pk == number).values(merged_into=None))
        note_changes(connection, [(page, "merge") for page in sorted(touched)])


def members(connection: Connection, number: int) -> Sequence[int]:
    """Return the numbers of a cluster and of those merged into it."""
    wanted = select(clusters.c.pk).where(or_(clusters.c.pk == number, clusters.c.merged_into == number))
    return connection.execute(wanted.order_by(clusters.c.pk)).scalars().all()


def _pages_of(connection: Connection, number: int) -> list[int]:
    wanted = select(entities.c.page).where(entities.c.cluster.in_(members(connection, number))).distinct()
    return sorted(connection.execute(wanted).scalars())


def _surviving(connection: Connection, number: int) -> int | None:
    wanted = select(func.coalesce(clusters.c.merged_into, clusters.c.pk)).where(clusters.c.pk == number)
    return connection.execute(wanted).scalar()


def _by_name(connection: Connection, name: str) -> list[int]:
    key = name_key(name)
    surviving = func.coalesce(clusters.c.merged_into, clusters.c.pk)
    words = key.split()
    if not words:
        return []
    like = [clusters.c.folded.contains(word, autoescape=True) for word in words]
    found = set()
    for row in connection.execute(select(surviving.label("pk"), clusters.c.folded).where(*like)):
        if set(words) <= set(row.folded.split()):
            found.add(row.pk)
    return sorted(found or _by_alias(connection, name))


def _by_alias(connection: Connection, name: str) -> list[int]:
    surviving = func.coalesce(clusters.c.merged_into, clusters.c.pk)
    joined = aliases.join(entities, (entities.c.page == aliases.c.page) & (entities.c.seq == aliases.c.entity)).join(
        clusters, clusters.c.pk == entities.c.cluster
    )
    wanted = select(surviving.label("pk"), aliases.c.name).select_from(joined)
    like = aliases.c.name.contains(name, autoescape=True)
    return sorted({r.pk for r in connection.execute(wanted.where(like)) if bare(r.name) == bare(name)})


def _told(connection: Connection, numbers: Sequence[int]) -> list[Named]:
    told = []
    for number in dict.fromkeys(numbers):
        row = connection.execute(select(clusters).where(clusters.c.pk == number)).one()
        joined = attributions.join(
            entities, (entities.c.page == attributions.c.page) & (entities.c.seq == attributions.c.speaker)
        )
        counted = select(func.count()).select_from(joined).where(entities.c.cluster.in_(members(connection, number)))
        told.append(Named(row.pk, row.type, row.name, connection.execute(counted).scalar_one()))
    return sorted(told, key=lambda named: (-named.statements, named.number))
