"""What the packages of an invented harbour need beyond the tiny project: targets that run, units of
its own, votes, amendments, joint and resumed sessions.
"""

import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from conftest import TESTS, edited, pages_by_path, read_register, records_of, shown, with_rows

from generator.errors import InvalidRelease
from generator.models import Register
from generator.pages.page import Page

HARBOUR = TESTS / "harbour"
TARGETS = "data/harbour-targets"


@cache
def harbour() -> Register:
    return read_register(HARBOUR)


@cache
def pages(code: str = "en") -> dict[str, Page]:
    return dict(pages_by_path(harbour(), code))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HARBOUR, tmp_path / "harbour"))


def refusals(project: Path) -> str:
    with pytest.raises(InvalidRelease) as caught:
        read_register(project)
    return str(caught.value)


def published(identity: str) -> object:
    return harbour().figures[identity].published


@pytest.mark.parametrize(
    ("measure", "number"),
    [
        ("targets", 8),
        ("targets-on-track", 3),
        ("targets-in-progress", 3),
        ("targets-off-track", 1),
        ("targets-dropped", 1),
        ("targets-met", 0),
        ("targets-not-met", 0),
    ],
)
def test_targets_that_run_count_neither_as_met_nor_as_not_met(measure: str, number: int) -> None:
    assert published(f"harbour-targets.tidy-harbour.{measure}.2025") == Decimal(number)


def test_a_status_before_the_due_date_is_shown_and_not_counted() -> None:
    """The yearbook calls the target partly met in 2025; it is due in 2030."""
    figures = harbour().figures
    assert figures["harbour-targets.traffic.stated-status.2025"].published == "partly-met"
    assert "harbour-targets.tidy-harbour.targets-partly-met.2025" not in figures


def test_a_target_that_is_due_counts_as_its_status_says(copied: Path) -> None:
    edited(copied, f"{TARGETS}/targets.csv", "true,2022,2030", "true,2022,2025")
    figures = read_register(copied).figures
    assert figures["harbour-targets.tidy-harbour.targets-partly-met.2025"].published == 1


def test_baselines_and_mere_aims_are_no_results_that_count() -> None:
    counted = {one.period for one in harbour().figures.values() if one.measure == "targets"}
    assert counted == {"2023", "2024", "2025"}


def test_progress_is_the_share_of_the_way_from_the_baseline_to_the_aim() -> None:
    """Of 12.5 km to 60 km, 31 km is 18.5 of 47.5 km; spilled tea is to fall from 900 to 250."""
    progress = harbour().figures["harbour-targets.quay-walls.progress.2025"]
    assert progress.computed == Decimal("18.5") * 100 / Decimal("47.5")
    assert progress.rows == (
        "harbour-targets.quay-walls.value.2025",
        "harbour-targets.quay-walls.value.2022",
        "harbour-targets.quay-walls.aim.2030",
    )
    assert published("harbour-targets.spilled-tea.progress.2023") == Decimal(-40) * 100 / 650
    assert "harbour-targets.fees.progress.2025" not in harbour().figures, "an aim that is a range"


def test_a_target_that_runs_shows_its_course() -> None:
    page = pages()["harbour-targets/targets/quay-walls.md"]
    assert [chart.name for chart in page.charts] == ["course"]
    for text in (
        "| Baseline ",
        "12.5\N{NO-BREAK SPACE}km",
        "60\N{NO-BREAK SPACE}km",
        "[38.9%](",
        "## Period by period",
    ):
        assert text in page.markdown
    assert "Status as stated: not in the document" not in page.markdown


