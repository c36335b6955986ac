"""Views of targets: each target counts once, by the status of its parts, and groups without results
count nothing.
"""

import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
from conftest import TINY, edited, pages_of, register_of, release_of, turned, with_rows

from generator.language import language_named
from generator.models import Register
from generator.pages.local import local_packages_of
from generator.pages.targets.results import furthest, results_of
from generator.pages.targets.unclear import at_odds
from generator.rows import Tables
from generator.views.counts import in_order
from generator.views.targets import COUNTED, target_counts

COUNTS = [
    ("biscuits", "2020", (2, 1, 1, 0, 0)),
    ("biscuits", "2021", (6, 3, 1, 1, 1)),
    ("crumbs", "2020", (2, 1, 1, 0, 0)),
    ("crumbs", "2021", (3, 2, 0, 1, 0)),
    ("dunking", "2021", (3, 1, 1, 0, 1)),
    ("kitchen", "2020", (1, 1, 0, 0, 0)),
    ("kitchen", "2021", (1, 1, 0, 0, 0)),
    ("pantry", "2020", (1, 1, 0, 0, 0)),
    ("pantry", "2021", (1, 0, 1, 0, 0)),
]
"""Subject, period, and what is counted in the order of `COUNTED`."""


@pytest.mark.parametrize(("subject", "period", "counts"), COUNTS)
def test_targets_are_counted_by_the_status_of_their_parts(
    register: Register, subject: str, period: str, counts: tuple[int, ...]
) -> None:
    figures = [
        register.figures[f"biscuit-targets.{subject}.{measure}.{period}"] for measure in COUNTED
    ]
    assert [figure.computed for figure in figures] == [Decimal(count) for count in counts]
    assert {figure.basis for figure in figures} == {"computed"}


def test_a_group_without_results_has_no_counts(register: Register) -> None:
    """Nothing is stated of dunking in 2020: that is no zero."""
    counted = {
        (figure.subject, figure.period)
        for figure in register.figures.values()
        if figure.package == "biscuit-targets" and figure.measure in COUNTED
    }
    assert counted == {(subject, period) for subject, period, _ in COUNTS}


def test_a_count_names_the_statuses_that_went_in(register: Register) -> None:
    """Both parts of a split target; for a custodian only its own."""
    split = register.figures["biscuit-targets.crumbs.targets-split.2021"]
    assert split.rows == (
        "biscuit-targets.tins-closed~kitchen.stated-status.2021",
        "biscuit-targets.tins-closed~pantry.stated-status.2021",
    )
    own = register.figures["biscuit-targets.pantry.targets-not-met.2021"]
    assert own.rows == ("biscuit-targets.tins-closed~pantry.stated-status.2021",)
    none = register.figures["biscuit-targets.dunking.targets-split.2021"]
    assert (none.computed, none.rows) == (Decimal(0), ())


@pytest.mark.parametrize(
    ("statuses", "counted"),
    [
        (("met", "exceeded"), {"targets-met"}),
        (("met-or-exceeded",), {"targets-met"}),
        (("not-met", "not-met"), {"targets-not-met"}),
        (("met", "not-met"), {"targets-split"}),
        (("met", "no-data"), {"targets-split"}),
        (("not-met", "no-data"), {"targets-split"}),
        (("no-data", "no-data"), {"targets-without-data"}),
    ],
)
def test_a_target_stands_as_all_its_parts_do(statuses: tuple[str, ...], counted: set[str]) -> None:
    counts = target_counts(one_target(statuses, value=Decimal(1)))
    ones = {one.measure for one in counts if one.value == 1 and one.subject == "plan"}
    assert ones - {"targets"} == counted


def test_nothing_printed_is_no_data_beside_the_stated_status() -> None:
    counts = target_counts(one_target(("not-met", "not-met"), value=None))
    ones = {one.measure for one in counts if one.value == 1 and one.subject == "plan"}
    assert ones == {"targets", "targets-not-met", "targets-without-data"}


