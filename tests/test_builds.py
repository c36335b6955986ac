"""What check accepts builds, whatever the data are, and no text of them is more than text."""

import json
import posixpath
import re
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from alterations import altered_project
from conftest import edited, in_this_process, pages_of, register_of, with_one_package, with_rows
from drafts import dead_links
from hypothesis import given, note, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from surroundings import surrounded

from generator.charts.captions import short_message, shortened
from generator.charts.chart import LAYOUTS, Chart
from generator.charts.drawing import drawn, spec_of
from generator.charts.mentions import BEGIN, BETWEEN, END, mentions_as_text
from generator.charts.svg import names_figures
from generator.citations.datasets import documents_behind
from generator.citations.records import figure_record, page_record
from generator.citations.works import SitePage
from generator.downloads import published_files
from generator.downloads.figures import chart_files
from generator.errors import DataError
from generator.findings.leeway import leeway
from generator.history import reading
from generator.history.reading import attempt
from generator.language import language_named
from generator.language.quantities import quantity
from generator.models import Register
from generator.pages.building import PAGE_KINDS, addresses_of_several, build_pages
from generator.pages.escaping import without_marks
from generator.pages.page import Page
from generator.pages.templates import markdown_templates
from generator.site.building import build_site
from generator.site.projects import project_of
from generator.site.rendering import rendered
from generator.site.settings import extensions

ADDRESS = "https://answerable.example/"


def test_a_title_never_mentions_a_figure(project: Path) -> None:
    """The page prints the title as it is, and links none of the numbers in it."""
    title = "{99%|biscuit-targets.crumbs.targets-met.2021}"
    edited(project, "data/biscuit-targets/categories.csv", "dunking,,Dunking", f"dunking,,{title}")
    page = pages_of(project)["biscuit-targets/index.md"]
    chart = next(chart for chart in page.charts if chart.name == "categories")
    assert title in chart.message
    assert without_marks(title) in page.markdown
    assert "[99%]" not in page.markdown


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("a.b~c.d.e", True),
        ("a.b.c.d e.f.g.h", True),
        ("", False),
        ("a.b.c.d ", False),
        ("a.b.c.d 12%", False),
        ("a.b.c.d " * 40 + "!", False),
        ("a.a.a.a" * 5_000 + "!", False),
    ],
)
def test_a_mark_names_figures_by_their_ids_alone(label: str, named: bool) -> None:
    assert names_figures(label) is named


def test_a_figure_may_follow_from_a_long_chain_of_others(project: Path) -> None:
    """Each is the mean of the one before and itself: no step of the program may double, or go down
    step by step.
    """
    names = [f"link-{number}" for number in range(1_500)]
    with_rows(project, "umbrella-cards/subjects", *(f"{name},,Link,链" for name in names))
    with_rows(
        project,
        "umbrella-cards/statements",
        "link-0,share-fine,2021,33,about,,A,T/1/2,para. 6,text,,,,",
    )
    operands = (f"{name}.share-fine.2021" for name in names)
    rows = (
        f"{name},share-fine,2021,mean,{one} {one}"
        for name, one in zip(names[1:], operands, strict=False)
    )
    register = register_of(with_rows(project, "umbrella-cards/derivations", *rows))
    last = register.figures["umbrella-cards.link-1499.share-fine.2021"]
    assert last.computed == 33
    assert leeway(register, last) is None
    assert [row.source for row in documents_behind(register, last)] == ["T/1/2"]


