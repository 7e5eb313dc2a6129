"""Records for people at a terminal: each story, then who said what in it, right to left."""

from collections.abc import Iterator

from qala.export.labels import (
    APPROXIMATIONS,
    AUTHORITIES,
    DOUBTFUL,
    EVEN_ODDS,
    MODES,
    STANCES,
    STORIES,
    counted,
    day,
    number,
    told,
    why,
)
from qala.export.pretty_lines import Bit, Look, line, shown
from qala.export.statements import Held, Statement, balanced, held, statements
from qala.types.record import Record, RecordFigure, RecordStory, RecordTime

_PLAIN = Look()
_STEP = 4


def pretty(record: Record, look: Look = _PLAIN) -> str:
    """Lay a record out as text, line ends included.

    Args:
        record: with its text; one without it shows names and values, not words.
        look: width, colours and direction marks.
    """
    return "\n".join((*_page(record, look), ""))


def _page(record: Record, look: Look) -> Iterator[str]:
    said = sum(len(story.attributions) for story in record.stories)
    counts = f" · {counted(len(record.stories), 'story')} · {counted(said, 'statement')}"
    yield line((Bit("صفحة ", "quiet"), Bit(shown(record.page.source), "title", apart=True), Bit(counts, "quiet")), look)
    yield _rule("═", look)
    for story in record.stories:
        yield from _story(story, record, look)
    yield from _issues(record, look)


def _rule(char: str, look: Look) -> str:
    return line((Bit(char * min(look.width, 60), "quiet"),), look)


def _story(story: RecordStory, record: Record, look: Look) -> Iterator[str]:
    text = record.page.text or ""
    headline = shown(story.headline.of(text)) if story.headline else ""
    yield ""
    yield line((Bit(f"{STORIES[story.kind]}: ", "quiet"), Bit(headline or "بلا عنوان", "title")), look)
    yield line(_date(story, text), look, indent=2)
    by_owner = held(story)
    for statement in statements(story, record):
        indent = 2 + _STEP * statement.depth
        yield ""
        yield from _statement(statement, look, indent)
        for title, found in _values(statement.attribution.id, by_owner, text):
            yield line((Bit(f"{title}: ", "quiet"), *_joined(found, "، ")), look, indent + 2)
    rest = tuple(_rest(story, record, by_owner))
    if rest:
        yield ""
    for title, found in rest:
        yield line((Bit(f"{title}: ", "quiet"), *_joined(found, "، ")), look, indent=2)
    yield ""
    yield _rule("─", look)


def _date(story: RecordStory, text: str) -> tuple[Bit, ...]:
    published = story.published
    if published.value is None:
        return (Bit("لا يُعرف تاريخه من الصفحة", "doubt"),)
    reasons = "؛ ".join(dict.fromkeys(shown(why(evidence, text)) for evidence in published.why))
    said = (Bit(day(published.value)), Bit(" · ", "quiet"), Bit(published.value, "quiet", apart=True))
    return (*said, Bit(f" ({reasons})", "quiet")) if reasons else said


def _statement(statement: Statement, look: Look, indent: int) -> Iterator[str]:
    a = statement.attribution
    speaker = f"[{shown(statement.speaker)}]" if statement.implicit else shown(statement.speaker)
    words = " … ".join(balanced(shown(piece)) for piece in statement.words)
    said = Bit(f"«{words}»", "quoted") if a.mode == "direct" else Bit(words)
    yield line(
        (
            *((Bit("↲ ", "quiet"),) if statement.depth else ()),
            Bit(speaker, "name", apart=True),
            Bit(" — ", "quiet"),
            Bit(shown(statement.cue), "cue", apart=True),
            Bit(" — ", "quiet"),
            said,
        ),
        look,
        indent,
    )
    role = f" ({shown(statement.role)})" if statement.role else ""
    notes = [AUTHORITIES[a.authority] + role, MODES[a.mode]]
    notes += [STANCES[a.stance]] if a.stance != "says" else []
    notes += [told(shown(statement.addressee))] if statement.addressee else []
    notes += ["نقلاً عن " + "، ".join(map(shown, statement.via))] if statement.via else []
    notes += [DOUBTFUL] if a.confidence < EVEN_ODDS else []
    yield line((Bit(" · ".join(notes), "quiet"),), look, indent + 2)


def _values(owner: str, held: Held, text: str) -> Iterator[tuple[str, list[tuple[Bit, ...]]]]:
    figures = [_figure(figure, text) for figure in held.figures.get(owner, ())]
    times = [_time(time, text) for time in held.times.get(owner, ())]
    for title, found in (("أرقام", figures), ("أوقات", times)):
        if found:
            yield title, found


def _rest(story: RecordStory, record: Record, held: Held) -> Iterator[tuple[str, list[tuple[Bit, ...]]]]:
    """Yield what stands in the story outside of any statement, and the credits."""
    text = record.page.text or ""
    figures = [_figure(figure, text) for figure in held.figures.get(None, ())]
    times = [_time(time, text) for time in held.times.get(None, ())]
    names = {entity.id: entity.name for entity in record.entities}
    owed = dict.fromkeys(shown(names.get(c.entity) or c.span.of(text)) for c in story.credits)
    for title, found in (("أرقام أخرى", figures), ("أوقات أخرى", times)):
        if found:
            yield title, found
    if owed:
        yield "حقوق", [(Bit(name, apart=True),) for name in owed]


def _figure(figure: RecordFigure, text: str) -> tuple[Bit, ...]:
    about = APPROXIMATIONS[figure.approx] + " " if figure.approx != "eq" else ""
    unit = f" {figure.unit}" if figure.unit else ""
    written = shown(figure.span.of(text))
    value = number(figure.value) + unit
    if written == value:
        return (Bit(about + written, apart=True),)
    return (Bit(written, apart=True), Bit(f" = {about}", "quiet"), Bit(value, "quiet", apart=True))


def _time(time: RecordTime, text: str) -> tuple[Bit, ...]:
    return (
        Bit(shown(time.span.of(text)), apart=True),
        Bit(" = ", "quiet"),
        Bit(time.value or "؟", "quiet", apart=True),
    )


def _joined(found: list[tuple[Bit, ...]], comma: str) -> tuple[Bit, ...]:
    bits: list[Bit] = []
    for one in found:
        bits += [Bit(comma, "quiet")] if bits else []
        bits += one
    return tuple(bits)


def _issues(record: Record, look: Look) -> Iterator[str]:
    text = record.page.text or ""
    if record.issues:
        yield line((Bit(f"{counted(len(record.issues), 'issue')} على الصفحة", "doubt"),), look)
    for issue in record.issues:
        words = shown(issue.span.of(text))
        where = f" «{_short(words)}»" if words else ""
        yield line((Bit(issue.code, "doubt", apart=True), Bit(f": {shown(issue.note)}{where}", "quiet")), look, 2)


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
