"""The errors qala raises: one tree, so that a caller can catch all of them at once.

Doubt about a page is never an error: it is an `Issue` in the page's record.
"""


class QalaError(Exception):
    """Anything qala raises on purpose."""


class InputError(QalaError):
    """What the caller handed over cannot be used; the message says what, where, and what to do."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        """Keep the message and the path or URL it is about."""
        super().__init__(message)
        self.source = source


class ResourceError(QalaError):
    """A packaged table or model is missing or broken: the installation is at fault, not the page."""


class StoreError(QalaError):
    """The store cannot be opened, read or written; its data is untouched."""


class EngineError(QalaError):
    """A batch engine failed as a whole; single pages that fail are rejects, not errors."""
