"""Folders: the files of a folder or of a pattern that can be pages, in an order that never changes."""

import glob
import os
import re
from pathlib import Path

from qala.errors import InputError

PAGE_SUFFIXES = frozenset(
    {
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".shtml",
        ".mht",
        ".mhtml",
        ".xml",
        ".rss",
        ".atom",
        ".warc",
        ".zip",
        ".tar",
        ".tgz",
    }
    | {".gz", ".zst", ".bz2", ".xz", ".jsonl", ".ndjson", ".json", ".parquet"}
)
"""Endings of files that can hold pages; in a folder or an archive all others are passed over."""
_PATTERN = re.compile(r"[*?\[]")


def is_page_name(name: str) -> bool:
    """Tell whether a file of this name can hold a page: by its suffix, or because it has none, and not hidden.

    >>> is_page_name("news/2025/page.html"), is_page_name("photo.jpg"), is_page_name(".git/config"), is_page_name("index")
    (True, False, False, True)
    """
    parts = name.replace("\\", "/").split("/")
    suffix = Path(parts[-1]).suffix.lower()
    return not any(part.startswith((".", "__MACOSX")) for part in parts) and (not suffix or suffix in PAGE_SUFFIXES)


def list_files(folder: Path) -> list[Path]:
    """Return the files under a folder that can hold pages, in the order of their paths; hidden ones are left out.

    Raises:
        InputError: if the folder may not be listed or holds no page.
    """
    source = os.fspath(folder)
    try:
        os.scandir(folder).close()
    except OSError as error:
        message = f"{source}: the folder cannot be listed ({error.strerror}); give yourself the right (chmod u+rx)"
        raise InputError(message, source=source) from error
    found = []
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(where, name) for name in files if is_page_name(name)]
    if not found:
        message = f"{source}: the folder holds no page; pages end in {', '.join(sorted(PAGE_SUFFIXES)[:6])} and the like"
        raise InputError(message, source=source)
    return sorted(found)


def matching(pattern: str) -> list[Path]:
    """Return the files that a pattern matches, sorted; none where it is no pattern or matches nothing."""
    if not _PATTERN.search(pattern):
        return []
    return [Path(name) for name in sorted(glob.glob(pattern, recursive=True)) if Path(name).is_file()]  # noqa: PTH207 - the pattern is the user's, absolute or not