def test_one_status_for_all_parts_counts_once() -> None:
    """The row of the whole target has the status; the rows of its parts have the numbers."""
    tables = one_target((None, None), value=Decimal(1))
    whole = replace(
        tables.results[0], part=None, value=None, aim=None, outcome={}, stated_status="met"
    )
    counts = list(target_counts(replace(tables, results=(whole, *tables.results))))
    met = [one for one in counts if (one.subject, one.measure) == ("plan", "targets-met")]
    assert [(one.value, one.rows) for one in met] == [(1, ("tins.stated-status.2021",))]
    assert {one.measure for one in counts if one.value and one.subject == "plan"} == {
        "targets",
        "targets-met",
    }


def test_parts_show_the_status_of_their_target(project: Path) -> None:
    for part, outcome in (("kitchen", "met"), ("pantry", "not-met")):
        edited_part(project, part, outcome)
    with_rows(
        project, "biscuit-targets/results", 'tins-closed,2021,,,,,,,,,not-met,T/1/2,"annex, row 2"'
    )
    register = register_of(project)
    (local,) = local_packages_of(register, language_named("en"), "targets")
    key = ("tins-closed", "2021")
    shown = [one for one in results_of(local) if (one.target, one.period) == key]
    stated = [(one.part, one.status.id.local if one.status else None) for one in shown]
    assert stated == [
        ("kitchen", None),
        ("pantry", None),
        (None, "tins-closed.stated-status.2021"),
    ]
    assert "biscuit-targets.tins-closed~pantry.stated-status.2021" not in register.figures


def test_a_target_may_have_a_status_beside_those_of_its_parts(project: Path) -> None:
    """The status of the whole counts; each part still shows its own."""
    with_rows(
        project, "biscuit-targets/results", 'tins-closed,2021,,,,,,,,,not-met,T/1/2,"annex, row 2"'
    )
    pages = pages_of(project)
    group = pages["biscuit-targets/categories/crumbs.md"].markdown
    assert "tins-closed~kitchen.stated-status.2021" in group
    assert "tins-closed~pantry.stated-status.2021" in group


