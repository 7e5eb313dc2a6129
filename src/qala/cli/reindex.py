"""`qala reindex`: the search index made again."""

from qala.cli.stores import DEFAULT, StoreOption, counting, note, store_at


def reindex(*, store: StoreOption = DEFAULT) -> None:
    """Throw the search index away and make it again: أعد بناء الفهرس.

    The index is never the truth: it can be deleted at any time.

    Exit codes: 0 done; 1 it cannot be written.
    """
    with store_at(store) as kept:
        from qala.store import index  # noqa: PLC0415 — the store is an extra

        with counting("indexing") as told:
            number = index.rebuild(kept, told)
        note(f"{kept.index_path}: made again from {number} pages.")
