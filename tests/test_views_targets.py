"""Views of targets: each target counts once, by the status of its parts, and groups without results count nothing."""

from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pandas as pd
import pytest
from conftest import TINY, read_register, release_of

from generator.language import language_named
from generator.models import Register
from generator.pages import build_pages
from generator.views.targets import COUNTED, target_counts

COUNTS = [
    ("biscuits", "2020", (1, 0, 1, 0, 0)),
    ("biscuits", "2021", (5, 2, 1, 1, 1)),
    ("crumbs", "2020", (1, 0, 1, 0, 0)),
    ("crumbs", "2021", (2, 1, 0, 1, 0)),
    ("dunking", "2021", (3, 1, 1, 0, 1)),
    ("kitchen", "2021", (1, 1, 0, 0, 0)),
    ("pantry", "2021", (1, 0, 1, 0, 0)),
]
"""Subject, period, and what is counted in the order of `COUNTED`."""


@pytest.mark.parametrize(("subject", "period", "counts"), COUNTS)
def test_targets_are_counted_by_the_status_of_their_parts(
    register: Register, subject: str, period: str, counts: tuple[int, ...]
) -> None:
    figures = [register.figures[f"biscuit-targets.{subject}.{measure}.{period}"] for measure in COUNTED]
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
    ones = counts[(counts["value"] == 1) & (counts["subject"] == "plan")]
    assert set(ones["measure"]) - {"targets"} == counted


def test_nothing_printed_is_no_data_beside_the_stated_status() -> None:
    counts = target_counts(one_target(("not-met", "not-met"), value=None))
    ones = counts[(counts["value"] == 1) & (counts["subject"] == "plan")]
    assert set(ones["measure"]) == {"targets", "targets-not-met", "targets-without-data"}


def one_target(statuses: tuple[str, ...], *, value: Decimal | None) -> dict[str, pd.DataFrame]:
    rows = [("tins", "2021", f"part-{place}", value, status) for place, status in enumerate(statuses)]
    return {
        "targets": pd.DataFrame([("tins", "plan", "category")], columns=["target", "plan", "category"], dtype=object),
        "results": pd.DataFrame(rows, columns=["target", "period", "part", "value", "stated_status"], dtype=object),
    }


def test_a_target_counts_once(register: Register) -> None:
    """Met, not met, split, or stated as without data: the counts of a group add up, but for what is counted beside."""
    figures = [figure for figure in register.figures.values() if figure.measure in COUNTED]
    ordered = sorted(figures, key=lambda figure: (figure.subject, figure.period))
    for _, group in groupby(ordered, key=lambda figure: (figure.subject, figure.period)):
        counts = {figure.measure: figure.computed or Decimal(0) for figure in group}
        once = counts["targets-met"] + counts["targets-not-met"] + counts["targets-split"]
        assert once <= counts["targets"] <= once + counts["targets-without-data"]


def test_the_order_of_rows_does_not_matter() -> None:
    tables = release_of(TINY).packages["biscuit-targets"].tables
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in tables.items()}
    pd.testing.assert_frame_equal(target_counts(tables), target_counts(turned))
    assert len(target_counts(tables)) == len(COUNTS) * len(COUNTED)


def test_a_custodian_without_targets_has_no_counts(edited: Callable[[str, str, str], Path]) -> None:
    project = edited("data/biscuit-targets/target_custodians.csv", "tins-closed,pantry\n", "")
    figures = read_register(project / "datapackage.json").figures
    assert "biscuit-targets.pantry.targets.2021" not in figures
    assert "biscuit-targets.kitchen.targets.2021" in figures


def test_a_status_of_several_parts_is_said_to_be_one(edited: Callable[[str, str, str], Path]) -> None:
    project = edited(
        "data/biscuit-targets/results.csv",
        "tins-closed,2021,pantry,5,4,,,,,,not-met",
        "tins-closed,2021,pantry,5,,,,,Kept shut,,met",
    )
    register = read_register(project / "datapackage.json")
    pages = {page.path: page.markdown for page in build_pages(register, language_named("en"))}
    assert "one status for all of them together" in pages["biscuit-targets/targets/tins-closed.md"]
    assert register.figures["biscuit-targets.tins-closed~pantry.aim.2021"].main.note == {}  # type: ignore[union-attr]
    status = register.figures["biscuit-targets.tins-closed~pantry.stated-status.2021"].main
    assert status is not None
    assert status.note == {"en": "Kept shut"}
