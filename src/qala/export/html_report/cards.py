"""Cards: one statement beside the page, with the way to its place in the text."""

from qala.export.html_report.markup import safe, tag
from qala.export.labels import APPROXIMATIONS, AUTHORITIES, DOUBTFUL, EVEN_ODDS, MODES, STANCES, number, told
from qala.export.statements import Held, Statement, balanced
from qala.types.record import RecordFigure, RecordTime

_DEEPEST = 4


def card(statement: Statement, held: Held, text: str, anchor: str) -> str:
    """Write a statement as a list item: *speaker — cue — words*, then how it is known.

    Args:
        statement: what was said.
        held: the values of its story, by who says them.
        text: of the page.
        anchor: the page's own word in the report.
    """
    a = statement.attribution
    here = f"{anchor}-{a.id}"
    speaker = tag("bdi", safe(statement.speaker))
    if statement.implicit:
        speaker = f"[{speaker}]"
    role = tag("span", tag("bdi", safe(statement.role)), class_="role") if statement.role else ""
    cue = tag("a", tag("bdi", safe(statement.cue)), href=f"#{here}-t", class_="cue", title="إلى موضعه في النص")
    words = " … ".join(tag("bdi", safe(balanced(piece))) for piece in statement.words)
    quote = tag("blockquote", f"«{words}»" if a.mode == "direct" else words, class_=a.mode)
    body = tag("p", f"{tag('b', speaker)} {role} {cue}", class_="who") + quote
    body += tag("p", " ".join(_chips(statement)), class_="chips") + _values(a.id, held, text) + _why(statement)
    depth = min(statement.depth, _DEEPEST)
    return tag("li", body, id=here, class_=f"card {a.authority} d{depth}", tabindex="-1")


def _chips(statement: Statement) -> list[str]:
    a = statement.attribution
    chips = [tag("span", AUTHORITIES[a.authority], class_="chip auth"), tag("span", MODES[a.mode], class_="chip")]
    if a.stance != "says":
        chips.append(tag("span", STANCES[a.stance], class_="chip stance"))
    if statement.addressee:
        chips.append(tag("span", tag("bdi", safe(told(statement.addressee))), class_="chip"))
    if statement.via:
        passed = "، ".join(tag("bdi", safe(name)) for name in statement.via)
        chips.append(tag("span", f"نقلاً عن {passed}", class_="chip via"))
    if a.confidence < EVEN_ODDS:
        chips.append(tag("span", DOUBTFUL, class_="chip doubt"))
    return chips


def _values(owner: str, held: Held, text: str) -> str:
    found = [_figure(figure, text) for figure in held.figures.get(owner, ())]
    found += [_time(time, text) for time in held.times.get(owner, ())]
    return tag("ul", "".join(tag("li", value) for value in found), class_="values") if found else ""


def _figure(figure: RecordFigure, text: str) -> str:
    unit = f" {figure.unit}" if figure.unit else ""
    value = tag("bdi", safe(f"{number(figure.value)}{unit}"), class_="value")
    return f"{tag('bdi', safe(figure.span.of(text)))} = {APPROXIMATIONS[figure.approx]} {value}"


def _time(time: RecordTime, text: str) -> str:
    return f"{tag('bdi', safe(time.span.of(text)))} = {tag('bdi', safe(time.value or '؟'), class_='value')}"


def _why(statement: Statement) -> str:
    a = statement.attribution
    start, end = a.cue
    facts = f"{safe(a.rule)} · {a.confidence:.2f} · [{start}, {end}]"
    return tag("details", tag("summary", "كيف عُرف؟") + tag("code", facts, dir="ltr"), class_="how")