@pytest.mark.parametrize(
    "value", ["123456789012345", "0.00000000000001", "-9.99999999999999", "999999999999999"]
)
def test_numbers_of_15_digits_are_summed_written_and_drawn(project: Path, value: str) -> None:
    """With each other they make numbers of more digits than Python keeps by itself, and shares of
    many more.
    """
    edited(
        project, "data/umbrella-cards/measures.csv", "借出的雨伞,count", "借出的雨伞,usd-million"
    )
    rows = [
        f"{subject},umbrellas-lent,{period},{number},,,A,T/1/2,para. 20,text,,,,"
        for subject, number in (("dryness", value), ("politeness", "0.12345678901234"))
        for period in ("2019", "2020")
    ]
    with_rows(project, "umbrella-cards/statements", *rows)
    pair = "dryness.umbrellas-lent.2019 politeness.umbrellas-lent.2020"
    with_rows(
        project,
        "umbrella-cards/derivations",
        *(f"bbu,umbrellas-lent,{period},sum,{pair}" for period in ("2019", "2020")),
        f"omt,share-fine,2020,share,{pair}",
        f"omt,share-poor,2020,share,{' '.join(reversed(pair.split()))}",
        "omt,share-fine,2019,pooled-share,omt.share-fine.2020 bbu.umbrellas-lent.2019 "
        "omt.share-poor.2020 bbu.umbrellas-lent.2020",
    )
    assert pages_of(with_one_package(project, "umbrella-cards"))


@pytest.mark.parametrize("code", ["ar", "en", "fr", "hi", "zh"])
@pytest.mark.parametrize(
    "unit", ["count", "million", "percent", "percent-change", "percentage-points", "usd", "years"]
)
def test_numbers_of_any_size_are_written(code: str, unit: str) -> None:
    for number in (
        "999999999999999999",
        "1E+29",
        "-0.00000000000000001",
        "3.333333333333333333333333333E+20",
    ):
        assert re.search("[0-9]", quantity(language_named(code), Decimal(number), unit))


def test_a_share_keeps_its_decimals_in_every_language() -> None:
    """In India digits stand in groups of two, so the pattern of a share is another."""
    assert language_named("hi").percent(Decimal("47.5")) == "47.5%"


@pytest.mark.parametrize(
    "locator",
    [
        "title " + "(a " * 2_400 + ")" * 2_400,
        "title (" + "; " * 3_000 + ")",
        "para. 1" + ", para. 1" * 1_100,
        "para. " + "9" * 9_000,
        "table " + "((;" * 3_000,
    ],
)
def test_a_place_in_a_source_may_be_long_and_odd(project: Path, locator: str) -> None:
    edited(
        project,
        "data/umbrella-cards/statements.csv",
        "table 1,text,,true",
        f'"{locator}",text,,true',
    )
    begun = time.process_time()
    pages = pages_of(with_one_package(project, "umbrella-cards"))
    assert "sources/t-1-2.md" in pages
    assert time.process_time() - begun < 30


def test_an_address_is_linked_as_it_is_written(project: Path) -> None:
    """Python-Markdown leaves entities in addresses, and a browser would read `&copy;` as a sign."""
    edited(
        project,
        "data/umbrella-cards/sources.csv",
        "https://documents.example/{lang}/",
        "https://x.example/?a=1&copy;&lt=",
    )
    markdown = pages_of(with_one_package(project, "umbrella-cards"))["sources/t-1-2.md"].markdown
    assert (
        '<a href="https://x.example/?a=1&amp;copy;&amp;lt=T/1/2">'
        in rendered(markdown, extensions({})).html
    )


def test_templates_reach_no_code() -> None:
    for text in (
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__init__.__globals__ }}",
        "{{ [].append(1) }}",
    ):
        with pytest.raises(SecurityError):
            markdown_templates().from_string(text).render(page=Page("x.md", "X", "", ""))