def test_the_overview_says_what_is_on_track_and_what_is_not() -> None:
    page = pages()["harbour-targets/index.md"]
    assert {chart.name for chart in page.charts} == {"categories", "progress"}
    line = next(line for line in page.markdown.splitlines() if "on track [3]" in line)
    assert "off track [1]" in line
    assert "were met" not in line


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("harbour-targets.quay-walls.value.2025", "31 km"),
        ("harbour-targets.spoon-fund.value.2025", "6.5 million kr"),
        ("harbour-targets.spilled-tea.value.2025", "610 litres"),
        ("harbour-targets.fees.aim.2027", "40 kr to 50 kr"),
    ],
)
def test_units_of_a_package_stand_behind_their_numbers(identity: str, words: str) -> None:
    assert words in shown(records_of(harbour())[identity])


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("targets", ",km,at-least", ",miles,at-least", "“miles” is not a unit; write one of: "),
        ("targets", "2022,2030\n", "2021x,2030\n", "“2021x” is not in periods"),
        ("targets", "2022,2030-12-31", "2022,2021-12-31", "2021-12-31 comes before the baseline"),
        ("targets", "2022,2030-12-31", "2022,2030-13", "“2030-13” is no date of the calendar"),
        ("results", "fees,2027,40,50", "fees,2027,40,", "a range without an upper end"),
        ("results", "fees,2027,40,50", "fees,2027,60,50", "50 is not above 60"),
        ("results", "quay-walls,2030,60,", "quay-walls,2030,60,70", "at-least, not between"),
        ("results", "quay-walls,2022,,,12.5", "quay-walls,2022,30,,12.5", "is the baseline of"),
        ("results", "quay-walls,2030,60,", "quay-walls,2030,,", "no status, no aim and no result"),
        ("units", "km,kilometres", "count,kilometres", "the program has the unit “count” itself"),
    ],
)
def test_what_does_not_fit_a_target_is_refused(
    copied: Path, file: str, old: str, new: str, problem: str
) -> None:
    edited(copied, f"{TARGETS}/{file}.csv", old, new)
    assert problem in refusals(copied)


def test_a_share_above_100_needs_a_word(copied: Path) -> None:
    edited(copied, f"{TARGETS}/targets.csv", "percent,at-least,true", "percent,at-least,")
    assert "104 is outside 0–100 percent; correct it; or write true as unbounded" in refusals(
        copied
    )


def test_only_what_was_adopted_counts_as_a_decision_adopted() -> None:
    council = "harbour-decisions.harbour-council.decisions"
    assert published(f"{council}.2025-spring") == 1
    assert f"{council}.2025-spring-resumed" not in harbour().figures
    assert published(f"{council}.2025-joint") == 2
    assert published("harbour-decisions.tea-assembly.decisions.2025-joint") == 2


def test_a_decision_shows_its_vote_and_what_changed_it() -> None:
    page = pages()["harbour-decisions/decisions/2025-1.md"].markdown
    assert "Vote: for: [14](" in page
    assert "against: [2](" in page
    assert "Amended by: [2025/4](" in page
    assert "Paragraph I]" in page
    assert "Paragraph 3 bis]" in page
    ended = pages()["harbour-decisions/decisions/2025-2.md"].markdown
    assert "**Replaced by: [2025/3](" in ended
    assert "Deferred: Harbour council" in ended
    assert (
        "Repeals: Decision 1998/1 on saucers"
        in pages()["harbour-decisions/decisions/2025-5.md"].markdown
    )


def test_votes_are_figures_with_a_source() -> None:
    figure = harbour().figures["harbour-decisions.2025-3.votes-against.2025-spring-resumed"]
    assert figure.published == Decimal(11)
    assert figure.main is not None
    assert figure.main.locator == "page 9"


def test_a_joint_session_has_its_bodies_and_a_resumed_one_leads_back() -> None:
    joint = pages()["harbour-decisions/sessions/2025-joint.md"].markdown
    assert "**Harbour council and Tea assembly**" in joint
    assert (
        "Resumes: [Spring session 2025]("
        in pages()["harbour-decisions/sessions/2025-spring-resumed.md"].markdown
    )
    assert (
        "Resumed as: [Resumed spring session 2025]("
        in pages()["harbour-decisions/sessions/2025-spring.md"].markdown
    )


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("amendments", "2025-5,,amends,2025-5,,minutes-2025,page 1", "2025-5 amends itself"),
        ("amendments", "2025-1,,repeals,2025-4,,minutes-2025,page 1", "was decided later"),
        ("amendments", "2025-5,,amends,2025-1,9,minutes-2025,page 1", "not a paragraph of 2025-1"),
        ("amendments", "2025-5,,amends,nothing,,minutes-2025,page 1", "is not a subject of"),
        ("votes", "2025-5,2025-joint,,,,,minutes-2025,page 1", "the row has no vote"),
        ("session_bodies", "2025-joint,harbour-council", "is the body of 2025-joint"),
    ],
)
def test_what_does_not_fit_a_decision_is_refused(
    copied: Path, table: str, row: str, problem: str
) -> None:
    with_rows(copied, f"harbour-decisions/{table}", row)
    assert problem in refusals(copied)


def test_a_session_cannot_resume_a_later_one(copied: Path) -> None:
    file = "data/harbour-decisions/sessions.csv"
    edited(copied, file, "2025-spring,harbour-council,,", "2025-spring,harbour-council,2025-joint,")
    assert "“2025-spring” cannot resume “2025-joint”" in refusals(copied)
