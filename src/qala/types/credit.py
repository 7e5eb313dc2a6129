"""Credits: whom a picture or a text is owed to."""

from dataclasses import dataclass

from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """A photo or text credit: the name of the agency, paper or photographer, without brackets."""

    span: Span
    rule: str
