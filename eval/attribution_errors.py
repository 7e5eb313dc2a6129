"""What attribution got wrong on one page, to be read by those who mend it."""

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

Json = dict[str, Any]
NEARLY = 0.9
"""Two contents so alike are the same report, wherever their cues are."""


def differences(score: ModuleType, text: str, gold: Json, record: Json) -> Iterator[str]:
    """Yield a paragraph for each attribution that was missed, was false, or differs from the gold."""
    theirs, ours = gold["attributions"], score.flat(record)["attributions"]
    left = [score.toks(text, [c for c in a["content"] if c]) for a in theirs]
    right = [score.toks(text, p["content"]) for p in ours]
    near = [
        (score.jac(left[i], right[j]) + 0.01 * bool(score.overlap(a["cue"], p["cue"])), i, j)
        for i, a in enumerate(theirs)
        for j, p in enumerate(ours)
        if score.overlap(a["cue"], p["cue"]) or score.jac(left[i], right[j]) >= NEARLY
    ]
    matched = [(i, j) for i, j, _ in score.pairs(near)]
    ids = {theirs[i]["id"]: ours[j]["id"] for i, j in matched}
    entities = {e["id"]: e for e in record["entities"]}
    for i, j in matched:
        a, p = theirs[i], ours[j]
        notes = [
            *_content(text, a, p, score.jac(left[i], right[j])),
            *_speaker(text, a, p, entities),
            *_links(a, p, ids),
        ]
        if notes:
            yield f"~ {_words(text, a['cue'])} [{p['rule']}] {_around(text, a['cue'])}\n    " + "\n    ".join(notes)
    for i in sorted(set(range(len(theirs))) - {i for i, _ in matched}):
        a = theirs[i]
        yield f"- MISSED {_around(text, a['cue'])}\n    gold {_pieces(text, a)} source {_words(text, a.get('source'))}"
    for j in sorted(set(range(len(ours))) - {j for _, j in matched}):
        p = ours[j]
        yield f"+ FALSE [{p['rule']}] {_around(text, p['cue'])}\n    ours {_pieces(text, p)}"


def _content(text: str, a: Json, p: Json, alike: float) -> Iterator[str]:
    if alike < 1:
        yield f"CONTENT {alike:.2f}\n      gold {_pieces(text, a)}\n      ours {_pieces(text, p)}"
    for key in ("mode", "stance"):
        if a.get(key) != p[key]:
            yield f"{key} gold {a.get(key)} ours {p[key]}"


def _speaker(text: str, a: Json, p: Json, entities: dict[str, Json]) -> Iterator[str]:
    theirs, ours = a.get("source"), p["source"]
    beside = f"gold {_words(text, theirs)} | ours {_words(text, ours)}"
    if a["entity"] == p["source_entity"] or (theirs and ours and theirs[0] < ours[1] and ours[0] < theirs[1]):
        if (theirs or None) != (ours or None):
            yield f"source span {beside}"
        return
    meant, found = entities.get(a["entity"], {}), entities.get(p["source_entity"] or "", {})
    if not (meant.get("unnamed") and not theirs and (not found or found.get("unnamed"))):
        yield f"SPEAKER {beside}; meant {meant.get('name')}, found {_words(text, p['antecedent'])}"


def _links(a: Json, p: Json, ids: dict[str, str]) -> Iterator[str]:
    if a.get("parent") and ids.get(a["parent"]) != p["parent"]:
        yield f"parent gold {a['parent']}"
    if not a.get("parent") and p["parent"]:
        yield "parent where none is"
    if a.get("via") and not set(a["via"]) & set(p["via"]):
        yield f"via gold {a['via']} ours {p['via']}"


def _words(text: str, span: Sequence[int] | None) -> str:
    return text[span[0] : span[1]] if span else "–"


def _pieces(text: str, a: Json) -> list[str]:
    return [_words(text, piece) for piece in a["content"]]


def _around(text: str, span: Sequence[int]) -> str:
    before, after = text[max(0, span[0] - 90) : span[0]], text[span[1] : span[1] + 160]
    return f"{before}⟦{_words(text, span)}⟧{after}".replace("\n", "¶")
