"""Styles: the ways in which sites of a family set their stories; each makes whole pages."""

# ruff: noqa: PLR2004, S311, C901, PLR0912 - odds and lengths of made pages, which keep no secret; one branch a part of a page

import random
import re
from collections.abc import Callable, Sequence

from genscripts.blocks.pages import (
    Row,
    Site,
    caption,
    deck,
    foot,
    furniture_below,
    head,
    make_site,
    phrase,
    rows_of,
    titles,
    words,
)
from genscripts.blocks.stories import Source

Pool = Sequence[Source]


def paragraphs(site: Site, story: Source, number: int, limit: int = 40) -> list[Row]:
    """Return the running text of a story with its subheads, cut or joined the way the site does."""
    dice = site.dice
    if site.happens("brief", 0.2 if site.family == "single" else 0.06):
        parts = [part.split(". ")[0] if site.chance(0.5) else part for part in story.paragraphs[: dice.randint(1, 3)]]
        return [Row(part, "paragraph", number, "p") for part in parts]
    how = site.choices.setdefault("paragraphs", dice.choice(("as is", "as is", "as is", "short", "joined")))
    rows: list[Row] = []
    carried = ""
    for index, text in enumerate(story.paragraphs[:limit]):
        if index in story.subheads:
            rows.append(Row(text, "subhead", number, "subhead"))
        elif how == "short" and len(text.split()) > 50:
            parts = re.split(r"(?<=[.؟!]) (?=\S{2})", text)
            rows += [Row(part, "paragraph", number, "p") for part in parts if part.strip()]
        elif how == "joined" and len(text.split()) < 30 and not carried:
            carried = text
        else:
            rows.append(Row(f"{carried} {text}".strip(), "paragraph", number, "p"))
            carried = ""
    if carried:
        rows.append(Row(carried, "paragraph", number, "p"))
    if site.happens("broken", 0.06):
        rows = [piece for row in rows for piece in _broken(site, row)]
    if site.family == "interview" and site.happens("questions", 0.6):
        rows = _asked(site, rows, number)
    if rows and site.happens("lead", 0.2) and rows[0].kind == "paragraph":
        opening = site.fill(site.choices.setdefault("lead form", dice.choice(_LEADS)))
        rows[0].text = f"{opening} {rows[0].text}"
    if not story.subheads and len(rows) > 4 and site.happens("subheads", 0.25):
        for at in sorted(dice.sample(range(2, len(rows)), min(dice.randint(1, 3), len(rows) - 2)), reverse=True):
            text = site.pick("subheads") if site.chance(0.6) else phrase(site, story, 2, 7)
            rows.insert(at, Row(text, "subhead", number, "subhead"))
    return rows


def _broken(site: Site, row: Row) -> list[Row]:
    """Break a paragraph where a name in it was bold or linked and flattening gave it a line of its own."""
    words = row.text.split()
    if len(words) < 16 or site.chance(0.5):
        return [row]
    at = site.dice.randint(4, len(words) - 6)
    to = at + site.dice.randint(1, 3)
    return [Row(" ".join(piece), row.kind, row.story, row.part) for piece in (words[:at], words[at:to], words[to:])]


def _asked(site: Site, rows: list[Row], number: int) -> list[Row]:
    """Return paragraphs as answers with questions between them, marked the way the site marks them."""
    dice = site.dice
    ask, answer = site.choices.setdefault("marks", dice.choice(("*|-", "* |- ", "• |", "- |", "س: |ج: ", "؟|"))).split("|")
    made: list[Row] = []
    for row in rows:
        if row.kind != "paragraph":
            continue
        words = row.text.split()
        opening = dice.choice(
            ("كيف ترى", "ما الذي يعنيه", "هل تعتقد أن", "ولماذا", "ماذا عن", "وما رأيك في", "متى بدأ", "إلى أي مدى يصح أن")
        )
        if made:
            question = f"{'' if ask == '؟' else ask}{opening} {' '.join(words[1 : dice.randint(4, 14)])}؟"
            made.append(Row(question, "paragraph", number, "p"))
        made.append(Row(answer + row.text if made else row.text, "paragraph", number, "p"))
    return made


