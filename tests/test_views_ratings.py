"""Complete ratings are counted: shares, ranking and changes follow without being typed."""

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import (
    pages_of,
    read_register,
    records_of,
    register_of,
    release_of,
    turned,
    with_rows,
)

from generator.rows import Tables
from generator.views.counts import in_order
from generator.views.ratings import rating_counts

RATINGS = {
    "return-on-time": ("fine", "fine", "poor"),
    "dryness": ("poor", "absent", "fine"),
    "politeness": ("absent", "absent", "absent"),
}
"""The ratings of 2022 by indicator, of each of three entities."""


def with_ratings(project: Path, coverage: str) -> Path:
    """The project with ratings of 2022, which are complete or partial."""
    rows = {
        "periods": ["2022,2022,2022年,2022,2022,4"],
        "coverage": [f"2022,{coverage}"],
        "entities": ["zinc,,Zinc Board,锌局,,,,,"],
        "measures": [
            "change-since-2021,Change since 2021,,percentage-points,Change.,,,,change,"
            "met-or-exceeded 2021",
            "count-fine,Rated fine,,count,Entities rated fine.,,,,grade-count,fine",
        ],
        "statements": [
            "all-umbrellas,strength-threshold,2022,60,,,A,T/1/2,para. 4,text,,,,",
        ],
        "ratings": [
            f"{entity},{indicator},2022,{rating},text,T/1/2,para. 8"
            for indicator, ratings in RATINGS.items()
            for entity, rating in zip(("bbu", "omt", "zinc"), ratings, strict=True)
        ],
    }
    for table, lines in rows.items():
        with_rows(project, f"umbrella-cards/{table}", *lines)
    return project


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("return-on-time.met-or-exceeded", "66.666"),
        ("dryness.met-or-exceeded", "50"),
        ("dryness.share-fine", "33.333"),
        ("politeness.share-fine", "0"),
        ("return-on-time.count-fine", "2"),
        ("politeness.count-fine", "0"),
        ("return-on-time.change-since-2021", "-15.333"),
        ("dryness.change-since-2020", "0"),
        ("all-umbrellas.strengths", "1"),
    ],
)
def test_complete_ratings_are_counted(project: Path, figure: str, value: str) -> None:
    """“Absent” is not applicable: it is in the base of grades, and not in that of the ranking."""
    counted = read_register(with_ratings(project, "complete")).figures
    computed = counted[f"umbrella-cards.{figure}.2022"].computed
    assert computed is not None
    assert abs(computed - Decimal(value)) < Decimal("0.001")
    assert counted[f"umbrella-cards.{figure}.2022"].basis == "computed"


def test_nothing_is_ranked_to_which_no_rating_applies(project: Path) -> None:
    figures = read_register(with_ratings(project, "complete")).figures
    assert "umbrella-cards.politeness.met-or-exceeded.2022" not in figures


def test_partial_ratings_are_not_counted(project: Path) -> None:
    figures = read_register(with_ratings(project, "partial")).figures
    assert {one.measure for one in figures.values() if one.period == "2022"} == {
        "rating", "strength-threshold", "strengths",
    }  # fmt: skip


def test_a_stated_share_stays_as_it_is_stated(project: Path) -> None:
    stated = "dryness,met-or-exceeded,2022,49,,,A,T/1/2,table 1,text,,,,"
    with_rows(with_ratings(project, "complete"), "umbrella-cards/statements", stated)
    figures = read_register(project).figures
    share = figures["umbrella-cards.dryness.met-or-exceeded.2022"]
    assert (share.value, share.computed) == (Decimal(49), None)
    change = figures["umbrella-cards.dryness.change-since-2021.2022"]
    assert change.computed == Decimal("1.5")


def test_counted_shares_are_ranked_and_drawn(project: Path) -> None:
    pages = pages_of(with_ratings(project, "complete"))
    overview = pages["umbrella-cards/index.md"]
    named = {chart.name: chart for chart in overview.charts}
    assert named["ranking"].message == (
        "In 2022, Return on time came first with 66.7% and Dryness last with 50%."
    )
    grades = {chart.name: chart for chart in pages["umbrella-cards/scale/index.md"].charts}
    assert "“Fine” is most frequent for Return on time: 66.7%" in grades["ratings"].message
    assert "Change since 2021 (2022): highest for [Dryness]" in overview.markdown
    indicator = pages["umbrella-cards/indicators/return-on-time.md"].markdown
    assert "**In 2022, [66.7%](" in indicator
    assert "In 2021 it was [82%](" in indicator


def test_the_order_of_rows_does_not_matter(project: Path) -> None:
    tables: Tables = release_of(with_ratings(project, "complete")).packages["umbrella-cards"].tables
    assert in_order(rating_counts(tables)) == in_order(rating_counts(turned(tables)))


def test_the_note_on_a_rating_stands_beside_it(project: Path) -> None:
    """On the pages of its entity and of its indicator, and on the record of the figure."""
    path = project / "data/umbrella-cards/ratings.csv"
    header, first, *others = path.read_text("utf-8").splitlines()
    noted = [
        f"{header},note_en,note_zh",
        f"{first},Lent | late.,迟借。",
        *(f"{one},," for one in others),
    ]
    path.write_text("".join(f"{line}\n" for line in noted), "utf-8")
    for code, note in (("en", ". Lent &#124; late. {: .rating-"), ("zh", ". 迟借。 {: .rating-")):
        pages = pages_of(project, code)
        for page in ("entities/bbu.md", "umbrella-cards/indicators/dryness.md"):
            assert pages[page].markdown.count(note) == 1
        record = records_of(register_of(project), code)["umbrella-cards.bbu~dryness.rating.2021"]
        assert note[2:5] in str(record.body)
