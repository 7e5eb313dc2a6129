"""Sourcing: on whose word the news stands, counted by outlet and month: named or not, agencies, men and women."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import and_, func, select

from qala.store.documents import outlet_name
from qala.store.protocol import Store
from qala.store.schema import attributions, clusters, entities, pages, stories

By = Literal["outlet", "month", "both"]

NAMED = frozenset({"named_person", "named_organisation"})
UNNAMED = frozenset({"unnamed_official", "unnamed_person"})


@dataclass(slots=True)
class Audit:
    """The sources of one outlet, one month, or both.

    Attributes:
        outlet: empty where the pages do not say, or where it was not asked for.
        month: such as `2024-03`; empty likewise.
        statements: how many there are.
        authorities: how many by each kind of authority.
        men: statements of single people whose verb is masculine; `women` feminine: the verb before its subject agrees.
        stories: how many stories they stand in.
    """

    outlet: str
    month: str
    statements: int = 0
    authorities: Counter[str] = field(default_factory=Counter)
    men: int = 0
    women: int = 0
    stories: int = 0

    @property
    def named(self) -> int:
        """How many statements have a named source."""
        return sum(self.authorities[kind] for kind in NAMED)

    @property
    def unnamed(self) -> int:
        """How many have a source that is only described."""
        return sum(self.authorities[kind] for kind in UNNAMED)

    @property
    def agencies(self) -> int:
        """How many rest on a news agency."""
        return self.authorities["agency"]


def audit(store: Store, by: By = "outlet", *, outlet: str | None = None) -> list[Audit]:
    """Return the audit of sources, most statements first (months in their order).

    Args:
        store: where.
        by: what to count by.
        outlet: only outlets whose name has this in it.
    """
    a, s = attributions, stories
    said, own, merged = entities.alias(), clusters.alias(), clusters.alias()
    joined = (
        a.join(s, and_(s.c.page == a.c.page, s.c.seq == a.c.story))
        .join(pages, pages.c.pk == a.c.page)
        .outerjoin(said, and_(said.c.page == s.c.page, said.c.seq == s.c.outlet))
        .outerjoin(own, own.c.pk == said.c.cluster)
        .outerjoin(merged, merged.c.pk == own.c.merged_into)
    )
    name = func.coalesce(merged.c.name, own.c.name, said.c.name).label("outlet")
    month = func.substr(s.c.published, 1, 7).label("month")
    columns = (name, pages.c.url, s.c.page, s.c.seq, month, a.c.authority, a.c.gender)
    wanted = select(*columns, func.count().label("number")).select_from(joined).group_by(*columns)
    audits: dict[tuple[str, str], Audit] = {}
    seen: dict[tuple[str, str], set[tuple[int, int]]] = {}
    with store.reading() as connection:
        for row in connection.execution_options(yield_per=5000).execute(wanted):
            published_by = outlet_name(row.outlet, row.url)
            if outlet is not None and outlet not in published_by:
                continue
            key = ("" if by == "month" else published_by, "" if by == "outlet" else row.month or "")
            one = audits.setdefault(key, Audit(*key))
            one.statements += row.number
            one.authorities[row.authority] += row.number
            one.men += row.number if row.gender == "m" else 0
            one.women += row.number if row.gender == "f" else 0
            seen.setdefault(key, set()).add((row.page, row.seq))
    for key, one in audits.items():
        one.stories = len(seen[key])
    return _ordered(audits.values(), by)


def _ordered(audits: Iterable[Audit], by: By) -> list[Audit]:
    if by == "outlet":
        return sorted(audits, key=lambda one: (-one.statements, one.outlet))
    return sorted(audits, key=lambda one: (one.outlet, one.month))