_LEADS = [
    "{city} - {wire}:",
    "{city} – ({wire}) –",
    "{outlet} -",
    "{city}:",
    "{city} {d} {m} ({wire}) --",
    "{city} ({agency}) -",
    "{outlet} :-",
    "{name} - {city}",
    "{city}/ {outlet}/",
]


def with_pictures(site: Site, story: Source, number: int, rows: list[Row]) -> list[Row]:
    """Set captions between the paragraphs."""
    if site.happens("pictures inside", 0.3) and len(rows) > 2:
        for _ in range(site.dice.randint(1, 3)):
            at = site.dice.randint(1, len(rows) - 1)
            rows.insert(at, Row(caption(site, story), "caption", number, "caption"))
    return rows


def interrupted(site: Site, pool: Pool, rows: list[Row]) -> list[Row]:
    """Set advertisements, buttons and lists of other articles between the paragraphs."""
    dice = site.dice
    if len(rows) > 3 and site.happens("ads inside", 0.2):
        rows.insert(dice.randint(1, len(rows) - 1), Row(site.pick("ads"), "furniture", 0, "ad"))
    if len(rows) > 3 and site.happens("read also", 0.25):
        at = dice.randint(1, len(rows) - 1)
        rows[at:at] = [Row(site.own("read_also"), "furniture", 0, "also-label"), *titles(site, pool, 1, 4, "also")]
    if len(rows) > 3 and site.happens("inline also", 0.15):
        line = site.own("inline_also").replace("{title}", dice.choice(pool).title or "تفاصيل جديدة")
        rows.insert(dice.randint(1, len(rows) - 1), Row(line, "furniture", 0, "inline-also"))
    return rows


def article(site: Site, story: Source, number: int, pool: Pool) -> list[Row]:
    """Return one article with its head, in the order of the site."""
    dice = site.dice
    order = site.choices.setdefault("article", dice.choice(_ORDERS[site.family]))
    rows: list[Row] = []
    picture = Row(caption(site, story), "caption", number, "caption")
    for letter in order:
        if letter == "H" and story.title:
            rows.append(Row(story.title, "headline", number, "h1" if not any(r.part == "h1" for r in rows) else "h1-again"))
        elif letter == "C" and site.happens("caption", 0.8):
            rows += [picture] * (2 if site.happens("caption twice", 0.3) else 1)
        elif letter == "E" and site.happens("deck", 0.5):
            rows.append(Row(deck(site, story), "deck", number, "deck"))
        elif letter == "S" and site.happens("section", 0.7):
            rows.append(Row(dice.choice(site.menu), "section", number, "section"))
        elif letter == "D" and site.happens("date", 0.85):
            rows.append(Row(site.own("datelines_wire" if site.family == "wire" else "datelines"), "dateline", number, "date"))
        elif letter == "d":
            rows.append(Row(site.own("datelines_place"), "dateline", number, "date"))
        elif letter == "B" and site.happens("byline", 0.7):
            rows += _byline(site, number)
        elif letter == "F" and site.happens("buttons", 0.7):
            rows += rows_of(site, "buttons", 1, 6, "share")
        elif letter == "R":
            crumbs = [Row(text, "furniture", 0, "crumb") for text in site.some("crumbs", 1, 3)]
            rows += (
                [Row(f"الرئيسية / {dice.choice(site.menu)}", "furniture", 0, "crumb")]
                if site.happens("crumbs joined", 0.15)
                else crumbs
            )
        elif letter == "P":
            rows += interrupted(site, pool, with_pictures(site, story, number, paragraphs(site, story, number)))
        elif letter == "Z":
            rows += _end(site, number)
            if site.happens("link to itself", 0.1):
                rows.append(Row(f"رابط الخبر: {story.title}", "furniture", 0, "end"))
    if not story.title and site.chance(0.7):
        opening = [site.fill(dice.choice(("{OUT}", "{OUT}", "{OUT} - متابعة", "{OUT}-خاص")))]
        if site.chance(0.3):
            opening.append(site.fill(dice.choice(("{name}", "و م ع", "خاص", "بقلم: {name}", "متابعة", "تصوير : {name}"))))
        rows[:0] = [Row(text, "byline", number, "byline") for text in opening]
    return [Row(r.text, r.kind, r.story, r.part, r.gap) for r in rows]


