"""What `eval.described` counts: the entity that a source means, not the words beside the cue."""

import json
from pathlib import Path

import pytest

from eval.attribution import Json
from eval.described import judged
from eval.suites import Suite

TEXT = (
    "بلدية النخيل تفتح الجسر\n\n"
    "قال رئيس البلدية سالم الراوي إن الجسر سيفتح الخميس. وأكد رئيس البلدية أن العمل انتهى. وذكر شهود أن الطريق مغلق.\n"
)


def span(words: str, times: int = 1) -> list[int]:
    at = -1
    for _ in range(times):
        at = TEXT.index(words, at + 1)
    return [at, at + len(words)]


def annotation(who: str) -> Json:
    """Annotate the three reports; the second is laid at the door of `who`."""
    said = [
        (span("قال"), span("رئيس البلدية سالم الراوي"), "e1"),
        (span("وأكد"), span("رئيس البلدية", 2), who),
        (span("وذكر"), span("شهود"), "e3"),
    ]
    return {
        "entities": [{"id": "e1", "name": "سالم الراوي"}, {"id": "e2", "name": "بلدية النخيل"}, {"id": "e3", "name": "شهود"}],
        "mentions": [{"entity": "e1", "span": span("سالم الراوي")}, {"entity": "e2", "span": span("بلدية النخيل")}],
        "attributions": [{"cue": cue, "source": source, "entity": entity} for cue, source, entity in said],
    }


@pytest.mark.parametrize(("who", "right"), [("e1", True), ("e2", False)], ids=["the mayor", "somebody else"])
def test_a_described_source_is_right_only_if_it_is_told(tmp_path: Path, who: str, *, right: bool) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    gold = json.loads(json.dumps(annotation(who)))
    found = [(kind, told) for kind, told, _ in judged(Suite("annotated", tmp_path), "page", gold)]
    assert found == [("named", True), ("described", right), ("nobody", True)]
