"""The packaged tables: built from `resources/` by `make data`, read once."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from qala.errors import ResourceError


@cache
def table(name: str) -> Any:  # noqa: ANN401 - each reader of lexicon/ gives its own table a type
    """Return the packaged table `name` as parsed JSON.

    Raises:
        ResourceError: if the table is missing or is not JSON.
    """
    path = Path(__file__).parent.parent / "_data" / f"{name}.json"
    try:
        return msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        message = f"the packaged table {name}.json cannot be read ({error}): install qala again or run `make data`"
        raise ResourceError(message) from error
