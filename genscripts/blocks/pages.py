"""Made pages: stories of the corpora set into what news sites write around them, each line with its kind and its story."""

# ruff: noqa: PLR2004, S311 - odds and lengths of made pages, which keep no secret

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml

from genscripts.blocks.stories import Source

Words = dict[str, list[str]]


@dataclass(slots=True)
class Row:
    """A line of a made page: its text, kind, story (0 for none), empty lines before it, and the part it plays in markup."""

    text: str
    kind: str
    story: int
    part: str
    gap: int = 0


@cache
def words() -> Words:
    """Return what sites write around their stories."""
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf8"))  # type: ignore[no-any-return]


@dataclass(slots=True)
class Site:
    """How one made site writes its pages; every choice is drawn once, so that its pages agree with one another."""

    dice: random.Random
    family: str
    months: list[str] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    odds: dict[str, float] = field(default_factory=dict)
    eastern: bool = False

    def pick(self, group: str) -> str:
        """Return one word of a group, filled in."""
        return self.fill(self.dice.choice(words()[group]))

    def own(self, group: str) -> str:
        """Return the word of a group that this site always uses, filled in anew."""
        return self.fill(self.choices.setdefault(group, self.dice.choice(words()[group])))

    def happens(self, what: str, odds: float) -> bool:
        """Tell whether this site does something this time; each site has its own leaning."""
        return self.chance(self.odds.setdefault(what, self.dice.choice((0.0, odds, odds, min(1.0, odds * 2)))))

    def chance(self, odds: float) -> bool:
        """Tell whether a thing of these odds happens this time, whatever the site's leaning."""
        return self.dice.random() < odds

    def some(self, group: str, low: int, high: int) -> list[str]:
        """Return a few words of a group."""
        pool = words()[group]
        return [self.fill(w) for w in self.dice.sample(pool, min(self.dice.randint(low, high), len(pool)))]

    def fill(self, text: str) -> str:
        """Fill in the names, days and places of a pattern."""
        filled = re.sub(r"\{(\w+)\}", lambda m: self._value(m.group(1)), text)
        return filled.translate(_EASTERN) if self.eastern and filled != text else filled

    def _value(self, name: str) -> str:  # noqa: PLR0911 - one return a sort of word
        dice, table = self.dice, words()
        if name in _NUMBERS:
            return str(_NUMBERS[name](dice))
        if name == "name":
            return (
                f"{dice.choice(table['first_names' if self.chance(0.7) else 'more_names'])} {dice.choice(table['last_names'])}"
            )
        if name == "city" and self.chance(0.2):
            return dice.choice(table["towns"])
        if name == "m":
            return dice.choice(self.months or table["months"])
        group = {
            "wd": "weekdays",
            "hm": "hijri",
            "city": "cities",
            "outlet": "outlets",
            "wire": "wires",
            "OUT": "latin_outlets",
        }
        if name in group:
            if name in ("outlet", "wire", "OUT") and self.chance(0.8):
                return self.own(group[name])
            return dice.choice(table[group[name]])
        return (
            dice.choice(table["agencies"]).replace("{name}", "نبيل حداد")
            if name == "agency"
            else dice.choice(table.get(name, [name]))
        )


