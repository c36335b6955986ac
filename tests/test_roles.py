"""Roles of measures: what they must be of, and that each grade of a scale looks like no other."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TINY, edited, pages_of, register_of, release_of

from generator.charts.colours import rating_classes
from generator.checks import package_problems
from generator.checks.roles import absent_roles
from generator.errors import InvalidRelease
from generator.models import Package
from generator.vocabulary import roles

CARDS = release_of(TINY).packages["umbrella-cards"]


def with_role(measure: str, role: str | None, of: str | None) -> Package:
    """The package of umbrellas with another role of one measure."""
    rows = tuple(
        replace(row, role=role, of=of) if row.measure == measure else row
        for row in CARDS.tables.measures
    )
    return replace(CARDS, tables=replace(CARDS.tables, measures=rows))


@pytest.mark.parametrize(
    ("role", "of", "problem"),
    [
        (
            "total-met",
            None,
            "“total-met” is a role of measures of targets; empty it, or write one of: rank, ",
        ),
        (
            "rank",
            None,
            "“rank” is the role of met-or-exceeded too; leave it with one of the two measures",
        ),
        (
            "grade-share",
            "fine",
            "“grade-share” of fine is the role of share-fine too; leave it with one",
        ),
        ("grade-count", None, "the role grade-count is of a rating; write it like exceeds"),
        ("grade-count", "fin", "“fin” is not in scale; did you mean fine?"),
        (
            "grade-count",
            "fine poor",
            "“fine poor” is not a rating; write it like exceeds",
        ),
        (
            "change",
            None,
            "the role change is of a measure and period; write it like met-or-exceeded 2018",
        ),
        ("change", "share-in-all", "“share-in-all” is not a measure and period; write it like"),
        ("change", "share-in-all 1820", "“1820” is not in periods"),
        (
            "change",
            "share-in-al 2020",
            "“share-in-al” is not in measures; did you mean share-in-all?",
        ),
        (
            "strength-threshold",
            "fine",
            "“fine” stands beside the role strength-threshold; empty it",
        ),
        (None, "fine", "“fine” stands beside no role; empty it"),
        (
            "change",
            "umbrellas-lent 2020",
            "umbrellas-lent is not a change of itself; write the measure that changed",
        ),
        ("strength-threshold", None, "a measure with the role strength-threshold is counted in"),
    ],
)
def test_a_role_that_does_not_fit_is_explained(
    role: str | None, of: str | None, problem: str
) -> None:
    problems = package_problems(with_role("umbrellas-lent", role, of))
    lines = [str(one) for one in problems]
    assert any(problem in line for line in lines)
    assert all("/measures.csv:9 [" in line for line in lines if problem in line)


def test_an_unknown_role_is_refused(project: Path) -> None:
    edited(project, "data/umbrella-cards/measures.csv", ",rank,\n", ",ranking,\n")
    with pytest.raises(
        InvalidRelease,
        match=r"measures.csv:2 \[role\] “ranking” is not known here; write one of: rank, ",
    ):
        register_of(project)


def test_check_says_what_pages_lack() -> None:
    release = release_of(TINY)
    assert "umbrella-cards" not in " ".join(map(str, absent_roles(release)))
    without = replace(
        release, packages={"umbrella-cards": with_role("met-or-exceeded", None, None)}
    )
    assert [(one.key, one.text) for one in absent_roles(without)] == [
        (
            "umbrella-cards.roles.rank",
            "no measure has the role rank, so pages lack the ranking of indicators",
        )
    ]


def test_pages_go_by_roles_and_not_by_keys(project: Path) -> None:
    """A measure with another key is ranked, counted and drawn as before."""
    before = overview(TINY)
    for table in ("measures", "statements", "derivations"):
        path = project / "data/umbrella-cards" / f"{table}.csv"
        path.write_text(path.read_text("utf-8").replace("met-or-exceeded", "good-enough"), "utf-8")
    descriptor = project / "data/umbrella-cards/datapackage.json"
    descriptor.write_text(
        descriptor.read_text("utf-8").replace("met-or-exceeded", "good-enough"), "utf-8"
    )
    assert overview(project) == before


def overview(project: Path) -> list[str]:
    """The names of the charts on the overview."""
    return [chart.name for chart in pages_of(project)["umbrella-cards/index.md"].charts]


def test_each_grade_has_its_own_colour() -> None:
    row = CARDS.tables.scale[1]
    for count in range(1, 7):
        scale = {str(order): replace(row, rating=str(order), order=order) for order in range(count)}
        classes = rating_classes(scale)
        assert len(set(classes.values())) == count
        assert classes[str(count - 1)] == "rating-0"


def test_grades_that_look_alike_are_refused() -> None:
    first = CARDS.tables.scale[1]
    rows = tuple(
        replace(first, rating=f"grade-{order}", order=order, symbol=f"{order}")
        for order in range(7)
    )
    seven = replace(CARDS, tables=replace(CARDS.tables, scale=rows))
    assert "the scale has 7 grades; drawings have colours for 6" in "\n".join(
        map(str, package_problems(seven))
    )
    same = replace(
        CARDS,
        tables=replace(CARDS.tables, scale=(*CARDS.tables.scale, replace(first, rating="worse"))),
    )
    assert "“○” is the symbol of poor too; write another sign" in "\n".join(
        map(str, package_problems(same))
    )


def test_each_role_is_of_something_that_is_known() -> None:
    assert {role.of for role in roles().values()} == {"", "rating", "measure and period"}
    assert {role.kind for role in roles().values()} == {"report-cards", "targets"}
    assert all(role.meaning.endswith(".") for role in roles().values())
