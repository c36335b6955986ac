"""Views of targets: each target counts once, by the status of its parts, and groups without results
count nothing.
"""

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
from conftest import TINY, edited, pages_of, register_of, release_of, turned

from generator.language import language_named
from generator.models import Register
from generator.pages.local import local_packages_of
from generator.pages.targets.results import at_odds, results_of
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


def one_target(statuses: tuple[str, ...], *, value: Decimal | None) -> Tables:
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


@pytest.mark.parametrize(("hedge", "odd"), [("about", False), ("", True)])
def test_a_hedged_result_suggests_no_status(project: Path, hedge: str, odd: bool) -> None:
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
