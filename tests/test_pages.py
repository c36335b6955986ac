"""Pages: Markdown that reads well anywhere, every number a figure, text from data never more than
text.
"""

import html
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import markdown
import pytest
from conftest import (
    TESTS,
    edited,
    pages_of,
    records_of,
    register_of,
    with_one_package,
    with_rows,
)
from golden import golden_names, golden_pages

from generator.language import language_named
from generator.language.names import period_name
from generator.models import Figure, Register
from generator.pages.building import build_pages
from generator.pages.escaping import escaped
from generator.pages.local import LocalPackage, local_packages_of
from generator.pages.page import Page, published, source_path
from generator.pages.report_cards.shares import highest_and_lowest, latest_change, ranked_shares
from generator.pages.years import Period, periods, year_pages
from generator.rows import Tables

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
EVIL = [
    "<script>alert(1)</script>",
    "a | b",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**bold** _it_ `code` ~~no~~",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "!!! note",
    "{: #id }",
    "[^1]",
    "&lt;b&gt; &amp;",
    "مكتب المظلات",
    "line\nbreak",
    "https://example.org/",
    "back\\slash",
    "***",
    "=====",
    ": definition",
]


def test_report_cards_without_single_ratings_have_an_overview(project: Path) -> None:
    folder = project / "data/umbrella-cards"
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != "ratings"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / "ratings.csv").unlink()
    overview = pages_of(project)["umbrella-cards/index.md"]
    assert "grid" not in [chart.name for chart in overview.charts]


def test_a_list_within_a_list_is_tight(register: Register) -> None:
    """Else Markdown takes the next item of the outer list into the inner one."""
    pages = pages_of(register).values()
    assert [
        page.path for page in pages if re.search(r"^- .*\n\n+    - ", page.markdown, re.M)
    ] == []


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize(
    "frame",
    ["{}", "before {} after", "- {}", "| a | {} |\n|---|---|\n| {} | c |", "**{}**", "[{}](x.md)"],
)
def test_text_from_data_stays_text(text: str, frame: str) -> None:
    html = markdown.markdown(frame.replace("{}", escaped(text)), extensions=EXTENSIONS)
    shown = " ".join(text.split())
    plain = re.sub(r"<[^>]+>", "", html)
    for _ in range(2):
        plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
        plain = (
            re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), plain).replace("&amp;", "&")
            if _ == 0
            else plain
        )
    if "&" not in text:
        assert shown in plain
    allowed = {"p", "ul", "li", "strong", "a", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(re.findall(r"<(\w+)", html)) <= allowed
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)


@pytest.mark.parametrize("name", golden_names())
def test_pages_read_as_reviewed(name: str) -> None:
    """Run `python tests/golden.py` after a wanted change, and read the difference as prose."""
    assert golden_pages()[name] == (TESTS / "golden" / name).read_text("utf-8")


def test_golden_holds_no_page_that_is_gone() -> None:
    golden = TESTS / "golden"
    files = [path for code in ("en", "zh") for path in (golden / code).rglob("*.*")]
    assert {path.relative_to(golden).as_posix() for path in files} == set(golden_names())


def test_every_figure_has_a_page_in_every_language(register: Register) -> None:
    for code in register.release.languages:
        made = records_of(register, code)
        assert list(made) == list(register.figures)
        assert {record.url for record in made.values()} == {f"figures/{one}/" for one in made}


def test_links_between_pages_lead_somewhere(register: Register) -> None:
    pages = list(pages_of(register).values())
    known = {published(page.path) for page in pages}
    known |= {record.url for record in records_of(register).values()}
    links = [
        (published(page.path), target)
        for page in pages
        for target in re.findall(r"\]\(([^):?#]+/)[)?#]", page.markdown)
    ]
    for record in records_of(register).values():
        links += [(record.url, target) for target in re.findall(r'href="([^":]+/)"', record.body)]
    assert len(links) > 500
    for origin, target in links:
        path = posixpath.normpath(posixpath.join(origin, target))
        assert path == "." or f"{path}/" in known, f"{origin} links {target}"


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("E/2020/50", "sources/e-2020-50.md"),
        ("GB.344/INS/10", "sources/gb-344-ins-10.md"),
        ("A/75/1(Part.I)", "sources/a-75-1-part-i.md"),
    ],
)
def test_the_address_of_a_source_follows_from_its_symbol(source: str, path: str) -> None:
    assert source_path(source) == path


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_figure_is_in_the_list_of_its_package(register: Register, code: str) -> None:
    pages = pages_of(register, code)
    named = {figure.measure for figure in register.figures.values()}
    listed: list[str] = []
    for package in register.release.packages:
        page = pages[f"figures/{package}.md"]
        below = re.findall(r"\]\(([\w-]+)/\)", page.markdown)
        lists = [pages[f"figures/{package}/{measure}.md"] for measure in below if measure in named]
        listed += [figure for one in (page, *lists) for figure in one.figures_shown]
    assert sorted(listed) == list(register.figures)


