"""`qala check`: does every span still say what it said."""

import typer

from qala.cli.stores import DEFAULT, StoreOption, counting, note, store_at


def check(*, store: StoreOption = DEFAULT) -> None:
    """Check a store: هل ما زال كل موضع يقول ما قاله.

    Every page is put together again from its rows and compared with the
    fingerprint it was added with; then index and store are compared.

    Exit codes: 0 all is well; 1 something is not (it is named, with what
    to do).
    """
    with store_at(store) as kept:
        from qala.store.checking import check as checked_by  # noqa: PLC0415 — the store is an extra

        with counting("checking") as told:
            checked = checked_by(kept, told)
        for fault in checked.faults:
            note(f"{fault.where}: {fault.what}.")
        verdict = f"{len(checked.faults)} faults (named above)" if checked.faults else "every span says what it said"
        note(f"{kept.name}: {checked.pages} pages, {checked.statements} statements, {verdict}.")
    if checked.faults:
        raise typer.Exit(1)