def edited_part(project: Path, part: str, status: str) -> None:
    """Takes the status of a part of a target away."""
    path = project / "data" / "biscuit-targets" / "results.csv"
    lines = [
        line.replace(f",{status},", ",,") if line.startswith(f"tins-closed,2021,{part},") else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def one_target(statuses: tuple[str | None, ...], *, value: Decimal | None) -> Tables:
    tables = release_of(TINY).packages["biscuit-targets"].tables
    target = replace(tables.targets[0], target="tins", plan="plan", category="category")
    result = replace(tables.results[0], target="tins", period="2021", value=value, outcome={})
    results = (
        replace(result, part=f"part-{place}", stated_status=status)
        for place, status in enumerate(statuses)
    )
    return Tables(targets=(target,), results=tuple(results))


def odd_ones(register: Register) -> list[tuple[str, str]]:
    """Target and period of each result that does not go with its stated status."""
    (local,) = local_packages_of(register, language_named("en"), "targets")
    return [(one.target, one.period) for one in at_odds(local, results_of(local))]


def test_a_result_that_equals_its_aim_reaches_it(register: Register) -> None:
    """Tins closed, at least 5 and 5; biscuits broken, at most 3 and 3. Soft biscuits have no
    direction.
    """
    assert odd_ones(register) == [("soft-biscuits", "2021")]


@pytest.mark.parametrize(("hedge", "odd"), [("at-most", False), ("", True)])
def test_an_open_result_suggests_no_status(project: Path, hedge: str, odd: bool) -> None:
    edited(
        project,
        "data/biscuit-targets/results.csv",
        "fewer-crumbs,2021,,10,8,about",
        f"fewer-crumbs,2021,,10,11,{hedge}",
    )
    assert (("fewer-crumbs", "2021") in odd_ones(register_of(project))) is odd


def test_a_target_counts_once(register: Register) -> None:
    """Met, not met, split, or stated as without data: the counts of a group add up, but for what is
    counted beside.
    """
    figures = [figure for figure in register.figures.values() if figure.measure in COUNTED]
    ordered = sorted(figures, key=lambda figure: (figure.subject, figure.period))
    for _, group in groupby(ordered, key=lambda figure: (figure.subject, figure.period)):
        counts = {figure.measure: figure.computed or Decimal(0) for figure in group}
        once = counts["targets-met"] + counts["targets-not-met"] + counts["targets-split"]
        assert once <= counts["targets"] <= once + counts["targets-without-data"]


def test_the_order_of_rows_does_not_matter() -> None:
    tables = release_of(TINY).packages["biscuit-targets"].tables
    counts = in_order(target_counts(tables))
    assert counts == in_order(target_counts(turned(tables)))
    assert len(counts) == len(COUNTS) * len(COUNTED)


def test_a_custodian_without_targets_has_no_counts(project: Path) -> None:
    edited(project, "data/biscuit-targets/target_custodians.csv", "tins-closed,pantry\n", "")
    figures = register_of(project).figures
    assert "biscuit-targets.pantry.targets.2021" not in figures
    assert "biscuit-targets.kitchen.targets.2021" in figures


def test_a_status_of_several_parts_is_said_to_be_one(project: Path) -> None:
    edited(
        project,
        "data/biscuit-targets/results.csv",
        "tins-closed,2021,pantry,5,4,,,,,,not-met",
        "tins-closed,2021,pantry,5,,,,,Kept shut,,met",
    )
    register = register_of(project)
    page = pages_of(register)["biscuit-targets/targets/tins-closed.md"]
    assert "one status for all of them together" in page.markdown
    assert register.figures["biscuit-targets.tins-closed~pantry.aim.2021"].main.note == {}  # type: ignore[union-attr]
    status = register.figures["biscuit-targets.tins-closed~pantry.stated-status.2021"].main
    assert status is not None
    assert status.note == {"en": "Kept shut"}


def test_a_target_without_a_result_is_counted_and_listed_as_such(project: Path) -> None:
    """A target that our data only name is nowhere counted as met or not, but is not left out."""
    rows = (
        "spoon-polish,biscuits,crumbs,Spoons polished,,percent,at-least,",
        "spoon-count,biscuits,spoons,Spoons counted,,count,at-least,",
    )
    with_rows(project, "biscuit-targets/targets", *rows)
    with_rows(project, "biscuit-targets/categories", "spoons,,Spoons,茶匙")
    pages = {path: page.markdown for path, page in pages_of(project).items()}
    overview = pages["biscuit-targets/index.md"]
    assert "Our data hold no result of 2 targets." in overview
    assert "- [Spoons polished](targets/spoon-polish/)\n- [Spoons counted](" in overview
    listed = pages["biscuit-targets/targets/index.md"]
    assert "| [Spoons counted](spoon-count/) | Spoons | – | – | – | – | No result in our" in listed
    for category, name in (("crumbs", "Spoons polished"), ("spoons", "Spoons counted")):
        page = pages[f"biscuit-targets/categories/{category}.md"]
        assert "Our data hold no result of 1 target." in page
        assert page.count(f"- [{name}](") == 1
    assert (
        "- Category: [Spoons](../../categories/spoons/)"
        in (pages["biscuit-targets/targets/spoon-count.md"])
    )


def test_a_period_that_has_not_ended_counts_nothing_as_met_or_not(project: Path) -> None:
    with_rows(project, "biscuit-targets/periods", "2030,2030,2030年,2030,2030,9")
    edited(project, "data/biscuit-targets/plans.csv", "2020,2021", "2020,2030")
    results = (
        'fewer-crumbs,2030,,5,,,,,,,no-data,T/1/2,"annex, row 1"',
        'tins-closed,2030,,90,,,,,,,no-data,T/1/2,"annex, row 2"',
    )
    with_rows(project, "biscuit-targets/results", *results)
    register = register_of(project)
    counted = {one.measure for one in register.figures.values() if one.period == "2030"}
    assert counted == {"targets", "aim", "stated-status"}
    pages = pages_of(register)
    overview = pages["biscuit-targets/index.md"].markdown
    answers = re.findall(r"^\*\*Plan for more biscuits, (\d+): (.*)\*\*$", overview, re.MULTILINE)
    assert [period for period, _ in answers] == ["2021", "2020", "2030"]
    assert answers[-1][1].endswith(
        ") targets. The period has not ended, so nothing is counted yet as met or as not met."
    )
    for path in ("index.md", "biscuit-targets/index.md"):
        (chart,) = [one for one in pages[path].charts if one.name.endswith("categories")]
        assert {row["figure"].rpartition(".")[2] for row in chart.rows} == {"2021"}
    single = pages["biscuit-targets/targets/fewer-crumbs.md"].markdown
    assert re.findall(r"^## (\d+)", single, re.MULTILINE) == ["2021", "2020", "2030"]
    assert "The period has not ended" in single.partition("## 2030")[2]


def test_one_target_is_no_plural(project: Path) -> None:
    path = project / "data/biscuit-targets/results.csv"
    rows = [row for row in path.read_text("utf-8").splitlines() if "tins-closed,2020" not in row]
    path.write_text("\n".join([*rows, ""]), "utf-8")
    overview = pages_of(project)["biscuit-targets/index.md"].markdown
    assert ") target; it was not met.**" in overview


def test_targets_stand_in_the_order_of_how_far_they_fell_short(project: Path) -> None:
    """Those not met come first, the furthest from its aim on top, and those without numbers last
    of them. The caption names the one that misses most points, and no target in another unit.
    """
    results = "data/biscuit-targets/results.csv"
    edited(project, results, "fewer-crumbs,2021,,10,8,about", "fewer-crumbs,2021,,10,12,")
    edited(project, results, "Swept twice.,扫了两遍。,met", ",,not-met")
    edited(project, results, "40,,,,,,,no-data", "40,10,,,,,,not-met")
    (local,) = local_packages_of(register_of(project), language_named("en"), "targets")
    in_order_of_2021 = [one.target for one in results_of(local) if one.period == "2021"]
    assert list(dict.fromkeys(in_order_of_2021)) == [
        "biscuits-dunked",
        "fewer-crumbs",
        "tins-closed",
        "dunking-census",
        "broken-biscuits",
        "soft-biscuits",
    ]
    last = furthest(results_of(local))
    assert last is not None
    assert (last.target, last.shortfall) == ("biscuits-dunked", Decimal("0.75"))
    page = pages_of(project)["biscuit-targets/categories/dunking.md"].markdown
    assert "furthest from its aim: Biscuits dunked (aim [40%](" in page


def test_the_totals_of_a_document_stand_beside_ours(project: Path) -> None:
    """That they are more than the whole is said only where the document gives them exactly."""
    measures = "data/biscuit-targets/measures.csv"
    (project / measures).write_text(
        "measure,title_en,unit,definition_en,role\nall,All,count,All.,total\n"
        "in,Met,count,Met.,total-met\nout,Missed,count,Missed.,total-not-met\n"
        "lost,Lost,count,Lost.,total-no-data\n",
        "utf-8",
    )
    statements = project / "data/biscuit-targets/statements.csv"
    head = "subject,measure,period,value,qualifier,obs_status,source,locator,reading\n"
    place = "A,T/1/2,para. 40,text"
    rows = {"all": 6, "in": 4, "out": 2, "lost": 1}
    for hedge, said in (("", True), ("about", False)):
        statements.write_text(
            head
            + "".join(
                f"biscuits,{measure},2021,{value},{hedge if measure == 'in' else ''},{place}\n"
                for measure, value in rows.items()
            ),
            "utf-8",
        )
        register_package(project)
        page = pages_of(project)["biscuit-targets/index.md"].markdown
        assert "The document itself counts, for 2021," in page
        assert ("so it may count a target twice" in page) is said


def register_package(project: Path) -> None:
    """Lists the tables of statements and measures, if the package does not do so yet."""
    path = project / "data/biscuit-targets/datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    names = {resource["name"] for resource in descriptor["resources"]}
    for table in {"statements", "measures"} - names:
        descriptor["resources"].append(
            {"name": table, "type": "table", "path": f"{table}.csv", "format": "csv"}
        )
    path.write_text(json.dumps(descriptor), "utf-8")