def _byline(site: Site, number: int) -> list[Row]:
    if site.choices.setdefault("byline split", "yes" if site.chance(0.12) else "no") == "yes":
        return [Row("كتب", "byline", number, "byline"), Row(site.fill("{name}"), "byline", number, "byline")]
    return [Row(site.own("bylines"), "byline", number, "byline")]


def _end(site: Site, number: int) -> list[Row]:
    what = site.choices.setdefault("end", site.dice.choice(("credit", "credit", "wire", "byline", "none", "none")))
    if what == "credit":
        return [Row(site.own("credits"), "credit", number, "credit")]
    if what == "wire":
        rows = [Row(site.own("ends"), "furniture", 0, "end")]
        return rows + ([Row(site.fill("{h}:{mi} ت م"), "dateline", number, "date")] if site.happens("wire time", 0.5) else [])
    return [Row(site.own("bylines"), "byline", number, "byline")] if what == "byline" else []


_ORDERS = {
    "scroll": ["HECFHCP", "HCFHCP", "HECFHP", "SHCFHP", "HCHP", "HEFHCBP"],
    "portal": ["RSHDCBFP", "SHDCPFZ", "RHBDFCP", "SHFDCP", "DSHEFCP", "RSHFHP", "HSDFHP", "HBDFCPZ", "RHDFBP"],
    "bare": ["HP", "HP", "HP", "HBP", "HdP", "HPZ"],
    "wire": ["HDPZ", "SHdPZ", "HPZD", "HDPZ", "HdPZD"],
    "broadcast": ["HECDFP", "SHEBDFCPZ", "HECBDP", "HCBDFPZ", "CSHEBDP", "SHDFECPZ"],
    "blog": ["HBDFP", "SHBDFCP", "DHBP", "HDBCPB", "SHEBDFP"],
    "interview": ["HEBP", "SHEBDP", "HBEP", "HDEBCP"],
    "listing": ["SHEDP", "HECP"],
    "single": ["HP", "HdP", "HBP", "HP"],
}


def teasers(site: Site, pool: Pool, number: int, low: int, high: int) -> tuple[list[Row], int]:
    """Return headlines with decks of articles that stand elsewhere, each a story of its own, and the next free number."""
    dice, rows = site.dice, []
    order = site.choices.setdefault(
        "teaser", dice.choice(("cHTb", "cHTb", "HT", "HT", "HTd", "sHT", "dHT", "HTm", "cHTd", "sHTdm", "HdT", "cHT", "nHT"))
    )
    for story in dice.sample(pool, min(dice.randint(low, high), len(pool))):
        if not story.title:
            continue
        text = deck(site, story)
        if len(text.split()) < 8:
            text = " ".join(story.paragraphs[0].split()[: dice.randint(10, 30)]) + dice.choice(("", "...", "."))
        for letter in order:
            made = {
                "H": (story.title, "teaser_headline", "teaser-h"), "T": (text, "teaser_deck", "teaser-p"),
                "b": (site.own("bylines"), "byline", "teaser-by"), "d": (site.own("datelines"), "dateline", "teaser-date"),
                "s": (dice.choice(site.menu), "section", "teaser-section"), "c": ("", "caption", "teaser-caption"),
                "m": (site.own("more"), "furniture", "more"), "n": (str(number), "furniture", "number"),
            }[letter]  # fmt: skip
            what = caption(site, story) if letter == "c" else made[0]
            rows.append(Row(what, made[1], 0 if made[1] == "furniture" else number, made[2]))
        number += 1
    return rows, number


