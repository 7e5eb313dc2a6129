"""What `kill -9` leaves behind."""

import pytest

from tests.store.killing import kill_while_adding


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_half_written_is_seen() -> None:
    tally = kill_while_adding(8)
    assert tally.kills == 8
    assert tally.acknowledged > 0
