r"""qala (قال, *he said*): Arabic news pages in, sourced records out.

>>> import qala
>>> record = qala.extract(next(qala.read("عنوان\nقال الوزير إن الطريق سيفتح غداً.")))
>>> record.stories[0].attributions[0].cue.of(record.page.text)
'قال'
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qala.errors import EngineError, InputError, QalaError, ResourceError, StoreError
    from qala.pipeline import extract
    from qala.read import read
    from qala.types.page import Page
    from qala.types.record import Record
    from qala.types.span import Span

__all__ = [
    "EngineError",
    "InputError",
    "Page",
    "QalaError",
    "Record",
    "ResourceError",
    "Span",
    "StoreError",
    "extract",
    "read",
]
__version__ = "0.1.0"

_HOMES = {
    "EngineError": "qala.errors",
    "InputError": "qala.errors",
    "Page": "qala.types.page",
    "QalaError": "qala.errors",
    "Record": "qala.types.record",
    "ResourceError": "qala.errors",
    "Span": "qala.types.span",
    "StoreError": "qala.errors",
    "extract": "qala.pipeline",
    "read": "qala.read",
}
"""Where each public name lives. A name is fetched when it is first used, so that `import qala` costs next to nothing."""


if not TYPE_CHECKING:  # or every wrong name would pass the type checker

    def __getattr__(name: str) -> object:
        """Fetch a public name from its home and keep it."""
        if name not in _HOMES:
            message = f"module 'qala' has no attribute '{name}'"
            raise AttributeError(message)
        from importlib import import_module  # noqa: PLC0415 - the point is to import late

        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


class _Qala(ModuleType):
    """This package, where `qala.read` is the function whoever imports the room of that name, and whenever."""

    def __setattr__(self, name: str, value: object) -> None:
        """Keep a name; the import of a room would put the room in the place of the function."""
        super().__setattr__(name, getattr(value, name) if name in _HOMES and isinstance(value, ModuleType) else value)


sys.modules[__name__].__class__ = _Qala


def __dir__() -> list[str]:
    """List the public names, fetched or not."""
    return sorted(__all__)
