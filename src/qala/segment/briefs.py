"""Briefs: pages of a line or two, too short for the classifier to see a page in them."""

from collections.abc import Sequence

from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.lexicon.cues import cue_readings
from qala.segment.classifier import Label
from qala.segment.lines import Line

BRIEF = 8
"""Lines of a page up to which it is looked at for a story in a line or two."""
_WORDS = 4
_ENDS = (".", "؟", "!", "»", "”", '"')


def brief_labels(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels of a short page on which no text was found, its sentences taken for the text.

    A line is text if it ends as a sentence or says that somebody says something; the line above it is its headline.
    Longer pages without text are menus and lists of headlines, and stay without a story.
    """
    told = [i for i, line in enumerate(lines) if not _is_label(line)]
    body = [i for i in told if lines[i].words >= _WORDS and _is_sentence(lines[i], below=i != told[0])]
    if len(body) > 1 and not lines[body[0]].text.endswith(_ENDS):
        del body[0]  # a headline says too that somebody says something
    if not body:
        return list(labels)
    made = list(labels)
    headline = next((i for i in told if i < body[0]), None)
    for index in told:
        if index == headline:
            made[index] = Label("B", "headline")
        elif index >= body[0]:
            made[index] = Label("B" if headline is None and index == body[0] else "I", "paragraph")
    return made


def _is_label(line: Line) -> bool:
    shown = line.is_furniture or line.opens_related or line.is_dated or line.is_placed or line.is_published
    return shown or line.is_author or not any(c.isalpha() for c in line.text[:400])


def _is_sentence(line: Line, *, below: bool) -> bool:
    """Tell whether a line ends as a sentence or begins with a word of saying; below a headline one may stand anywhere."""
    if line.text.endswith(_ENDS) or line.is_prose:
        return True
    words = [bare(match.group()) for match in WORD.finditer(line.text[:400])]
    said = [word in cue_readings() or (word[:1] in "وف" and word[1:] in cue_readings()) for word in words]
    return any(said if below else said[:1])
