"""qala (قال, *he said*): Arabic news pages in, sourced records out.

>>> import qala
>>> record = qala.extract(next(qala.read("عنوان\\nقال الوزير إن الطريق سيفتح غداً.")))
>>> record.stories[0].attributions[0].cue.of(record.page.text)
'قال'
"""

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
