"""Pages taken apart: cases written in the way of real ones, and what any page must keep."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.segment import segment
from qala.segment.assembly import READ
from qala.segment.lines import MOST
from qala.types.block import Block
from qala.types.page import Element, Page
from qala.types.span import Span
from qala.types.story import Segmentation
from tests.loading import params


def page_of(text: str) -> Page:
    return Page("id", "page.txt", text)


def blocks_of(taken: Segmentation) -> list[tuple[Block, int]]:
    found = [(block, number) for number, story in enumerate(taken.stories, 1) for block in story.blocks]
    return sorted([*found, *((block, 0) for block in taken.furniture)], key=lambda pair: pair[0].span)


@pytest.mark.parametrize("case", params("segment/pages"))
def test_cases(case: dict[str, Any]) -> None:
    text = ("\n" * (case.get("gap", 0) + 1)).join(line[2] for line in case["lines"])
    taken = segment(page_of(text))
    shown = [
        [block.kind if wanted[0] else None, story, block.span.of(text), *(["repeat"] if block.repeat_of is not None else [])]
        for (block, story), wanted in zip(blocks_of(taken), case["lines"], strict=True)
    ]
    assert shown == case["lines"]


def test_a_page_without_a_story_says_so() -> None:
    taken = segment(page_of("الرئيسية\nبحث\nاتصل بنا"))
    assert not taken.stories
    assert [issue.code for issue in taken.issues] == ["no-story"]


def test_an_empty_page_says_so() -> None:
    for text in ("", " \n\t\n"):
        assert [issue.code for issue in segment(page_of(text)).issues] == ["no-story"]


def test_repeats_point_to_the_first_of_their_story_and_have_no_sentences() -> None:
    head, words = (
        "وزير الأشغال يفتتح جسر المرفأ بعد تأخير عامين",
        "افتتح وزير الأشغال سالم الراوي أمس جسر المرفأ بعد تأخير عامين كاملين بسبب نقص التمويل.",
    )
    text = f"{head}\n\nTT\n\n{head}\n\n{words}\n\nوقال إن الجسر سيخفف الزحام عن وسط المدينة، وإن الحركة عليه مجانية."
    story = segment(page_of(text)).stories[0]
    repeats = [block for block in story.blocks if block.repeat_of is not None]
    assert [block.span.of(text) for block in repeats] == [head]
    assert repeats[0].repeat_of == 0
    assert all(sentence.block != repeats[0].span.start for sentence in story.sentences)


def test_lines_in_another_language_are_kept_without_sentences() -> None:
    lines = [
        "بلدية النخيل تعلن خطة النقل الجديدة للعاصمة",
        "أعلنت بلدية النخيل أمس خطة جديدة للنقل العام تشمل خمسة خطوط للحافلات الكهربائية تربط الضواحي بوسط المدينة.",
        "The municipality said on Monday that the new plan will connect the suburbs with the centre of the capital city.",
        "وقال رئيس البلدية إن الخطة ستنفذ على ثلاث مراحل تنتهي في عام 2030.",
    ]
    text = "\n".join(lines)
    at = text.index("The")
    page = Page("id", "page.txt", text, other_languages=((Span(at, at + len(lines[2])), "en"),))
    taken = segment(page)
    assert [block.span.of(text) for block, _ in blocks_of(taken)] == lines
    assert all("municipality" not in sentence.text for story in taken.stories for sentence in story.sentences)


def test_markup_overrules() -> None:
    lines = [
        ("h1", (), "وزارة الصحة تطلق حملة تطعيم في القرى الجبلية", 0),
        ("figcaption", ("figure",), "طبيبة تطعم طفلا في قرية جبلية", 0),
        ("p", ("article",), "أطلقت وزارة الصحة أمس حملة تطعيم ضد الحصبة في القرى الجبلية تشمل عشرين ألف طفل.", 0),
        ("p", ("article",), "وقالت الوزيرة إن الفرق الطبية ستصل إلى كل بيت، ودعت الأهالي إلى التعاون معها.", 0),
        ("li", ("aside", "ul"), "وزير المالية يعرض الموازنة على البرلمان الثلاثاء المقبل", 55),
        ("li", ("aside", "ul"), "عودة الرحلات الجوية بعد انحسار العاصفة الرملية", 46),
    ]  # fmt: skip
    text, elements = "", []
    for tag, path, words, linked in lines:
        elements.append(Element(Span(len(text), len(text) + len(words)), "", tag, path, frozenset(), linked))
        text += words + "\n"
    taken = segment(Page("id", "page.html", text, media_type="text/html", elements=tuple(elements)))
    kinds = [(block.kind, story) for block, story in blocks_of(taken)]
    assert kinds[:4] == [("headline", 1), ("caption", 1), ("paragraph", 1), ("paragraph", 1)]
    assert [story for _, story in kinds[4:]] == [0, 0]


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "TT",
                "مقالات ذات صلة",
                "12 مارس 2020",
                "(رويترز)",
                "قال الوزير إن الطريق سيفتح غدا.",
                "«",
                '"',
                "\u200f",
                "وزير الأشغال يفتتح الجسر",
            ]
        ),
        st.text("ابتسكلمن .،«»\n", max_size=200),
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_line_stands_in_exactly_one_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    taken = segment(page_of(text))
    blocks = [block for block, _ in blocks_of(taken)]
    rest = list(text)
    last = 0
    for block in blocks:
        start, end = block.span
        assert last <= start < end <= len(text)
        assert block.span.of(text) == block.span.of(text).strip()
        rest[start:end] = " " * (end - start)
        last = end
    assert not "".join(rest).strip()


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_sentences_lie_in_their_blocks_and_lose_no_letter(lines: list[str]) -> None:
    text = "\n".join(lines)
    for story in segment(page_of(text)).stories:
        starts = {block.span.start: block for block in story.blocks}
        for block in story.blocks:
            own = [sentence for sentence in story.sentences if sentence.block == block.span.start]
            if block.repeat_of is None and block.kind != "furniture":
                assert "".join("".join(s.text.split()) for s in own) == "".join(block.span.of(text).split())
        for sentence in story.sentences:
            assert starts[sentence.block].span.contains(sentence.span)
            assert sentence.span.of(text) == sentence.text


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "ك",
        "«",
        "».",
        '" ',
        ".",
        "\u064e",
        ": ",
        "12/5/2020 ",
        "«قال. نعم» ",
        "وقال الوزير إن الأمر مهم جدا ",
        "\n",
        "(",
        "كلمة\n",
    ],
    ids=repr,
)
def test_hostile_repetition_stays_bounded(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    taken = segment(page_of(text))
    assert time.process_time() - start < 20
    assert all(sentence.span.end <= len(text) for story in taken.stories for sentence in story.sentences)


def test_a_page_of_too_many_lines_is_cut_and_says_so() -> None:
    text = "س\n" * (MOST + 5)
    taken = segment(page_of(text))
    assert "page-cut" in [issue.code for issue in taken.issues]
    assert taken.furniture[-1].span.end == len(text) - 1


def test_a_page_of_a_million_characters_is_read_so_far_and_says_so() -> None:
    text = "قال الوزير إن الطريق سيفتح غدا. " * (READ // 30)
    taken = segment(page_of(text))
    assert [issue.code for issue in taken.issues] == ["page-cut"]
    assert taken.stories[0].blocks[0].span.end == len(text.rstrip())
    assert READ - 40 < taken.stories[0].sentences[-1].span.end <= READ


def test_the_same_page_gives_the_same_blocks() -> None:
    text = "\n".join(line[2] for case in params("segment/pages") for line in case.values[0]["lines"])
    assert segment(page_of(text)) == segment(page_of(text))
