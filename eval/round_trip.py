"""Write dates and numbers out with independent writers, read them back, and say what share comes back.

    python -m eval.round_trip [--count 100000] [--seed 1] [--list 20]

Numbers in words are num2words' (Arabic), numbers in digits and all dates are CLDR's by way of Babel, in the styles and the
countries of Arabic. Each stands in a sentence, as an editor would write it. Neither writer is a part of qala.

num2words writes 901,000 as «تسعمائة و ألف ألف», which is no Arabic number; values with such a group are not asked of it.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from qala.find.values.readings import read_values
from qala.resolve.dates import resolve_times

COUNTRIES = ("ar_EG", "ar_SY", "ar_IQ", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_MR", "ar_SA", "ar_AE")
STYLES = ("full", "long", "medium", "short", "d MMMM", "MMMM yyyy", "EEEE d MMMM yyyy")
FIRST, DAYS = date(1850, 1, 1), 109_000
TODAY = date(2015, 7, 25)


class Written(NamedTuple):
    """A value written out by somebody else."""

    writer: str
    text: str
    value: float | str


def written(count: int, seed: int) -> Iterator[Written]:
    """Yield `count` values written out, a fifth of them numbers in words, a fifth in digits, the rest dates."""
    rng = random.Random(seed)  # noqa: S311 - nothing to be kept secret
    writers: tuple[Callable[[random.Random], Written], ...] = (_words, _digits, _date, _date, _date)
    for index in range(count):
        yield writers[index % len(writers)](rng)


def _words(rng: random.Random) -> Written:
    from num2words import num2words  # noqa: PLC0415

    value = rng.randrange(3, 10 ** rng.randrange(1, 13))
    while _is_misspelt(value):
        value = rng.randrange(3, 10 ** rng.randrange(1, 13))
    return Written("num2words", f"وبلغ مجموعها {num2words(value, lang='ar')} دولار في السنة", value)


def _is_misspelt(value: int) -> bool:
    """Tell whether num2words misspells a number: a group above the last that is a hundred or more and one."""
    groups = [value // 1000**power % 1000 for power in range(1, 5)]
    return any(group > 1 and group % 100 == 1 for group in groups)


def _digits(rng: random.Random) -> Written:
    from babel.numbers import format_currency, format_decimal, format_percent  # noqa: PLC0415

    locale = rng.choice(COUNTRIES)
    numbers = rng.choice(("latn", "arab"))
    match rng.randrange(4):
        case 0:
            value: float = rng.randrange(3, 10 ** rng.randrange(1, 11))
            shown = format_decimal(value, locale=locale, numbering_system=numbers)
            return Written("CLDR decimal", f"وصل عددها إلى {shown} قطعة في المخزن", value)
        case 1:
            value = round(rng.uniform(1, 10**6), rng.choice((1, 2)))
            shown = format_decimal(value, locale=locale, numbering_system=numbers)
            return Written("CLDR fraction", f"وزنت الشحنة {shown} طن من القمح", value)
        case 2:
            value = rng.randrange(1, 1000)
            shown = format_percent(value / 100, locale=locale, numbering_system=numbers)
            return Written("CLDR percent", f"ارتفع السعر {shown} هذا الأسبوع", value)
    value = rng.randrange(3, 10**7)
    shown = format_currency(
        value, rng.choice(("USD", "EUR", "MAD", "KWD")), locale=locale, format_type="name", numbering_system=numbers
    )
    return Written("CLDR money", f"بيعت الأرض مقابل {shown} وسجل العقد", value)


def _date(rng: random.Random) -> Written:
    from babel.dates import format_date  # noqa: PLC0415

    style, locale = rng.choice(STYLES), rng.choice(COUNTRIES)
    day = FIRST + timedelta(rng.randrange(DAYS))
    if style == "d MMMM":
        day = TODAY - timedelta(rng.randrange(120))  # a day of the past, as the sentence says
    shown = format_date(day, style, locale=locale)
    return Written(
        f"CLDR {style}", f"صدر القرار في {shown} عن المجلس", day.isoformat()[:7] if style == "MMMM yyyy" else day.isoformat()
    )


def is_read_back(item: Written) -> bool:
    """Tell whether qala reads the value that was written."""
    readings = read_values(item.text)
    if isinstance(item.value, str):
        return [time.value for time in resolve_times(readings.times, TODAY.isoformat())] == [item.value]
    return [figure.value for figure in readings.figures][:1] == [item.value]


def main() -> None:
    """Print a table of the writers with the share that comes back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", type=int, default=0)
    arguments = parser.parse_args()
    right, total = Counter[str](), Counter[str]()
    lost: list[Written] = []
    for item in written(arguments.count, arguments.seed):
        total[item.writer] += 1
        if is_read_back(item):
            right[item.writer] += 1
        else:
            lost.append(item)
    for writer, number in sorted(total.items()):
        print(f"{writer:24} {right[writer] / number:.5f}  {number - right[writer]} of {number} lost")
    print(f"{'together':24} {right.total() / total.total():.5f}  {len(lost)} of {total.total()} lost")
    for item in lost[: arguments.list]:
        print("   ", item.writer, "|", item.text, "|", item.value)


if __name__ == "__main__":
    main()