def page(site: Site, pool: Pool) -> list[Row]:
    """Return one page of a site, its gaps set."""
    dice, family = site.dice, site.family
    many = {"scroll": (2, 5), "bare": (2, 6), "wire": (1, 6), "single": (1, 1), "interview": (1, 2), "listing": (0, 2)}
    count = dice.randint(*many.get(family, (1, 1) if site.chance(0.7) else (2, 4)))
    if family == "bare" and site.chance(0.1):
        count = 1
    rows: list[Row] = []
    framed = family in ("portal", "blog", "broadcast", "listing") or (
        family in ("scroll", "interview") and site.happens("framed", 0.35)
    )
    if framed:
        rows += head(site) if site.chance(0.9) else []
        if site.happens("ticker", 0.3):
            rows += [Row(site.own("ticker_labels"), "furniture", 0, "ticker-label"), *titles(site, pool, 3, 10, "ticker")]
    elif family == "scroll" and site.happens("few buttons", 0.5):
        rows += rows_of(site, "header", 1, 4, "header")
    untitled = [s for s in pool if not s.title]
    stories = dice.sample([s for s in pool if s.title], count)
    if family == "single" and untitled and site.chance(0.2):
        stories = untitled[:1]
    number = 1
    if family == "listing" and site.chance(0.5):
        more, number = teasers(site, pool, number, 2, 10)
        rows += more
    for story in stories:
        rows += article(site, story, number, pool)
        number += 1
        if family == "scroll" and site.happens("teasers", 0.5):
            rows.append(Row(site.own("related"), "furniture", 0, "related-label"))
            more, number = teasers(site, pool, number, 1, 5)
            rows += more
        elif family not in ("bare", "wire", "single"):
            rows += furniture_below(site, pool, [w for w in story.title.split() if len(w) > 3])
    if family in ("listing", "broadcast", "portal") and (family == "listing" or site.happens("teasers", 0.25)):
        rows += rows_of(site, "related", 0, 1, "related-label")
        more, number = teasers(site, pool, number, 2, 8)
        rows += more
    if framed:
        rows += foot(site) if site.chance(0.9) else []
    return gapped(site, [row for row in rows if row.text.strip()])


def gapped(site: Site, rows: list[Row]) -> list[Row]:
    """Set the empty lines between the rows the way the site does."""
    dice = site.dice
    how = site.choices.setdefault(
        "gaps",
        dice.choice(
            {"scroll": ("loose", "loose", "even", "none"), "single": ("none", "none", "even")}.get(
                site.family, ("none", "none", "even", "loose", "blocks")
            )
        ),
    )
    last = 0
    for index, row in enumerate(rows):
        same_part = index and rows[index - 1].part == row.part
        if how == "even":
            row.gap = 1
        elif how == "loose":
            row.gap = 0 if same_part and row.part != "p" else (1 if site.chance(0.85) else dice.randint(0, 3))
        elif how == "blocks":
            row.gap = 0 if same_part or (row.part == "p" and index and rows[index - 1].part in ("p", "subhead")) else 1
        if how != "none" and row.story and row.story != last:
            row.gap = max(row.gap, dice.randint(0, 2))
        last = row.story or last
    if rows:
        rows[0].gap = 0
    return rows


def furniture_only(site: Site, pool: Pool) -> list[Row]:
    """Return a page without a story: menus, lists of headlines, forms."""
    rows = head(site)
    if site.chance(0.6):
        rows += [Row(site.own("ticker_labels"), "furniture", 0, "ticker-label"), *titles(site, pool, 3, 12, "ticker")]
    return gapped(site, rows + furniture_below(site, pool, ["الانتخابات", "النفط"]) + foot(site))


FAMILIES: tuple[str, ...] = tuple(_ORDERS)
SHARES = {"scroll": 5, "portal": 6, "bare": 5, "wire": 3, "broadcast": 5, "blog": 4, "interview": 2, "listing": 3, "single": 9}


def make_pages(pool: Pool, count: int, seed: int) -> list[tuple[str, list[Row]]]:
    """Return `count` pages as (family, rows), two or three of each site."""
    dice = random.Random(seed)
    deck_of = [family for family in FAMILIES for _ in range(SHARES[family])]
    pages: list[tuple[str, list[Row]]] = []
    untitled = [story for story in pool if not story.title]
    number = 0
    while len(pages) < count:
        family = deck_of[number % len(deck_of)]
        site = make_site(seed * 100_000 + number, family)
        number += 1
        for _ in range(2):
            chosen = [*dice.sample(pool, 40), dice.choice(untitled)]
            made: Callable[[Site, Pool], list[Row]] = furniture_only if family == "listing" and site.chance(0.3) else page
            pages.append((family, made(site, chosen)))
    return pages[:count]


def flatten(rows: Sequence[Row]) -> str:
    """Return the page as run-together text."""
    return "".join("\n" * (row.gap + 1 if index else 0) + " ".join(row.text.split()) for index, row in enumerate(rows))


__all__ = ["FAMILIES", "flatten", "make_pages", "words"]