def test_a_section_has_one_address_in_every_language(live: Register) -> None:
    """An id that is made from a Chinese heading would be `_1`. Letters of the alphabet differ, and
    so do the corrections of texts in a language.
    """
    english, chinese = (
        {page.path: sections(page) for page in build_pages(live, language_named(code))}
        for code in ("en", "zh")
    )
    for own in ("a-z/index.md", "corrections/index.md"):
        assert not [name for name in english.pop(own) + chinese.pop(own) if name.startswith("_")]
    assert english == chinese
    for path, ids in english.items():
        assert len(set(ids)) == len(ids), path


def sections(page: Page) -> list[str]:
    """The ids of the sections of a page. A section without one has its heading."""
    headings = re.findall(r"^##+ .*$", page.markdown, re.MULTILINE)
    return [re.sub(r".* \{: #([\w.~-]+)( \.folded)? \}$", r"\1", heading) for heading in headings]


class Watched(tuple[Any, ...]):
    """Rows or figures that count how often all of them are looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Any]:
        self.looks += 1
        return super().__iter__()


def looks(project: Path) -> dict[str, int]:
    """How often the pages of a project look at all rows of each table, and at all figures."""
    register = register_of(project)
    packages = {
        name: replace(
            package,
            tables=Tables(
                **{one.name: Watched(package.tables.of(one.name)) for one in fields(Tables)}
            ),
        )
        for name, package in register.release.packages.items()
    }
    watched = replace(register, release=replace(register.release, packages=packages))
    figures = {name: Watched(group) for name, group in register.by_package.items()}
    vars(watched)["by_package"] = figures
    build_pages(watched, language_named("en"))
    counts = {
        f"{name}/{one.name}": getattr(package.tables, one.name).looks
        for name, package in packages.items()
        for one in fields(Tables)
    }
    return counts | {name: group.looks for name, group in figures.items()}


def test_more_rows_are_not_looked_at_more_often(project: Path) -> None:
    """A loop over all rows for each entity, decision or target would cost the square of them."""
    before = looks(project)
    numbers = range(3)
    rows = {
        "umbrella-cards/entities": [f"e{n},,Body {n},机构{n},,,,," for n in numbers],
        "umbrella-cards/ratings": [f"e{n},dryness,2021,poor,text,T/1/2,para. 8" for n in numbers],
        "umbrella-cards/reporting": [f"e{n},2021,yes,T/1/2,para. 7" for n in numbers],
        "umbrella-cards/members": [f"praised,e{n}" for n in numbers],
        "teaspoon-decisions/decisions": [
            f"2021-{n},2021/{n},2021-first,Spoons,茶匙,T/1/2,decision 2021/{n}" for n in (7, 8, 9)
        ],
        "teaspoon-decisions/paragraphs": [
            f'2021-{n},1,,To count,清点,T/1/2,"decision 2021/{n}, para. 1"' for n in (7, 8, 9)
        ],
        "teaspoon-decisions/actions": [
            f"2021-{n},1,1,requests,office,2022-first,before," for n in (7, 8, 9)
        ],
        "biscuit-targets/targets": [
            f"t{n},biscuits,crumbs,Target {n},目标{n},count,at-least," for n in numbers
        ],
        "biscuit-targets/results": [
            f't{n},2021,,1,2,,,,,,met,T/1/2,"annex, row {n}"' for n in numbers
        ],
        "biscuit-targets/target_custodians": [f"t{n},kitchen" for n in numbers],
    }
    for table, lines in rows.items():
        with_rows(project, table, *lines)
    after = looks(project)
    grown = [*rows, "umbrella-cards", "teaspoon-decisions", "biscuit-targets"]
    assert {name: after[name] for name in grown} == {name: before[name] for name in grown}


def test_every_disagreement_is_on_the_findings_page_with_its_places(register: Register) -> None:
    page = pages_of(register)["findings/index.md"]
    differing = [finding for finding in register.findings if finding.verdict == "differs"]
    assert page.markdown.count("\n#### ") == len(differing) == 2
    for place in ("para. 6", "para. 11", "table 1", "para. 10"):
        assert f"[T/1/2](../sources/t-1-2/), {place}" in page.markdown


def test_a_number_is_not_parted_from_its_sign_of_percent() -> None:
    """French writes a space between them, at which no line may break."""
    assert escaped(language_named("fr").percent(Decimal(92))) == "92\xa0%"
    assert escaped("two\n\tlines") == "two lines"


def cells(row: str) -> list[str]:
    """What the cells of one row of a Markdown table say."""
    (plain,) = re.findall(r"<p>(.*)</p>", markdown.markdown(re.sub(r"\]\([^)]*\)", "]()", row)))
    return [
        html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in plain.strip("| ").split("|")
    ]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_list_knows_every_value_that_it_narrows_down_by(register: Register, code: str) -> None:
    lists = [page for page in pages_of(register, code).values() if page.columns]
    assert len([page for page in lists if not page.path.startswith("figures/")]) == 7
    for page in lists:
        head, _, *rows = [line for line in page.markdown.splitlines() if line.startswith("|")]
        assert len(cells(head)) == len(page.columns), page.path
        assert len({column.name for column in page.columns}) == len(page.columns), page.path
        for row in rows:
            for column, said in zip(page.columns, cells(row), strict=True):
                known = {text for _, text in column.values}
                assert not column.filtered or set(said.split(" · ")) <= known, (
                    f"{page.path}: {column.name} {said}"
                )


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_comparison_holds_every_entity_and_every_stated_rating(
    register: Register, code: str
) -> None:
    pages = pages_of(register, code)
    page = pages["umbrella-cards/compare/entities.md"]
    stated = {
        figure.id
        for figure in register.figures.values()
        if figure.measure in {"rating", "reported"}
    }
    assert page.figures_shown == {
        identity for identity in stated if identity.startswith("umbrella-cards.")
    }
    assert {f"entities/{key}.md" for key in ("bbu", "omt")} <= {
        f"entities/{key}.md"
        for key in re.findall(r"\]\((?:\.\./)+entities/([\w-]+)/\)", page.markdown)
    }
    said = language_named(code).text("not reported")
    assert page.markdown.count(f"| {said} ") == 2
    shares = pages["umbrella-cards/compare/indicators.md"].figures_shown
    assert {
        one for one in register.figures if ".met-or-exceeded." in one and "all-" not in one
    } <= shares


@pytest.mark.parametrize("path", ["entities/index.md", "umbrella-cards/compare/entities.md"])
def test_entities_stand_in_the_order_of_their_letters(project: Path, path: str) -> None:
    for package in ("umbrella-cards", "teaspoon-decisions"):
        edited(
            project,
            f"data/{package}/entities.csv",
            "Office for Misplaced Teaspoons",
            "Äther Office",
        )
    markdown = pages_of(project)[path].markdown
    assert 0 < markdown.index("[Äther Office]") < markdown.index("[Bureau of Borrowed Umbrellas]")


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_a_figure_stands_under_the_name_of_its_own_period(live: Register, code: str) -> None:
    """A key of a period means something within a package only: another may have it for another
    stretch of time.
    """
    language = language_named(code)
    shared = 0
    for page in list(year_pages(live, language))[1:]:
        title, *chapters = re.split(r"^##? ", page.markdown, flags=re.MULTILINE)[1:]
        figures = [figures_of(live, part) for part in chapters]
        names = [{escaped(period_name(live, one, language)) for one in part} for part in figures]
        assert all(len(part) == 1 for part in names)
        if len(set.union(*names)) == 1:
            assert {title.partition("\n")[0]} == names[0]
            continue
        shared += 1
        assert title.partition("\n")[0] == escaped(Path(page.path).stem)
        assert all(
            name in part.partition("\n")[0] for part, (name,) in zip(chapters, names, strict=True)
        )
    assert shared


def figures_of(register: Register, chapter: str) -> list[Figure]:
    """The figures to which a chapter links, and one of each list to which it links."""
    shown = re.findall(r"/figures/([^/()]+\.[^/()]+)/\)", chapter)
    lists = re.findall(r"/figures/([^/()]+)/([^/()]+)/\?period=([^()]+)\)", chapter)
    listed = [
        next(
            figure
            for figure in register.figures.values()
            if (figure.package, figure.measure, figure.period) == one
        )
        for one in lists
    ]
    return [*(register.figures[one] for one in shown), *listed]


def test_a_period_is_as_long_as_all_that_have_its_key_together(project: Path) -> None:
    file = "data/umbrella-cards/periods.csv"
    edited(project, file, "2021,2021,2021年,2021,2021,3", "2021,Rain,2021年,2021-03,2022-04,3")
    register = register_of(project)
    rain = next(one for one in periods(register, language_named("en")) if one.key == "2021")
    assert (rain.title, rain.start, rain.end) == ("2021", "2021", "2022-04")
    assert {part.title for part in rain.parts} == {"Rain", "2021"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2018", "2019"), ("2019-06", "2020"), True),
        (("2018", "2018-12"), ("2019-01", "2019"), False),
        (("2017", "2021"), ("2019", "2019"), True),
        (("", ""), ("2019", "2019"), False),
    ],
)
def test_periods_overlap_where_they_have_a_year_in_common(
    one: tuple[str, str], other: tuple[str, str], expected: bool
) -> None:
    first, second = (
        Period("key", "Title", *highest_and_lowest, parts=()) for highest_and_lowest in (one, other)
    )
    assert first.overlaps(second) is second.overlaps(first) is expected


def local_of(project: Path) -> LocalPackage:
    """The report cards of a project in English."""
    (local,) = local_packages_of(register_of(project), language_named("en"), "report-cards")
    return local


def test_all_indicators_at_one_end_are_named(project: Path) -> None:
    local = local_of(
        edited(project, "data/umbrella-cards/statements.csv", "2021,60,about,", "2021,47.5,,")
    )
    found = highest_and_lowest(local, ranked_shares(local))
    assert found is not None
    assert [[name for name, _ in end.indicators] for end in found] == [
        ["Return on time of all that was borrowed"],
        ["Dryness", "Politeness"],
    ]


def test_a_chart_names_the_document_that_states_some_of_its_figures(project: Path) -> None:
    """Politeness in 2019 is computed here, and stated in 2021."""
    with_rows(
        project,
        "umbrella-cards/derivations",
        "politeness,met-or-exceeded,2019,sum,dryness.met-or-exceeded.2020",
    )
    page = pages_of(with_one_package(project, "umbrella-cards"))[
        "umbrella-cards/indicators/politeness.md"
    ]
    assert "Source: [T/1/2](../../../sources/t-1-2/)" in page.markdown
    assert "Computed by us from" not in page.markdown


def test_the_change_that_is_told_is_that_from_the_nearest_period(project: Path) -> None:
    measure = (
        "change-since-2019,Change since 2019,自2019年以来的变化,percentage-points,Since "
        "2019.,自2019年以来。,,,"
        "change,met-or-exceeded 2019"
    )
    with_rows(project, "umbrella-cards/measures", measure)
    with_rows(
        project,
        "umbrella-cards/statements",
        "return-on-time,change-since-2019,2021,42,,,A,T/1/2,table 1,text,,,,",
    )
    assert latest_change(local_of(project), "2021") == "change-since-2020"


def test_periods_in_one_place_have_an_order_of_their_own(register: Register) -> None:
    """A set is in another order in each process: what is sorted by time must not leave the rest to
    it.
    """
    local = LocalPackage(
        register, language_named("en"), register.release.packages["umbrella-cards"]
    )
    tables = local.package.tables
    tied = replace(tables, periods=tuple(replace(row, order=1) for row in tables.periods))
    periods = local.by_key.periods
    for one in (local, replace(local, package=replace(local.package, tables=tied))):
        assert sorted(map(one.period_order, periods)) == list(range(len(periods)))


def test_predecessors_and_successors_name_each_other(project: Path) -> None:
    for package in ("umbrella-cards", "teaspoon-decisions"):
        file = f"data/{package}/entities.csv"
        edited(project, file, "茶匙失踪办公室,,", "茶匙失踪办公室,,bbu")
        edited(project, file, "omt,OMT", "oyy,OYY,Office of Yoyos,溜溜球办公室,,bbu,,,\nomt,OMT")
    editions = "data/umbrella-cards/indicator_editions.csv"
    edited(project, editions, "dryness,2,weather,", "dryness,2,weather,politeness")
    pages = {path: page.markdown for path, page in pages_of(project).items()}
    assert "- Successor of: [Bureau of Borrowed Umbrellas](../bbu/)" in pages["entities/omt.md"]
    links = "[Office for Misplaced Teaspoons](../omt/) and [Office of Yoyos](../oyy/)"
    assert f"- Succeeded by: {links}\n" in pages["entities/bbu.md"]
    indicators = "umbrella-cards/indicators"
    assert "- Successor of: [Politeness](../politeness/)\n" in pages[f"{indicators}/dryness.md"]
    assert "- Succeeded by: [Dryness](../dryness/)\n" in pages[f"{indicators}/politeness.md"]


def test_a_web_address_may_have_brackets(project: Path) -> None:
    for package in ("umbrella-cards", "teaspoon-decisions", "biscuit-targets"):
        file = f"data/{package}/sources.csv"
        edited(
            project, file, "https://documents.example/{lang}/T/1/2", "https://x.example/Foo_(bar)"
        )
    register = register_of(project)
    page, record = (
        pages_of(register)["sources/t-1-2.md"],
        records_of(register)["umbrella-cards.dryness.met-or-exceeded.2021"],
    )
    assert "](https://x.example/Foo_%28bar%29)" in page.markdown
    assert 'href="https://x.example/Foo_%28bar%29"' in record.body
