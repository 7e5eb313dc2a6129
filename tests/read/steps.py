"""Steps for worker processes: some die, some hang, some fail."""

import os
import time

from qala.types.page import Page


def measure(page: Page) -> int:
    """Return the length of a page, or do what it asks for."""
    if "killed" in page.text:
        os._exit(9)
    if "hangs" in page.text:
        time.sleep(600)
    if "eats" in page.text:
        return len(bytearray(20_000_000_000))
    if "fails" in page.text:
        raise ValueError(page.text)
    return len(page.text)
