"""Conjugation: the written forms of a verb, from its perfect and imperfect.

Forms are made in `bare` spelling, without vowel marks, so homographs of the script stay together: قالت is she said and
nothing else, but نقول is we say and no form of نقل.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qala.arabic.folding import bare


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form with what it agrees with."""

    written: str
    tense: Literal["perfect", "imperfect"]
    person: Literal[1, 2, 3]
    gender: Literal["m", "f"] | None
    number: Literal["s", "d", "p"]


def conjugate(perfect: str, imperfect: str) -> Iterator[VerbForm]:
    """Yield the forms of a verb that reports use, in bare spelling.

    Args:
        perfect: third person masculine singular, such as «أشار».
        imperfect: the same person, such as «يشير».

    >>> [form.written for form in conjugate("قال", "يقول")][:4]
    ['قال', 'قالت', 'قالوا', 'قالا']
    """
    yield from _perfect(perfect)
    yield from _imperfect(bare(imperfect)[1:])


_DOUBLED = 2
"""Letters of a verb whose second root letter is doubled and written once (رد، أقر)."""


def _perfect(perfect: str) -> Iterator[VerbForm]:
    written = bare(perfect)
    third, first = written, written
    if perfect.endswith("ى"):
        third, first = written[:-1], written
    elif perfect.endswith("ا"):
        third, first = written[:-1], written[:-1] + "و"
    elif len(written) > _DOUBLED and written[-2] == "ا" and not perfect.endswith("ي"):
        first = written[:-2] + written[-1]
    elif len(written) == _DOUBLED or (len(written) == _DOUBLED + 1 and written.startswith("ا")):
        first = written + written[-1]
    yield VerbForm(written, "perfect", 3, "m", "s")
    yield VerbForm(third + "ت", "perfect", 3, "f", "s")
    plural = third[:-1] if perfect.endswith("ي") else third
    yield VerbForm(plural + "وا", "perfect", 3, "m", "p")
    yield VerbForm(third + "ا", "perfect", 3, "m", "d")
    yield VerbForm(third + "تا", "perfect", 3, "f", "d")
    yield VerbForm(first + "ن", "perfect", 3, "f", "p")
    yield VerbForm(first + "نا", "perfect", 1, None, "p")
    yield VerbForm(first + "ت", "perfect", 1, None, "s")
    if perfect.endswith("ى"):
        yield VerbForm(third + "ا", "perfect", 3, "m", "s")


def _imperfect(stem: str) -> Iterator[VerbForm]:
    yield VerbForm("ي" + stem, "imperfect", 3, "m", "s")
    yield VerbForm("ت" + stem, "imperfect", 3, "f", "s")
    yield VerbForm("ن" + stem, "imperfect", 1, None, "p")
    yield VerbForm("ا" + stem, "imperfect", 1, None, "s")
    plural = stem[:-1] if stem[-1] in "يو" else stem
    for ending in ("ون", "وا"):
        yield VerbForm("ي" + plural + ending, "imperfect", 3, "m", "p")
        yield VerbForm("ت" + plural + ending, "imperfect", 2, "m", "p")
    yield VerbForm("ي" + stem + "ان", "imperfect", 3, "m", "d")
    yield VerbForm("ت" + stem + "ان", "imperfect", 3, "f", "d")


def participles(participle: str) -> Iterator[VerbForm]:
    """Yield the indefinite accusative forms of an active participle, as they follow a report («، مشيراً إلى»).

    >>> [form.written for form in participles("مشير")]
    ['مشيرا', 'مشيره', 'مشيرين', 'مشيرتين', 'مشيرات']
    """
    stem = bare(participle)
    if _is_defective(participle):
        stem += "ي"
    yield VerbForm(stem + "ا", "imperfect", 3, "m", "s")
    yield VerbForm(stem + "ه", "imperfect", 3, "f", "s")
    yield VerbForm(stem.removesuffix("ي") + "ين" if _is_defective(participle) else stem + "ين", "imperfect", 3, "m", "p")
    yield VerbForm(stem + "تين", "imperfect", 3, "f", "d")
    yield VerbForm(stem + "ات", "imperfect", 3, "f", "p")


DEFECTIVE = frozenset({"داع", "ناف", "مثن", "مبد", "شاك", "راو", "عاز", "متمن", "خاش", "موص", "مدع", "مناد"})
"""Participles whose third root letter is weak and left out in the nominative (داعٍ، نافٍ)."""


def _is_defective(participle: str) -> bool:
    return participle in DEFECTIVE
