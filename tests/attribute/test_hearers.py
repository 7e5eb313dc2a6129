"""Who is told: a ل that belongs to a name tells nobody anything."""

import pytest

from qala.attribute.hearers import find_addressee
from qala.attribute.views import view_sentences
from qala.types.mention import EntityType, Mention
from qala.types.pieces import Pieces
from qala.types.sentence import Sentence
from qala.types.span import Span


@pytest.mark.parametrize(
    ("text", "name", "kind", "told"),
    [
        ("قالت رئيسة اللجنة ليلى النحاس إن القرار نهائي", "اللجنة ليلى النحاس", "ORG", None),
        ("قالت ليلى النحاس إن القرار نهائي", "ليلى النحاس", "PER", None),
        ("قال المدير لسالم الراوي إن القرار نهائي", "سالم الراوي", "PER", "سالم الراوي"),
    ],
)
def test_only_a_cut_letter_tells(text: str, name: str, kind: EntityType, told: str | None) -> None:
    start = text.index(name)
    mention = Mention(Span(start, start + len(name)), kind, "test")
    whole = Span(0, len(text))
    (view,) = view_sentences([Sentence(text, whole)], Pieces(mentions=(mention,)))
    addressee, _ = find_addressee(view, 1, view.index_at(text.index("إن ")))
    assert (addressee and addressee.of(text)) == told
