"""Charts: accessible, exact, and the same bytes wherever they are drawn."""

import re
from xml.etree import ElementTree

import pytest

from generator.charts import LAYOUTS, Chart, drawn
from generator.charts.live import live_spec
from generator.charts.mentions import MENTION, pieces, plain
from generator.charts.report_cards.distribution import rating_classes
from generator.language import language_named
from generator.language.names import figure_name, in_words, value_text
from generator.models import Register
from generator.pages import build_pages

SVG = "{http://www.w3.org/2000/svg}"


def charts(register: Register, code: str) -> dict[str, Chart]:
    pages = build_pages(register, language_named(code))
    return {f"{page.path} {chart.name}": chart for page in pages for chart in page.charts}


@pytest.fixture(scope="module", params=["en", "zh"])
def drawings(request: pytest.FixtureRequest, register: Register) -> dict[str, tuple[Chart, ElementTree.Element]]:
    return {
        f"{name} {layout}": (chart, ElementTree.fromstring(drawn(chart, layout)))
        for name, chart in charts(register, request.param).items()
        for layout in LAYOUTS
    }


def test_a_chart_says_what_it_shows(drawings: dict[str, tuple[Chart, ElementTree.Element]]) -> None:
    for chart, svg in drawings.values():
        title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
        assert title is not None
        assert description is not None
        assert svg.get("role") == "img"
        assert svg.get("direction") == "ltr"
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert (title.text, description.text) == (chart.title, chart.alt)
        assert 0 < len(chart.alt) <= 250
        assert chart.alt != chart.title


def test_ids_are_unique_and_references_resolve(drawings: dict[str, tuple[Chart, ElementTree.Element]]) -> None:
    for _, svg in drawings.values():
        ids = [element.get("id") for element in svg.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        text = ElementTree.tostring(svg, encoding="unicode")
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_a_chart_adapts_to_the_page(drawings: dict[str, tuple[Chart, ElementTree.Element]]) -> None:
    for _, svg in drawings.values():
        assert "viewBox" in svg.attrib
        assert "width" not in svg.attrib
        assert "style=" not in ElementTree.tostring(svg, encoding="unicode")


def test_narrow_charts_have_readable_text(drawings: dict[str, tuple[Chart, ElementTree.Element]]) -> None:
    """A phone of 360 px leaves 328 px for a chart."""
    for name, (_, svg) in drawings.items():
        if not name.endswith("narrow"):
            continue
        width = float(svg.attrib["viewBox"].split()[2])
        for text in svg.iter(f"{SVG}text"):
            size = float(text.attrib["font-size"].removesuffix("px"))
            assert size * min(328 / width, 1) >= 12, name


def test_charts_are_drawn_from_figures(register: Register) -> None:
    for chart in charts(register, "en").values():
        for spec in chart.specs.values():
            for rows in spec["datasets"].values():
                for row in rows:
                    if "figure" in row:
                        assert row["figure"] in chart.figures
                        assert row["value"] == float(str(register.figures[row["figure"]].published))


def test_an_interactive_chart_says_values_as_printed(register: Register) -> None:
    """Each mark of a figure has value, name and place in the words of the page."""
    language = language_named("zh")
    chart = charts(register, "zh")["umbrella-cards/index.md ranking"]
    spec = live_spec(chart, "wide", register, language)
    tips = {row["figure"]: row["tip"] for rows in spec["datasets"].values() for row in rows}
    valued = {one for one in chart.figures if register.figures[one].published is not None}
    assert set(tips) == valued
    figure = register.figures["umbrella-cards.politeness.met-or-exceeded.2021"]
    assert tips[figure.id].split("\n") == ["约60%", figure_name(register, figure, language), "T/1/2，第3段"]
    told = {layer["mark"]["type"]: layer["encoding"].get("tooltip") for layer in spec["layer"]}
    assert told["point"] == told["rule"] == told["text"] == {"field": "tip", "type": "nominal"}
    assert spec["description"] == chart.alt


def test_a_message_mentions_figures_and_reads_as_text(register: Register) -> None:
    for chart in charts(register, "en").values():
        marked = chart.caption.words.message
        for said, identity in MENTION.findall(marked):
            figure = register.figures[identity]
            assert said in {
                value_text(register, figure, language_named("en")),
                in_words(register, figure, language_named("en")),
            }
        assert "{" not in chart.message
        assert plain(marked) == chart.message == chart.alt
        assert "".join(pieces(marked, lambda said, _: said)) == chart.message
    assert plain("{a.b.c.d} {x} {1|a.b.c.d}") == "{a.b.c.d} {x} 1"


def test_what_has_no_value_is_no_mark(register: Register) -> None:
    """Dryness was not applicable in 2019: no dot, and above all none at zero."""
    chart = charts(register, "en")["umbrella-cards/indicators/dryness.md series"]
    rows = [row for data in chart.specs["wide"]["datasets"].values() for row in data if "figure" in row]
    assert {row["label"] for row in rows} == {"2020", "2021"}


def test_segments_stand_in_the_same_order_in_every_language(register: Register) -> None:
    def order(code: str) -> list[str]:
        chart = charts(register, code)["umbrella-cards/index.md distribution"]
        return [entry.style for entry in chart.legend]

    assert order("en") == order("zh") == ["rating-0", "rating-3", "rating-none"]


def test_colours_follow_the_rank_of_a_grade() -> None:
    scale = [("none", 0, False), ("d", 1, True), ("c", 2, True), ("b", 3, True), ("a", 4, True)]
    assert rating_classes(scale) == {
        "none": "rating-none", "d": "rating-3", "c": "rating-2", "b": "rating-1", "a": "rating-0",
    }  # fmt: skip
