"""Money is that of the page's country."""

from qala.resolve.values import address_country, resolve_values, text_country
from qala.types.figure import Figure
from qala.types.page import Page
from qala.types.pieces import Pieces
from qala.types.span import Span


def page(text: str, url: str | None = None) -> Page:
    return Page(id="0", source="-", text=text, url=url)


def money(text: str, written: str, unit: str) -> Figure:
    start = text.index(written)
    return Figure(Span(start, start + len(written)), 300, unit, None, "eq", "figures/measure")


def test_the_address_tells_the_dinar() -> None:
    text = "رفعت الوزارة السعر إلى 300 دينار"
    figure = money(text, "300 دينار", "TND")
    kuwait = resolve_values(page(text, "https://news.example.kw/1"), Pieces(figures=(figure,)))
    assert [found.unit for found in kuwait.figures] == ["KWD"]
    nowhere = resolve_values(page(text), Pieces(figures=(figure,)))
    assert [found.unit for found in nowhere.figures] == ["TND"]


def test_the_text_tells_the_riyal() -> None:
    text = "قالت بلدية صنعاء إن اليمن خصص 300 ريال لكل أسرة في اليمن وصنعاء"
    settled = resolve_values(page(text), Pieces(figures=(money(text, "300 ريال", "SAR"),)))
    assert [found.unit for found in settled.figures] == ["YER"]


def test_a_country_in_the_text_stays() -> None:
    text = "قالت صنعاء واليمن وعدن في اليمن إن المنحة 300 ريال قطري"
    settled = resolve_values(page(text), Pieces(figures=(money(text, "300 ريال قطري", "QAR"),)))
    assert [found.unit for found in settled.figures] == ["QAR"]


def test_two_countries_named_as_often_decide_nothing() -> None:
    assert text_country("تونس والجزائر، الجزائر وتونس") is None


def test_places_named_far_away_decide_nothing() -> None:
    text = "قالت طهران وإيران إن إيران مستعدة. " + "وعاد الهدوء إلى السوق بعد أسبوع. " * 30 + "وبلغت الأرباح 300 ريال"
    settled = resolve_values(page(text), Pieces(figures=(money(text, "300 ريال", "SAR"),)))
    assert [found.unit for found in settled.figures] == ["SAR"]


def test_an_address_that_tells_no_country() -> None:
    assert address_country(page("نص", "https://news.example/1")) is None