def test_templates_are_those_of_the_program(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in a project under the same name is nothing to the program."""
    for folder in ("site_templates/pages", "pages", "templates"):
        (project / folder).mkdir(parents=True)
        (project / folder / "home.md").write_text("# Another home\n", "utf-8")
    monkeypatch.chdir(project)
    markdown_templates.cache_clear()
    assert "Another home" not in pages_of(project)["index.md"].markdown


def test_a_session_may_adopt_decisions_without_actions(project: Path) -> None:
    with_rows(
        project,
        "teaspoon-decisions/sessions",
        "2021-board,council,Special session,特别会议,2021-12-01,2021-12-02,4",
    )
    decision = "2021-9,2021/9,2021-board,Forks in drawers,抽屉里的叉子,T/1/2,decision 2021/9"
    with_rows(project, "teaspoon-decisions/decisions", decision)
    for paragraph in (
        (),
        ("2021-9,1,,Notes that forks are not spoons,注意到叉子不是茶匙,T/1/2,decision 2021/9",),
    ):
        with_rows(project, "teaspoon-decisions/paragraphs", *paragraph)
        pages = pages_of(project)
        assert [chart.name for chart in pages["teaspoon-decisions/index.md"].charts] == ["timeline"]
        counts = pages["teaspoon-decisions/addressees/index.md"]
        assert not counts.charts
        assert "## What the decisions do" in counts.markdown


def test_a_single_session_with_something_due_has_no_chart(project: Path) -> None:
    actions = "data/teaspoon-decisions/actions.csv"
    edited(project, actions, "2022-first,before", "2021-second,at")
    page = pages_of(project)["teaspoon-decisions/index.md"]
    assert page.charts == ()
    assert "## What is due, by session" in page.markdown


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (
            "improvement-threshold",
            "Strengths, which at least [75%]",
        ),
        ("strength-threshold", "Areas for improvement, which at most [50%]"),
    ],
)
def test_one_threshold_may_be_stated_without_the_other(
    project: Path, gone: str, sentence: str
) -> None:
    path = project / "data/umbrella-cards/statements.csv"
    rows = [row for row in path.read_text("utf-8").splitlines(keepends=True) if gone not in row]
    path.write_text("".join(rows), "utf-8")
    markdown = pages_of(with_one_package(project, "umbrella-cards"))[
        "umbrella-cards/index.md"
    ].markdown
    assert sentence in markdown
    assert ("Strengths, which" in markdown) is (gone != "strength-threshold")


def test_thresholds_of_two_subjects_are_kept_apart(project: Path) -> None:
    """The first in the order of keys has a threshold that no document states."""
    with_rows(project, "umbrella-cards/subjects", "a-part,,A part,一部分")
    threshold = "strength-threshold,2021,sum,all-umbrellas.strength-threshold.2021"
    with_rows(project, "umbrella-cards/derivations", f"a-part,{threshold}")
    assert (
        "Strengths, which"
        in pages_of(with_one_package(project, "umbrella-cards"))["umbrella-cards/index.md"].markdown
    )


@pytest.mark.parametrize(
    "shares", [[], ["all-umbrellas,share-superb,2021,,,,O,T/1/2,figure 1,text,,,,"]]
)
def test_the_best_grade_may_be_unused(project: Path, shares: list[str]) -> None:
    with_rows(project, "umbrella-cards/scale", "superb,Superb,极好,★,3,true,true")
    measure = (
        "share-superb,Share rated superb,评为“极好”的比例,percent,Ratings given as "
        "superb.,评为“极好”的评级。,,,"
        "grade-share,superb"
    )
    with_rows(project, "umbrella-cards/measures", measure)
    with_rows(project, "umbrella-cards/statements", *shares)
    charts = pages_of(with_one_package(project, "umbrella-cards"))[
        "umbrella-cards/scale/index.md"
    ].charts
    (chart,) = (chart for chart in charts if chart.name == "distribution")
    assert chart.message == "Of all ratings, “Fine” made up 70% in 2021."


def test_shares_of_a_grade_may_be_about_two_keys_together(project: Path) -> None:
    with_rows(
        project,
        "umbrella-cards/statements",
        "bbu~dryness,share-fine,2021,70,,,A,T/1/2,figure 2,text,,,,",
    )
    assert pages_of(with_one_package(project, "umbrella-cards"))


def test_no_two_pages_have_one_address() -> None:
    paths = ("a/index.md", "a.md", "b.md", "index.md")
    assert addresses_of_several([Page(path, path, "", "") for path in paths]) == ["a"]


@pytest.mark.parametrize(
    ("table", "old"),
    [
        ("teaspoon-decisions/verbs", "takes-note,takes note,注意到"),
        ("teaspoon-decisions/sessions", "2021-first,council,First session 2021,2021年第一届会议"),
        ("umbrella-cards/scale", "fine,Fine,好"),
        ("umbrella-cards/periods", "2021,2021,2021年"),
        ("umbrella-cards/indicators", "dryness,Dryness,干燥"),
        ("biscuit-targets/categories", "crumbs,,Crumbs,饼干屑"),
        ("biscuit-targets/targets", "tins-closed,biscuits,crumbs,Tins closed,关好饼干罐"),
    ],
)
def test_a_chart_keeps_its_value_however_long_a_name_is(
    project: Path, table: str, old: str
) -> None:
    """Reading takes names of up to 500 characters."""
    path = project / "data" / f"{table}.csv"
    *key, english, chinese = old.split(",")
    long = ",".join([*key, (f"{english} and more" * 40)[:500], (f"{chinese}和其他" * 100)[:500]])
    path.write_text(path.read_text("utf-8").replace(f"\n{old},", f"\n{long},"), "utf-8")
    register = register_of(with_one_package(project, table.partition("/")[0]))
    for code in ("en", "zh", "ar"):
        language = language_named(code)
        assert any(page.charts for pages_in in PAGE_KINDS for page in pages_in(register, language))


def test_what_is_cut_short_keeps_its_first_value() -> None:
    long, value = "Bureau of umbrellas " * 9, f"{BEGIN}40%{BETWEEN}a.b.c.d{END}"
    assert shortened(f"“{long}” ({value})", 30) == f"“Bureau of umbrellas… {value})"
    assert shortened(f"{value} in 2019, {long}", 30) == f"{value}…"
    assert shortened(f"{long} {value}", 3) == f"… {value}"
    english = language_named("en")
    assert (
        len(
            mentions_as_text(
                short_message(
                    english,
                    "%(one)s and %(two)s",
                    one="9" * 300,
                    two=[f"{BEGIN}{'8' * 200}{BETWEEN}x{END}"],
                )
            )
        )
        <= 250
    )


def spec_json(chart: Chart, layout: str) -> str:
    return json.dumps(spec_of(chart, layout))


def make_language(register: Register, code: str) -> list[Chart]:
    """Makes all that is published in one language, but for what MkDocs adds. Returns its charts."""
    language = language_named(code)
    pages = build_pages(register, language)
    assert dead_links(pages) == []
    files = chart_files(register, pages, language, address=ADDRESS, spec=spec_json)
    assert all(content for _, content in files)
    for page in pages:
        assert page_record(
            register, SitePage(page.title, page.description, page.path), language, ADDRESS
        )
    for figure in register.figures.values():
        assert figure_record(register, figure, language, ADDRESS)
    return [chart for page in pages for chart in page.charts]


@settings(max_examples=50)
@given(random=st.randoms(use_true_random=False))
def test_what_check_accepts_builds(random: Random) -> None:
    """Whatever contributors do to tables is refused with its file, or all that is made of it can be
    made.
    """
    project = altered_project(random)
    note("; ".join(project.done))
    files = project.files()
    problems: list[DataError] = []
    register = attempt(lambda: reading.register_of(files, "datapackage.json"), problems)
    assert {problem.place.file for problem in problems} <= files.keys()
    if register is None:
        return
    assert published_files(register, ADDRESS)
    charts = make_language(register, random.choice(register.release.languages))
    if charts and random.random() < 0.1:
        chart = random.choice(charts)
        assert all(drawn(chart, layout) for layout in LAYOUTS)


@settings(max_examples=25)
@given(random=st.randoms(use_true_random=False))
def test_what_check_accepts_becomes_a_site(random: Random) -> None:
    """The same for settings, hand-written pages and descriptors, through MkDocs and search to the
    last file.
    """
    project = surrounded(altered_project(random, least=0, most=1), random)
    note("; ".join(project.done))
    files = project.files()
    problems: list[DataError] = []
    whole = attempt(lambda: project_of(files, "datapackage.json"), problems)
    assert {problem.place.file for problem in problems} <= {*files, *map(posixpath.dirname, files)}
    if whole is None:
        return
    language = random.choice(whole.register.release.languages)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.site.building.in_processes", in_this_process)
        assert build_site(whole, Path(folder) / "site", [language])
        assert (Path(folder) / "site" / language / "index.html").is_file()
