"""Issues: doubt, said in the record."""

from dataclasses import dataclass

from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader of the record should know before trusting it.

    Attributes:
        span: where on the page; `Span(0, 0)` for the page as a whole.
        code: a stable kebab-case word for the kind, such as `unclosed-quotation`.
        note: a sentence for people.
    """

    span: Span
    code: str
    note: str
