"""Charts: accessible, exact, and the same bytes wherever they are drawn."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import (
    TESTS,
    TINY,
    edited,
    pages_of,
    release_of,
    with_one_package,
    with_rows,
    with_table,
)

from generator.charts.captions import Words, captioned, short_enumeration, short_message, shortened
from generator.charts.chart import LAYOUTS, Chart, key_of
from generator.charts.colours import rating_classes
from generator.charts.drawing import drawn, spec_of
from generator.charts.mentions import BEGIN, BETWEEN, END, MENTION, mentions_as_text, pieces
from generator.charts.rows import END as ISOLATE_END
from generator.charts.rows import LEFTWARDS, isolated, visible_columns, wrapped
from generator.errors import ContentError
from generator.language import language_named
from generator.language.names import figure_name, in_words, value_text
from generator.models import Register
from generator.pages.page import Page
from generator.site.drawings import cached_drawing, cached_spec

SVG = "{http://www.w3.org/2000/svg}"


def charts(project: Path | Register, code: str = "en") -> dict[str, Chart]:
    """The charts of a project in one language, by page and name."""
    pages = pages_of(project, code).values()
    return {f"{page.path} {chart.name}": chart for page in pages for chart in page.charts}


def chart_of(project: Path, name: str, code: str = "en") -> Chart:
    """One chart of an altered project, by page and name. Of the project only the package of the
    page is built.
    """
    return charts(with_one_package(project, name.partition("/")[0]), code)[name]


@pytest.fixture(scope="module", params=["en", "zh"])
def drawings(
    request: pytest.FixtureRequest, register: Register
) -> dict[str, tuple[Chart, ElementTree.Element]]:
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


def test_ids_are_unique_and_references_resolve(
    drawings: dict[str, tuple[Chart, ElementTree.Element]],
) -> None:
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


def test_a_drawing_has_no_empty_parts(
    drawings: dict[str, tuple[Chart, ElementTree.Element]],
) -> None:
    for name, (_, svg) in drawings.items():
        for element in (*svg.iter(f"{SVG}g"), *svg.iter(f"{SVG}text")):
            assert len(element) or element.text, name


def test_narrow_charts_have_readable_text(
    drawings: dict[str, tuple[Chart, ElementTree.Element]],
) -> None:
    """A phone of 360 px leaves 328 px for a chart."""
    for name, (_, svg) in drawings.items():
        if not name.endswith("narrow"):
            continue
        width = float(svg.attrib["viewBox"].split()[2])
        for text in svg.iter(f"{SVG}text"):
            size = float(text.attrib["font-size"].removesuffix("px"))
            assert size * min(328 / width, 1) >= 12, name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_specification_is_valid(register: Register, layout: str) -> None:
    """Builds do not validate, because that takes longer than all else."""
    for chart in charts(register).values():
        assert spec_of(chart, layout, validate=True) == spec_of(chart, layout)


def test_charts_are_drawn_from_figures(register: Register) -> None:
    for chart in charts(register).values():
        for row in drawn_rows(chart, "wide") + drawn_rows(chart, "narrow"):
            if "rating" in row:
                assert row["rating"] == register.figures[row["figures"]].published
            if "figure" in row and row["value"] is not None:
                assert row["figure"] in chart.figures
                assert row["value"] == float(str(register.figures[row["figure"]].published))


def test_an_interactive_chart_says_values_as_printed(register: Register) -> None:
    """Each mark of a figure has value, name and place in the words of the page."""
    language = language_named("zh")
    chart = charts(register, "zh")["umbrella-cards/index.md ranking"]
    spec = spec_of(chart, "wide")
    tips = {row["figure"]: row["tip"] for row in drawn_rows(chart, "wide") if "figure" in row}
    valued = {one for one in chart.figures if register.figures[one].published is not None}
    assert set(tips) == valued
    figure = register.figures["umbrella-cards.politeness.met-or-exceeded.2021"]
    assert tips[figure.id].split("\n") == [
        "约60%",
        figure_name(register, figure, language),
        "T/1/2，第3段",
    ]
    tooltips = {layer["mark"]["type"]: layer["encoding"].get("tooltip") for layer in spec["layer"]}
    tip = {"field": "tip", "type": "nominal"}
    assert tooltips["point"] == tooltips["rule"] == tooltips["text"] == tip
    assert spec["description"] == chart.alt


def test_a_message_mentions_figures_and_reads_as_text(register: Register) -> None:
    for chart in charts(register).values():
        marked = chart.caption.words.message
        for said, identity in MENTION.findall(marked):
            figure = register.figures[identity]
            assert said in {
                value_text(register, figure, language_named("en")),
                in_words(register, figure, language_named("en")),
            }
        assert not set(chart.message) & {BEGIN, BETWEEN, END}
        assert mentions_as_text(marked) == chart.message == chart.alt
        assert "".join(pieces(marked, lambda said, _: said)) == chart.message
    mention = f"{BEGIN}1{BETWEEN}a.b.c.d{END}"
    assert (
        mentions_as_text(f"{{x|a.b.c.d}} {mention} {END}{BEGIN}") == f"{{x|a.b.c.d}} 1 {END}{BEGIN}"
    )


def test_what_has_no_value_is_no_mark(register: Register) -> None:
    """Dryness was not applicable in 2019: no dot, and above all none at zero."""
    chart = charts(register)["umbrella-cards/indicators/dryness.md series"]
    assert {row["label"] for row in rows_of(chart, "figure")} == {"2020", "2021"}


def test_no_line_is_drawn_over_a_break(register: Register) -> None:
    """Return on time broke in 2020: the line begins anew there, and an upright one stands before
    it.
    """
    drawn = charts(register)
    series = drawn["umbrella-cards/indicators/return-on-time.md series"]
    parts = {row["label"]: row["part"] for row in rows_of(series, "part")}
    assert parts["2019"] != parts["2020"] == parts["2021"]
    assert domain(series) == ["2019", "//", "2020", "2021"]
    assert domain(drawn["umbrella-cards/indicators/dryness.md series"]) == ["2020", "2021"]
    panels = [
        row
        for row in rows_of(drawn["umbrella-cards/index.md panels"], "part")
        if "return-on" in row["figure"]
    ]
    parts = {row["value"]: row["part"] for row in panels}
    assert parts[40] != parts[61] == parts[82]


def domain(series: Chart) -> list[str]:
    """What stands on the axis of time, in the order of time."""
    return [text for _, text in sorted(labels_of(series).items()) if text]


def labels_of(series: Chart) -> dict[float, str]:
    """What stands on the axis of time, by its place in pixels."""
    written = spec_of(series, "wide")["encoding"]["x"]["axis"]["labelExpr"]
    texts = json.loads(re.search(r"{.*}", written).group())  # type: ignore[union-attr]
    return {float(place): text for place, text in texts.items()}


def test_a_ranking_marks_only_what_stands_before_a_break(register: Register) -> None:
    points = rows_of(charts(register)["umbrella-cards/index.md ranking"], "key")
    styles = {str(row["figure"]).rpartition(".")[2]: row["style"] for row in points}
    assert styles == {"2019": "break", "2020": "before", "2021": "now"}


@pytest.mark.parametrize(
    ("fields", "base"), [({}, "Ratings given"), ({"base": {"en": "Umbrellas"}}, "")]
)
def test_a_base_is_said_where_all_shares_have_it(
    register: Register, fields: dict[str, object], base: str
) -> None:
    one, other = (
        register.figures[f"umbrella-cards.dryness.met-or-exceeded.{year}"]
        for year in ("2020", "2021")
    )
    figures = [one, replace(other, **fields)]  # type: ignore[arg-type]
    assert (
        captioned(register, figures, language_named("en"), Words("Dryness", "Dry: 50%.")).about.base
        == base
    )


def test_segments_stand_in_the_same_order_in_every_language(register: Register) -> None:
    def order(code: str) -> list[str]:
        chart = charts(register, code)["umbrella-cards/scale/index.md distribution"]
        return [entry.style for entry in chart.legend]

    assert order("en") == order("zh") == ["rating-0", "rating-3", "rating-none"]


def test_colours_follow_the_rank_of_a_grade() -> None:
    scale = [("none", 0, False), ("d", 1, True), ("c", 2, True), ("b", 3, True), ("a", 4, True)]
    row = release_of(TINY).packages["umbrella-cards"].tables.scale[0]
    assert rating_classes({key: replace(row, order=order, applicable=applies) for key, order,
        applies in scale}) == {
        "none": "rating-none", "d": "rating-3", "c": "rating-2", "b": "rating-1", "a": "rating-0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("", "0 characters"),
        ("7 " * 126, "252 characters"),
        ("All umbrellas 2021.", "its title"),
        ("Umbrellas went up.", "without a value"),
    ],
)
def test_a_chart_without_a_result_in_words_is_refused(
    register: Register, message: str, problem: str
) -> None:
    figure = register.figures["umbrella-cards.dryness.met-or-exceeded.2021"]
    with pytest.raises(ContentError, match=f"the chart “All umbrellas 2021”.*{problem}"):
        captioned(register, [figure], language_named("en"), Words("All umbrellas 2021", message))


def test_a_message_may_state_a_grade_instead_of_a_number(register: Register) -> None:
    figure = register.figures["umbrella-cards.bbu~dryness.rating.2021"]
    caption = captioned(
        register, [figure], language_named("en"), Words("Dryness", "Rated “Fine”: the bureau.")
    )
    assert caption.about.periods == "2021"
    assert caption.about.sources == ("T/1/2",)


def test_long_names_are_cut_short_before_a_message_is_too_long() -> None:
    english = language_named("en")
    name = "Bureau of umbrellas " * 9
    assert shortened("Dryness", 10) == "Dryness"
    assert shortened("Dryness of all", 10) == "Dryness…"
    assert shortened("D" * 20, 10) == "D" * 9 + "…"
    assert short_message(english, "%(one)s of %(two)s", one="8", two="9") == "8 of 9"
    assert len(short_message(english, "%(one)s before %(two)s", one=name, two=name)) <= 250
    many = [f"{name[:40]} {number}" for number in range(9)]
    assert (
        short_message(english, "Most: %(names)s.", names=many[:2])
        == f"Most: {many[0]} and {many[1]}."
    )
    assert short_message(english, "Most: %(names)s.", names=many).endswith(f"{many[4]} and others.")
    assert short_message(english, "%(one)s, %(two)s", one=[name], two=[name, name]).endswith(
        "umbrellas… and others"
    )
    few = short_enumeration(english, "Met", [f"{name[:90]} {number}" for number in range(5)])
    assert len(few) <= 250
    assert few.endswith("; others.")
    assert short_enumeration(english, "Met", ["Audit 1", "Policy 2"]) == "Met: Audit 1; Policy 2."
    assert short_enumeration(english, name[:90], ["Audit 1"]) == f"{name[:90]}: Audit 1."


def rows_of(chart: Chart, field: str) -> list[dict[str, Any]]:
    """The rows of the wide drawing that have a field."""
    return [row for row in drawn_rows(chart, "wide") if field in row]


def drawn_rows(chart: Chart, layout: str) -> list[dict[str, Any]]:
    """All rows that a drawing has, with what the drawing added to them."""
    return [row for rows in spec_of(chart, layout)["datasets"].values() for row in rows]


def test_the_grid_tells_five_facts_apart(project: Path) -> None:
    """A grade of zero, not applicable, the lowest grade, not reported, and no row: five symbols,
    five looks.
    """
    for old, new in (
        ("poor,Poor,差,○,1", "poor,Poor,差,○,2"),
        ("fine,Fine,好,●,2", "fine,Fine,好,●,3"),
    ):
        edited(project, "data/umbrella-cards/scale.csv", old, new)
    with_rows(project, "umbrella-cards/scale", "0,None at all,完全没有,0,1,false,true")
    with_rows(project, "umbrella-cards/entities", "zzz,ZZZ,Zero of Zithers,零琴,,,,,")
    ratings = (
        "bbu,politeness,2021,absent,text,T/1/2,para. 8",
        "zzz,dryness,2021,0,text,T/1/2,para. 8",
    )
    with_rows(project, "umbrella-cards/ratings", *ratings)
    chart = chart_of(project, "umbrella-cards/index.md grid")
    cells = {
        (row["entity"], row["indicator"]): (row["symbol"], row["style"])
        for row in rows_of(chart, "symbol")
    }
    silent = ("∅", "rating-unreported")
    assert cells == {
        ("bbu", "return-on-time"): ("○", "rating-2"), ("bbu", "dryness"): ("●", "rating-0"),
        ("bbu", "politeness"): ("–", "rating-none"),
        ("zzz", "return-on-time"): ("…", "rating-unknown"), ("zzz", "dryness"): ("0", "rating-3"),
        ("zzz", "politeness"): ("…", "rating-unknown"),
        **{("omt", indicator): silent for indicator in ("return-on-time", "dryness", "politeness")},
    }  # fmt: skip
    labels = {entry.style: entry.label for entry in chart.legend}
    assert {labels["rating-none"], labels["rating-unreported"], labels["rating-unknown"]} == {
        "Not applicable", "not reported", "no row in our data",
    }  # fmt: skip


def test_a_panel_shows_zero_as_a_point_and_what_is_absent_as_none(project: Path) -> None:
    old, new = "dryness,met-or-exceeded,2021,47.5", "dryness,met-or-exceeded,2021,0"
    file = "data/umbrella-cards/statements.csv"
    edited(project, file, old, new)
    edited(project, file, "change-since-2020,2021,-2.5", "change-since-2020,2021,-50")
    chart = chart_of(project, "umbrella-cards/index.md panels")
    points = {row["figure"]: row for row in rows_of(chart, "figure")}
    assert points["umbrella-cards.dryness.met-or-exceeded.2021"]["text"] == "0%"
    absent = {
        identity: (row["value"], row["absent"]) for identity, row in points.items() if row["absent"]
    }
    assert absent == {
        "umbrella-cards.dryness.met-or-exceeded.2019": (None, "–"),
        "umbrella-cards.politeness.met-or-exceeded.2020": (None, "∅"),
    }
    assert [entry.symbol for entry in chart.legend] == ["–", "∅", "┊"]


def test_an_indicator_without_a_latest_value_is_drawn_and_named(project: Path) -> None:
    file = "data/umbrella-cards/statements.csv"
    edited(
        project, file, "politeness,met-or-exceeded,2021,60,about,,A,T/1/2,para. 3,text,,,,\n", ""
    )
    edited(
        project,
        file,
        "politeness,met-or-exceeded,2020,,,,O",
        "politeness,met-or-exceeded,2020,7,,,A",
    )
    page = pages_of(project)["umbrella-cards/index.md"]
    chart = next(chart for chart in page.charts if chart.name == "panels")
    drawn_figures = [row["figure"] for row in rows_of(chart, "figure")]
    assert "umbrella-cards.politeness.met-or-exceeded.2020" in drawn_figures
    assert "Not ranked, as our data have no value for 2021: [Politeness]" in page.markdown


def test_two_targets_with_two_periods_stand_side_by_side(project: Path) -> None:
    assert "pairs" not in {name.split()[-1] for name in charts(TINY)}
    with_rows(
        project,
        "biscuit-targets/results",
        'soft-biscuits,2020,,50,0,,,,,,not-met,T/1/2,"annex, row 6"',
    )
    chart = chart_of(project, "biscuit-targets/index.md pairs")
    assert {(row["text"], row["now"], row["style"]) for row in rows_of(chart, "now")} == {
        ("12%", False, "rating-3"), ("0%", False, "rating-3"), ("about 8%", True, "rating-0"),
        ("32%", True, "rating-0"),
    }  # fmt: skip


def test_a_target_tells_which_way_its_result_should_go(register: Register) -> None:
    (aims,) = [chart for name, chart in charts(register).items() if name.endswith(" aims")]
    assert {
        row["sign"] for row in rows_of(aims, "sign") if row["figure"].endswith("dunked.aim.2021")
    } == {"≥"}
    assert [row["symbol"] for row in rows_of(aims, "symbol")] == ["–", "●"]


def test_a_timeline_has_a_dot_for_each_action(register: Register) -> None:
    chart = charts(register)["teaspoon-decisions/index.md timeline"]
    assert [row["style"] for row in rows_of(chart, "style")] == ["now", "now", "undated"]
    assert [row["text"] for row in rows_of(chart, "figures")] == ["3", "1", "1", "1"]
    assert chart.figures[-1] == "teaspoon-decisions.council.actions-without-session.2021-first"


def message(project: Path, chart: str) -> str:
    """What the English page of the tiny project says of one of its charts."""
    return chart_of(project, chart).message


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (
            "60",
            "In 2021, Return on time came first with 82% and Dryness and Politeness last with 60%.",
        ),
        (
            "82",
            "In 2021, Dryness and Return on time came first with 82% and Politeness last with 60%.",
        ),
    ],
)
def test_all_that_come_first_or_last_are_named(project: Path, share: str, expected: str) -> None:
    edited(project, "data/umbrella-cards/statements.csv", "2021,60,about,", "2021,60,,")
    edited(project, "data/umbrella-cards/statements.csv", "2021,47.5,", f"2021,{share},")
    assert message(project, "umbrella-cards/index.md ranking") == expected


def test_a_hedge_is_said_only_of_whom_it_was_printed(project: Path) -> None:
    edited(project, "data/umbrella-cards/statements.csv", "2021,47.5,", "2021,60,")
    said = message(project, "umbrella-cards/index.md ranking")
    assert said.endswith(("and Politeness last with about 60%.", "and Dryness last with 60%."))


def test_a_name_of_two_scripts_breaks_between_its_words() -> None:
    lines = wrapped("由 Office for Umbrellas Left in Trains 牵头的工作2020-2021", 20)
    assert "".join(lines).replace(" ", "") == "由OfficeforUmbrellasLeftinTrains牵头的工作2020-2021"
    assert max(map(len, lines)) <= 20
    assert "2020-2021" in lines[-1]
    assert wrapped("2012年", 9) == ["2012年"]


def test_where_all_are_equal_none_comes_first(project: Path) -> None:
    edited(project, "data/umbrella-cards/statements.csv", "2021,47.5,", "2021,82,")
    edited(project, "data/umbrella-cards/statements.csv", "2021,60,about,", "2021,82,,")
    said = "Dryness, Politeness and Return on time met or exceeded: 82% in 2021."
    assert message(project, "umbrella-cards/index.md ranking") == said


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "en",
            "“Fine” is most frequent for Politeness and Dryness: 70% of the ratings of each in "
            "2021.",
        ),
        ("zh", "“好”在礼貌和干燥中最为常见：2021年各占其评级的70%。"),
    ],
)
def test_a_rating_is_most_frequent_for_all_that_share_its_share(
    project: Path, code: str, expected: str
) -> None:
    rows = [
        f"{key},share-fine,2021,70,,,A,T/1/2,table 2,text,,,," for key in ("dryness", "politeness")
    ]
    other = "return-on-time,share-fine,2021,10,,,A,T/1/2,table 2,text,,,,"
    with_rows(project, "umbrella-cards/statements", *rows, other)
    assert chart_of(project, "umbrella-cards/scale/index.md ratings", code).message == expected


def test_all_verbs_that_are_as_frequent_are_named(project: Path) -> None:
    verbs = ("counts", "polishes", "sings")
    with_rows(
        project, "teaspoon-decisions/verbs", *(f"{verb},{verb},{verb},note" for verb in verbs)
    )
    actions = (f"2021-1,1,{number},{verb},,,," for number, verb in enumerate(verbs, 2))
    with_rows(project, "teaspoon-decisions/actions", *actions)
    said = "“requests” (2), “takes note” (1), “counts” (1), “polishes” (1) and “sings” (1)."
    assert message(project, "teaspoon-decisions/addressees/index.md verbs").endswith(said)


def test_all_sessions_at_which_as_much_is_due_are_named(project: Path) -> None:
    said = "the most at the Second session 2021 (1) and the First session 2022 (1)."
    assert message(project, "teaspoon-decisions/index.md timeline").endswith(said)


def lines_of(chart: Chart, field: str) -> set[int]:
    """The lines of a chart that have bars or symbols, those that have a field."""
    return {row["line"] for row in rows_of(chart, "line") if row.get(field)}


def test_two_targets_of_one_title_have_a_line_each(project: Path) -> None:
    edited(
        project,
        "data/biscuit-targets/targets.csv",
        "dunking,Biscuits gone soft",
        "dunking,Biscuits dunked",
    )
    edited(
        project,
        "data/biscuit-targets/results.csv",
        "biscuits-dunked,2021,,40,,,,,,,no-data",
        "biscuits-dunked,2021,,40,44,,,,,,met",
    )
    aims = chart_of(project, "biscuit-targets/categories/dunking.md aims")
    assert len(lines_of(aims, "symbol")) == 2
    assert {row["figure"].split(".")[1] for row in rows_of(aims, "sign")} == {
        "biscuits-dunked",
        "soft-biscuits",
    }


def test_two_targets_of_one_title_are_not_one_over_time(project: Path) -> None:
    edited(
        project,
        "data/biscuit-targets/targets.csv",
        "dunking,Biscuits gone soft",
        "dunking,Fewer crumbs",
    )
    with_rows(
        project,
        "biscuit-targets/results",
        'soft-biscuits,2020,,50,51,,,,,,met,T/1/2,"annex, row 6"',
    )
    pairs = chart_of(project, "biscuit-targets/index.md pairs")
    assert len(lines_of(pairs, "figure")) == 4
    assert (
        pairs.message == "2021 and 2020: Fewer crumbs about 8% and 12%; Fewer crumbs 32% and 51%."
    )


def test_two_categories_of_one_title_have_a_bar_each(project: Path) -> None:
    edited(project, "data/biscuit-targets/categories.csv", "dunking,,Dunking", "dunking,,Crumbs")
    chart = chart_of(project, "biscuit-targets/index.md categories")
    assert len(lines_of(chart, "figure")) == 2


def test_totals_of_several_subjects_are_charts_of_several_names(project: Path) -> None:
    folder = project / "data" / "biscuit-targets"
    with_table(folder, "subjects", "subject,part_of,title_en\nteas,,Teas\ncakes,,Cakes\n")
    with_table(
        folder,
        "measures",
        "measure,title_en,unit,definition_en,role\nteas-met,Met,count,Targets that were "
        "met.,total-met\n",
    )
    rows = [
        f"{subject},teas-met,{period},3,,,A,T/1/2,para. 3,text,,,\n"
        for subject in ("teas", "cakes")
        for period in ("2020", "2021")
    ]
    head = (
        "subject,measure,period,value,qualifier,high,obs_status,source,locator,reading,origin,"
        "main,note_en\n"
    )
    with_table(folder, "statements", head + "".join(rows))
    names = [
        name for name in charts(with_one_package(project, "biscuit-targets")) if " totals" in name
    ]
    assert names == [
        "biscuit-targets/index.md totals-teas",
        "biscuit-targets/index.md totals-cakes",
    ]


def test_a_page_has_no_two_charts_of_one_name(register: Register) -> None:
    chart = charts(register)["umbrella-cards/index.md ranking"]
    with pytest.raises(AssertionError, match=r"two charts of .* have one name: ranking, ranking"):
        Page(path="twice.md", title="Twice", description="", markdown="", charts=(chart, chart))


def test_a_share_is_written_where_its_segment_has_room(project: Path) -> None:
    """5% of a phone are fewer than two letters and some space take; of a desk they are not."""
    for old, new in (("fine,2021,70", "fine,2021,95"), ("poor,2021,30", "poor,2021,5")):
        edited(project, "data/umbrella-cards/statements.csv", f"share-{old}", f"share-{new}")
    chart = chart_of(project, "umbrella-cards/scale/index.md distribution")
    written = {
        layout: {row["text"] for row in drawn_rows(chart, layout) if "text" in row}
        for layout in LAYOUTS
    }
    assert written == {"wide": {"95%", "5%"}, "narrow": {"95%", ""}}


def test_marks_of_direction_take_no_room() -> None:
    assert visible_columns("\u200e65%\u200e") == visible_columns("65%") == 3
    assert visible_columns("约65%") == 5


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("نتائج UN-SWAP 2.0 في 2018", True),
        ("UN-SWAP نتائج البرنامج", True),
        ("نحو \u200e60%\u200e", True),
        ("\u200e65%\u200e", False),
        ("Results of UN-SWAP (2018)", False),
        ("各机构 UN-SWAP", False),
    ],
)
def test_a_text_in_arabic_keeps_the_order_of_its_parts(text: str, marked: bool) -> None:
    assert isolated([text]) == [f"{LEFTWARDS}{text}{ISOLATE_END}" if marked else text]
    for line in wrapped(text, 12):
        assert line.startswith(LEFTWARDS) == marked


@pytest.mark.parametrize("chart", ["index.md ranking", "scale/index.md ratings"])
def test_two_indicators_of_one_name_have_a_line_each(project: Path, chart: str) -> None:
    edited(
        project,
        "data/umbrella-cards/indicators.csv",
        "politeness,Politeness,礼貌",
        "politeness,Dryness,干燥",
    )
    rows = [
        f"{key},share-fine,2021,70,,,A,T/1/2,table 2,text,,,," for key in ("dryness", "politeness")
    ]
    with_rows(project, "umbrella-cards/statements", *rows)
    drawn = chart_of(project, f"umbrella-cards/{chart}")
    assert len({row["line"] for row in rows_of(drawn, "key") if row["name"] == "Dryness"}) == 2


@pytest.mark.parametrize("changed", ["name", "rows", "drawing", "caption"])
def test_the_key_of_a_drawing_changes_with_all_that_is_drawn(
    register: Register, changed: str
) -> None:
    chart = charts(register)["umbrella-cards/index.md ranking"]
    words = replace(chart.caption.words, message="Dryness came first with 47.5%.")
    other: dict[str, Any] = {
        "name": "other",
        "rows": chart.rows[1:],
        "drawing": "series",
        "caption": replace(chart.caption, words=words),
    }
    keys = {
        key_of(chart, "wide"), key_of(chart, "narrow"),
        key_of(replace(chart, **{changed: other[changed]}), "wide"),
    }  # fmt: skip
    assert len(keys) == 3
    assert key_of(replace(chart), "wide") in keys


def test_pages_are_made_without_altair_and_a_full_cache_draws_without_it(tmp_path: Path) -> None:
    """Altair takes longer to load than most pages to make."""
    for chart in charts(TINY).values():
        cached_drawing(chart, "wide", tmp_path)
        cached_spec(chart, "wide", tmp_path)
    script = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from pathlib import Path
from conftest import TINY, pages_of
from generator.site.drawings import cached_drawing, cached_spec
charts = [chart for page in pages_of(TINY).values() for chart in page.charts]
for chart in charts:
    cached_drawing(chart, "wide", Path({str(tmp_path)!r}))
    cached_spec(chart, "wide", Path({str(tmp_path)!r}))
assert len(charts) > 5
print(sorted({{"altair", "pandas", "vl_convert"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def quarters(project: Path) -> Path:
    """The project with three quarters of 2021, in which one indicator has a share."""
    numbers = (1, 2, 3)
    with_rows(
        project,
        "umbrella-cards/periods",
        *(f"2021-q{n},Q{n} 2021,,2021-{3 * n - 2:02},2021-{3 * n:02},{3 + n}" for n in numbers),
    )
    row = "politeness,met-or-exceeded,2021-q{n},5{n},,,A,T/1/2,para. 3{n},text,,,,"
    return with_rows(
        project, "umbrella-cards/statements", *(row.format(n=number) for number in numbers)
    )


def drawn_periods(chart: Chart) -> set[str]:
    """The periods of the figures that a chart draws, without thresholds."""
    return {one.rpartition(".")[2] for one in chart.figures if ".met-or-exceeded." in one}


def test_indicators_are_ranked_in_the_period_that_most_of_them_have(project: Path) -> None:
    """One later row leaves the ranking as it is, and quarters do not stand among years."""
    page = pages_of(quarters(project))["umbrella-cards/index.md"]
    named = {chart.name: chart for chart in page.charts}
    assert named["ranking"].message.startswith("In 2021, Return on time came first with 82%")
    assert drawn_periods(named["ranking"]) == {"2019", "2020", "2021"}
    assert drawn_periods(named["panels"]) == {"2019", "2020", "2021"}
    assert "Strengths, which at least [75%]" in page.markdown
    assert "Not ranked" not in page.markdown
    assert "| Indicator | 2021 | Q3 2021 | Q2 2021 | Q1 2021 | 2020 | 2019 |" in page.markdown


def test_an_indicator_that_the_ranking_lacks_says_when_it_had_a_value(project: Path) -> None:
    file = "data/umbrella-cards/statements.csv"
    row = "politeness,met-or-exceeded,2021,60,about,,A,T/1/2,para. 3,text,,,,\n"
    edited(quarters(project), file, row, "")
    page = pages_of(project)["umbrella-cards/index.md"].markdown
    assert "Not ranked, as our data have no value for 2021: [Politeness]" in page
    assert "last [53%](" in page


def test_a_line_joins_periods_of_one_length_only(project: Path) -> None:
    drawn = charts(quarters(project))
    series = drawn["umbrella-cards/indicators/politeness.md series"]
    assert drawn_periods(series) == {"2021-q1", "2021-q2", "2021-q3"}
    series = drawn["umbrella-cards/indicators/dryness.md series"]
    assert drawn_periods(series) == {"2019", "2020", "2021"}


def test_one_later_rating_does_not_replace_the_grid(project: Path) -> None:
    with_rows(project, "umbrella-cards/periods", "2022,2022,2022年,2022,2022,4")
    rating = "bbu,dryness,2022,fine,text,T/1/2,para. 8"
    with_rows(project, "umbrella-cards/ratings", rating)
    grid = chart_of(project, "umbrella-cards/index.md grid")
    assert {one.rpartition(".")[2] for one in grid.figures} == {"2021"}


def with_gaps(project: Path) -> Path:
    """The project with shares of 2010, 2013 and 2014; that of 2020 is not reported."""
    shares = {"2010": "33.7", "2013": "37", "2014": "30.6"}
    with_rows(
        project,
        "umbrella-cards/periods",
        *(f"{year},{year},{year}年,{year},{year},{int(year) - 2015}" for year in shares),
    )
    row = "politeness,met-or-exceeded,{},{},,,A,T/1/2,para. 3,text,,,,"
    rows = [row.format(year, share) for year, share in shares.items()]
    return with_rows(project, "umbrella-cards/statements", *rows)


def test_periods_are_as_far_apart_as_they_are_in_time(project: Path) -> None:
    series = charts(with_gaps(project))["umbrella-cards/indicators/politeness.md series"]
    places = {text: place for place, text in labels_of(series).items()}
    assert list(places) == ["2010", "2013", "2014", "2021"]
    year = places["2014"] - places["2013"]
    assert places["2013"] - places["2010"] == pytest.approx(3 * year, abs=0.3)
    assert places["2021"] - places["2014"] == pytest.approx(7 * year, abs=0.3)
    assert {row["label"]: row["place"] for row in rows_of(series, "part")} == places


@pytest.mark.parametrize("name", ["indicators/politeness.md series", "index.md panels"])
def test_a_line_is_dashed_where_no_value_is_between(project: Path, name: str) -> None:
    """From 2010 to 2013 and from 2014 to 2021 our data have no value, or one “not reported”."""
    chart = charts(with_gaps(project))[f"umbrella-cards/{name}"]
    rows = [
        row
        for row in rows_of(chart, "gap")
        if "polite" in row["figure"] and row["value"] is not None
    ]
    years = {row["place"]: row["label"] for row in rows}
    dashes = {(years[row["gap_place"]], row["label"]) for row in rows if row["gap"] is not None}
    assert dashes == {("2010", "2013"), ("2014", "2021")}
    parts = {row["label"]: row["part"] for row in rows}
    assert parts["2010"] != parts["2013"] == parts["2014"] != parts["2021"]
    assert "no value between" in [entry.label for entry in chart.legend]
    assert "stroke-dasharray" in drawn(chart, "wide")


def test_a_line_is_whole_where_values_have_equal_distances(project: Path) -> None:
    """Of a survey every five years, no value is missing."""
    years = (2000, 2005, 2010)
    with_rows(
        project,
        "umbrella-cards/periods",
        *(f"{year},{year},{year}年,{year},{year},{year - 2015}" for year in years),
    )
    with_rows(project, "umbrella-cards/indicators", "rain,Rain,雨,,")
    row = "rain,met-or-exceeded,{},5,,,A,T/1/2,para. 3,text,,,,"
    with_rows(project, "umbrella-cards/statements", *(row.format(year) for year in years))
    series = charts(project)["umbrella-cards/indicators/rain.md series"]
    assert {row["part"] for row in rows_of(series, "part")} == {0}
    assert series.legend == []


def test_periods_of_one_name_have_places_of_their_own(project: Path) -> None:
    """And periods without a first day have equal distances."""
    period = "2021-rev,2021 as revised,2021年修订,2021,2021,4"
    with_rows(project, "umbrella-cards/periods", period)
    row = "dryness,met-or-exceeded,2021-rev,20,,,A,T/1/2,para. 91,text,,,,"
    with_rows(project, "umbrella-cards/statements", row)
    series = charts(project)["umbrella-cards/indicators/dryness.md series"]
    first, second, third = sorted({row["place"] for row in rows_of(series, "part")})
    assert second - first == pytest.approx(third - second, abs=0.3)


def test_a_value_beside_another_is_written_below_its_point(project: Path) -> None:
    chart = charts(with_gaps(project))["umbrella-cards/indicators/politeness.md series"]
    narrow = [row for row in drawn_rows(chart, "narrow") if "dy" in row]
    assert {row["label"]: row["dy"] > 0 for row in narrow} == {
        "2010": False, "2013": False, "2014": True, "2021": False,
    }  # fmt: skip