_EASTERN = str.maketrans("0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
_NUMBERS: dict[str, Callable[[random.Random], object]] = {
    "d": lambda r: r.randint(1, 28), "dd": lambda r: f"{r.randint(1, 28):02}", "mm": lambda r: f"{r.randint(1, 12):02}",
    "y": lambda r: r.randint(2011, 2026), "year": lambda r: r.randint(2011, 2026), "h": lambda r: f"{r.randint(1, 12):02}",
    "mi": lambda r: f"{r.randint(0, 59):02}", "n": lambda r: r.randint(1, 999),
}  # fmt: skip


def make_site(seed: int, family: str) -> Site:
    """Return the site of a seed."""
    dice = random.Random(f"{family}/{seed}")
    months = dice.choice(("months", "months", "months_levant", "months_maghreb"))
    site = Site(dice, family, words()[months])
    if site.chance(0.2):
        levant = words()["months_levant"]
        site.months = [f"{a} / {b}" for a, b in zip(levant, words()["months"], strict=True)]
    site.eastern = site.chance(0.1)
    site.menu = dice.sample(words()["sections"], dice.randint(6, 26))
    return site


def rows_of(site: Site, group: str, low: int, high: int, part: str) -> list[Row]:
    """Return a few furniture lines of a group."""
    return [Row(text, "furniture", 0, part) for text in site.some(group, low, high)]


def head(site: Site) -> list[Row]:
    """Return what stands above the first story: menus, buttons, date, weather, ticker."""
    dice, rows = site.dice, []
    if site.happens("skip", 0.3):
        rows.append(Row(site.own("skip"), "furniture", 0, "skip"))
    rows += rows_of(site, "header", 0, 7, "header")
    if site.happens("board", 0.25):
        rows += rows_of(site, "boards", 1, 3, "header")
    if site.happens("today", 0.3):
        rows.insert(dice.randint(0, len(rows)), Row(_plain_date(site), "dateline", 0, "today"))
    menu = _joined(site, [Row(section, "furniture", 0, "menu") for section in site.menu])
    rows += menu
    if site.happens("menu twice", 0.3):
        rows += rows_of(site, "header", 0, 3, "header") + [Row(r.text, r.kind, 0, r.part) for r in menu]
    if site.happens("weather", 0.15):
        rows += rows_of(site, "weather", 4, 20, "weather")
    return rows


def _joined(site: Site, rows: list[Row]) -> list[Row]:
    """Return the entries of a menu or row of buttons, on one line on the sites that set them so."""
    mark = site.choices.setdefault("joined", site.dice.choice((*[""] * 6, " | ", " - ", " • ", " / ", " ")))
    if not mark or not rows:
        return rows
    first = rows[0]
    return [Row(mark.join(row.text for row in rows[at : at + 9]), first.kind, 0, first.part) for at in range(0, len(rows), 9)]


def _plain_date(site: Site) -> str:
    return site.fill(site.choices.setdefault("today", site.dice.choice(words()["datelines"][:9])))


def titles(site: Site, pool: Sequence[Source], low: int, high: int, part: str) -> list[Row]:
    """Return a list of headlines of articles that stand elsewhere, with their dates, sections or numbers."""
    dice, rows = site.dice, []
    order = site.choices.setdefault(
        f"order/{part}", dice.choice(("t", "t", "t", "t", "td", "td", "st", "sdt", "tsd", "nt", "tbd", "dt", "bt"))
    )
    twice = site.choices.setdefault(f"twice/{part}", "yes" if site.chance(0.08) else "no") == "yes"
    cut = site.choices.setdefault(f"cut/{part}", "yes" if site.chance(0.15) else "no") == "yes"
    dated = site.choices.setdefault(f"dates/{part}", dice.choice(words()["datelines"]))
    if site.choices.setdefault(f"long/{part}", "yes" if site.chance(0.25) else "no") == "yes":
        low, high = high, high * 3
    for number, story in enumerate(dice.sample(pool, min(dice.randint(low, high), len(pool)))):
        title = _title(site, story)
        if cut and len(title) > 50:
            title = title[:48].rstrip() + "..."
        section, day, author = dice.choice(site.menu), site.fill(dated), site.pick("bylines") if "b" in order else ""
        made = {
            "t": Row(title, "teaser_headline", 0, part), "d": Row(day, "dateline", 0, part + "-date"),
            "s": Row(section + (":" if twice else ""), "section", 0, part + "-section"),
            "b": Row(author, "byline", 0, part + "-byline"), "n": Row(str(number + 1), "furniture", 0, part + "-number"),
        }  # fmt: skip
        rows += [replace(made[what]) for what in order * (2 if twice else 1)]
        if site.happens(f"more/{part}", 0.05):
            rows.append(Row(site.pick("more"), "furniture", 0, "more"))
    return rows


def _title(site: Site, story: Source) -> str:
    title = story.title or " ".join(story.paragraphs[0].split()[: site.dice.randint(6, 12)])
    kicker = site.dice.choice(words()["listing_kickers"])
    return f"{kicker}{site.dice.choice(('| ', '.. ', ': '))}{title}" if site.chance(0.06) else title


def caption(site: Site, story: Source) -> str:
    """Return a caption: who or what a picture of the story shows, often with the agency at its end."""
    dice = site.dice
    what = dice.random()
    if what < 0.3:
        text = f"{_names(site, story)} {site.pick('caption_tails')}"
    elif what < 0.5:
        text = f"{site.pick('caption_heads')} {phrase(site, story, 2, 7)}"
    elif what < 0.75:
        text = phrase(site, story, 2, 18)
    else:
        text = _names(site, story)
    if site.happens("caption stop", 0.1):
        text += "."
    text = site.fill(
        site.choices.setdefault("caption form", dice.choice(words()["caption_labels"] + ["{caption}"] * 6)).replace(
            "{caption}", text
        )
    )
    if site.happens("caption credit", 0.6):
        brackets = site.choices.setdefault("brackets", dice.choice(("()", "()", "()", "()", "[]", "/ ", "- ", "| ")))
        text = f"{text} {brackets[0]}{site.pick('agencies')}{brackets[1]}".rstrip()
    if site.happens("caption section", 0.08):
        text = f"{dice.choice(site.menu)} {text}"
    if site.happens("caption icon", 0.06):
        text = f"{text} play-circle" if site.chance(0.5) else f"play-circle {text}"
    return text


_NAMED = re.compile(
    r"(?:الرئيس|رئيس|رئيسة|وزير|وزيرة|الأمير|أمير|الملك|الشيخ|الدكتور|السفير|مدير|مديرة|محافظ|الفنان|الفنانة|النجم|المدرب|اللواء|العميد|نائب|المهندس|المتحدث|الأمين|الناطق|السيد|الكاتب|الشاعر|اللاعب)"
    r"(?: [^\W\d_]+){1,6}"
)
_STOPS = {
    "إن",
    "أن",
    "في",
    "على",
    "من",
    "عن",
    "إلى",
    "الذي",
    "التي",
    "بأن",
    "إنه",
    "أنه",
    "قد",
    "خلال",
    "مع",
    "بعد",
    "قبل",
    "أمس",
    "اليوم",
    "لـ",
    "كما",
    "ما",
    "لا",
}


def _names(site: Site, story: Source) -> str:
    found = _NAMED.findall(" ".join(story.paragraphs[:6]))
    if not found:
        return phrase(site, story, 2, 4)
    kept: list[str] = []
    for word in site.dice.choice(found).split():
        if word in _STOPS:
            break
        kept.append(word)
    return " ".join(kept)


def phrase(site: Site, story: Source, low: int, high: int) -> str:
    """Return a stretch of words of the story that runs over no punctuation."""
    pieces = [
        p.split() for p in re.split(r"[،.؛:«»\"()؟!]", " ".join([story.title, *story.paragraphs[:5]])) if len(p.split()) > low
    ]
    if not pieces:
        return story.title
    piece = site.dice.choice(pieces)
    size = min(site.dice.randint(low, high), len(piece))
    start = site.dice.randint(0, len(piece) - size) if site.chance(0.4) else 0
    return " ".join(piece[start : start + size])


def deck(site: Site, story: Source) -> str:
    """Return the line under a headline: a summary, the first sentence cut short, or a phrase."""
    if story.summary and site.chance(0.6):
        return story.summary
    first = story.paragraphs[0]
    sentence = re.split(r"(?<=[.؟!]) ", first)[0].split()
    how = site.choices.setdefault("deck", site.dice.choice(("phrase", "sentence", "sentence", "cut")))
    if how == "phrase":
        return phrase(site, story, 5, 14)
    size = site.dice.randint(10, 34)
    return " ".join(sentence[:size]) + ("..." if len(sentence) > size and how == "cut" else "")


def furniture_below(site: Site, pool: Sequence[Source], titled: list[str]) -> list[Row]:  # noqa: C901 - one branch a part
    """Return what stands below a story: tags, buttons, related lists, comments, newsletter, about the author."""
    dice, rows = site.dice, []
    parts = ["cards", "tags", "share", "related", "most", "comments", "newsletter", "next", "ads"]
    dice.shuffle(parts)
    for part in parts:
        if part == "tags" and site.happens("tags", 0.4):
            rows.append(Row(site.own("tags_labels"), "furniture", 0, "tags-label"))
            tags = (
                dice.sample(titled, min(len(titled), dice.randint(1, 4)))
                + site.some("tag_extra", 0, 3)
                + site.some("cities", 0, 2)
            )
            rows += [Row(tag, "furniture", 0, "tag") for tag in tags]
        elif part == "cards" and site.happens("cards", 0.06):
            for name, story in zip(site.some("cards", 1, 4), dice.sample(pool, 4), strict=False):
                about = " ".join(story.paragraphs[0].split()[: dice.randint(12, 40)])
                rows += [Row(name, "furniture", 0, "tag"), Row(about, "furniture", 0, "foot-about")]
        elif part == "share" and site.happens("share below", 0.4):
            rows += _joined(site, rows_of(site, "buttons", 1, 8, "share"))
        elif part == "related" and site.happens("related", 0.6):
            rows.append(Row(site.own("related"), "furniture", 0, "related-label"))
            rows += titles(site, pool, 2, 8, "related")
        elif part == "most" and site.happens("most read", 0.4):
            rows += rows_of(site, "most_read", 1, 3, "most-label")
            rows += titles(site, pool, 3, 10, "most")
        elif part == "comments" and site.happens("comments", 0.3):
            rows += rows_of(site, "comments", 3, 14, "comments")
        elif part == "newsletter" and site.happens("newsletter", 0.3):
            rows += rows_of(site, "newsletter", 1, 5, "newsletter")
        elif part == "next" and site.happens("next", 0.15):
            rows.append(Row("السابق", "furniture", 0, "more"))
            rows += titles(site, pool, 1, 2, "next")
        elif part == "ads" and site.happens("ads below", 0.2):
            rows += rows_of(site, "ads", 1, 2, "ad")
    return rows


def foot(site: Site) -> list[Row]:
    """Return the end of the page."""
    rows: list[Row] = []
    if site.happens("menu below", 0.4):
        rows += [Row(section, "furniture", 0, "foot-menu") for section in site.menu]
    if site.happens("about", 0.25):
        rows += rows_of(site, "about_labels", 1, 1, "foot") + rows_of(site, "about", 1, 1, "foot-about")
    if site.happens("cookies", 0.15):
        rows += rows_of(site, "cookies", 1, 4, "cookies")
    return rows + _joined(site, rows_of(site, "footer", 1, 12, "foot"))
