"""What the packages of an invented harbour need beyond the tiny project: targets that run, units of
its own, votes, amendments, joint and resumed sessions, ratings alone, several sources, columns and
locators of its own.
"""

import json
import re
import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from conftest import (
    TESTS,
    edited,
    pages_by_path,
    read_register,
    records_of,
    release_of,
    shown,
    with_one_package,
    with_rows,
    with_table,
)
from drafts import dead_links

from generator.charts.chart import WIDTHS
from generator.charts.drawing import spec_of
from generator.checks.columns import columns_like_others
from generator.checks.translations import untranslated
from generator.errors import InvalidRelease
from generator.language import language_of
from generator.models import Register
from generator.pages.building import build_pages
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
        "- Baseline: [12.5",
        "12.5\N{NO-BREAK SPACE}km",
        "60\N{NO-BREAK SPACE}km",
        "[38.9%](../../../figures/harbour-targets.quay-walls.progress.2025/) (our calculation)",
        "| Period | Status as stated | Result |",
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
    amended = "Paragraph 1 of [2025/4](../2025-4/#para-1) amends paragraph i (a) of this decision ("
    assert f"- {amended}" in page
    assert "Paragraph I]" in page
    assert "Paragraph 3 bis]" in page
    amending = pages()["harbour-decisions/decisions/2025-4.md"].markdown
    assert "- Paragraph 1 of this decision amends paragraph i (a) of [2025/1](" in amending
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


def test_ratings_alone_are_ranked_and_drawn() -> None:
    """Of the 12 ratings of 2025, 8 reach what the cups ask for: the main rating counts."""
    figures = harbour().figures
    assert "measures" in harbour().release.packages["harbour-cards"].schemas
    share = figures["harbour-cards.clean-cups.requirement-reached.2025"]
    assert share.published == Decimal(800) / 12
    lamps = figures["harbour-cards.lit-lamps.requirement-reached.2025"]
    assert lamps.published == Decimal(500) / 11, "one office has no lamps, and is left out"
    assert figures["harbour-cards.all-ratings.rated-absent.2025"].published == Decimal(100) / 96
    charts = {chart.name for chart in pages()["harbour-cards/index.md"].charts}
    assert charts == {"ranking", "panels", "grid"}
    assert "Noté «\N{NO-BREAK SPACE}Satisfait\N{NO-BREAK SPACE}»" in {
        row.title["fr"] for row in harbour().rows["harbour-cards"].measures.values() if row.role
    }


def test_a_second_rating_of_one_cell_is_shown_and_not_counted() -> None:
    figure = harbour().figures["harbour-cards.rope-guild~clean-cups.rating.2025"]
    assert [one.value for one in figure.statements] == ["meets", "approaches"]
    assert figure.published == "meets"
    assert "Second look at the piers" in shown(records_of(harbour())[figure.id])


@pytest.mark.parametrize("table", ["harbour-cards/ratings", "harbour-targets/results"])
def test_of_two_rows_about_one_thing_one_is_main(copied: Path, table: str) -> None:
    rows = {
        "harbour-cards/ratings": "gull-bureau,clean-cups,2025,meets,,second-review,page 8",
        "harbour-targets/results": "clean-days,2024,,,64,,,,,,,plan-book,page 9",
    }
    with_rows(copied, table, rows[table])
    assert "and 0 of them are main; write true in exactly one of the rows" in refusals(copied)


def test_what_was_kept_back_is_said_and_is_no_zero() -> None:
    made = records_of(harbour())
    assert "2025) suppressed" in shown(made["harbour-cards.lighthouse.sailors-paid.2025"])
    assert "2025) confidential" in shown(made["harbour-cards.cooks.sailors-paid.2025"])
    assert harbour().figures["harbour-cards.cooks.sailors-paid.2025"].published is None


def test_numbers_rounded_to_5_add_up_within_their_rounding() -> None:
    """115 women and 130 men make 245; each number can be off by 2.5."""
    [derivation] = harbour().figures["harbour-cards.sailors.sailors-paid.2025"].derivations
    assert (derivation.computed, derivation.verdict) == (Decimal(245), "rounds")


def test_a_whole_leads_to_its_parts_and_back() -> None:
    made = records_of(harbour())
    whole = shown(made["harbour-cards.sailors.sailors-paid.2025"])
    assert "The whole and its parts Women: 115 Men: 130 (provisional)" in whole
    assert "Sailors – Sailors paid (2025): 240" in shown(
        made["harbour-cards.women.sailors-paid.2025"]
    )


def test_columns_of_ones_own_are_shown_as_notes_and_published() -> None:
    made = records_of(harbour())
    assert "Counted by: the purser" in shown(made["harbour-cards.sailors.sailors-paid.2025"])
    assert "- Telegraph name: NORPIER" in pages()["entities/north-pier-office.md"].markdown
    package = harbour().release.packages["harbour-cards"]
    assert "Counted by" in package.columns("statements")


def test_a_slip_of_the_pen_in_the_name_of_a_column_is_a_remark(copied: Path) -> None:
    edited(copied, "data/harbour-cards/entities.csv", "aliases_en", "aliasses_en")
    text = " ".join(str(one) for one in columns_like_others(release_of(copied)))
    assert "“aliasses_en” is shown as a note; was aliases_en meant?" in text


def test_locators_begin_with_words_of_the_package() -> None:
    figures = harbour().figures
    main = figures["harbour-cards.women.sailors-paid.2025"].main
    assert main is not None
    assert main.locator == "folio 3"
    assert figures["harbour-cards.sailors.return.2024-25"].published == Decimal("-3.5")


def test_a_locator_needs_its_word(copied: Path) -> None:
    edited(copied, "data/harbour-cards/locators.csv", "folio,", "leaf,")
    assert "“folio 3” is not written as it should be" in refusals(copied)


def test_a_body_may_follow_several_that_merged() -> None:
    page = pages()["entities/north-pier-office.md"].markdown
    assert "Successor of: [East Pier Office](" in page
    assert "[West Pier Office](" in page
    assert "Succeeded by: [North Pier Office](" in pages()["entities/east-pier-office.md"].markdown


def test_a_body_follows_bodies_that_exist(copied: Path) -> None:
    edited(copied, "data/harbour-cards/entities.csv", "east-pier-office west", "moon-office west")
    assert "“moon-office” is not in entities" in refusals(copied)


def test_targets_with_a_date_are_among_what_is_due() -> None:
    page = pages()["due/index.md"].markdown
    assert "Spoon fund filled" in page
    assert "31 December 2030" in page


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_page_of_the_harbour_can_be_made(code: str) -> None:
    assert not dead_links(list(pages(code).values()))


def test_words_of_the_project_stand_instead_of_strings_of_the_interface() -> None:
    texts = harbour().release.texts
    for code, words in (("en", "See every goal of the harbour"), ("fr", "Voir chaque but du port")):
        assert dict(texts[code]) == {"See every target": words}
        made = build_pages(harbour(), language_of(harbour().release, code))
        assert words in {page.path: page for page in made}["index.md"].markdown


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("text,en\nSee every tarket,x\n", "is not a string of the interface; did you mean"),
        ("text,english\nHome,x\n", "“english” is not the code of a language"),
        ("words,en\nHome,x\n", "the first line does not name the columns"),
        ("text,en\nHome,<b>x</b>\n", "the text has signs that are marks: < >"),
        ("text,en\nHome,[x](http://x)\n", "the text has signs that are marks: [ ]"),
        ("text,en\n%(name)s: %(words)s.,%(name)s\n", "write each of these as it is: %(name)s"),
        ("text,en\nHome,100 %(x)s\n", "write each of these as it is: none"),
        ("text,en\n%(linked)s action,x\n", "has a form for each number and cannot be replaced"),
        ("text,en\nHome\n", "the row has fewer cells than the header"),
    ],
)
def test_words_that_could_break_a_page_are_refused(copied: Path, rows: str, problem: str) -> None:
    (copied / "data" / "texts.csv").write_text(rows, "utf-8")
    assert problem in refusals(copied)


ONE_TARGET = "night-ferry,tidy-harbour,water,Night ferry,Bac de nuit,count,{},,{},2028"
RESULT = "night-ferry,{},{},,{},,,{},,,{},yearbook-2025,table 8"


def drawn_with(project: Path, direction: str, baseline: str, *results: str) -> Register:
    """The register of the harbour with one more target, of which every page and chart is made."""
    row = ONE_TARGET.format(direction, baseline)
    with_rows(
        with_rows(project, "harbour-targets/targets", row), "harbour-targets/results", *results
    )
    register = read_register(project)
    for page in build_pages(register, language_of(register.release, "en")):
        for chart in page.charts:
            assert all(spec_of(chart, layout) for layout in WIDTHS)
    return register


@pytest.mark.parametrize(
    ("baseline", "results"),
    [
        ("", [("2024", "", "", "", "", "M"), ("2025", "", "", "", "", "M")]),
        ("2022", [("2022", "", "4", "", "", ""), ("2025", "", "", "", "", "O")]),
        ("", [("2025", "", "7", "", "", "")]),
        ("", [("2024", "", "", "Two boats", "", ""), ("2025", "", "", "Three boats", "", "")]),
        ("", [("2030", "9", "", "", "", "")]),
        ("2022", [("2022", "", "4", "", "", "")]),
        ("2022", [("2022", "", "4", "", "", ""), ("2030", "9", "", "", "", "")]),
        ("", []),
    ],
)
def test_a_target_may_have_few_results_or_none(
    copied: Path, baseline: str, results: list[tuple[str, ...]]
) -> None:
    file = f"{TARGETS}/results.csv"
    edited(copied, file, ",locator\n", ",locator,obs_status\n")
    path = copied / file
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("".join(f"{row}\n" for row in (head, *(f"{row}," for row in rows))), "utf-8")
    written = [f"{RESULT.format(*result[:5])},{result[5]}" for result in results]
    register = drawn_with(copied, "at-least", baseline, *written)
    assert not [one for one in register.figures if "night-ferry.progress" in one]


@pytest.mark.parametrize(
    ("direction", "start", "aim", "way"),
    [
        ("at-most", "40", "45", None),
        ("at-least", "45", "40", None),
        ("at-least", "40", "40", None),
        ("at-most", "40", "40", None),
        ("at-least", "40", "45", Decimal(40)),
        ("at-most", "45", "40", Decimal(60)),
    ],
)
def test_there_is_no_way_to_an_aim_that_the_baseline_satisfies(
    copied: Path, direction: str, start: str, aim: str, way: Decimal | None
) -> None:
    cells = [("2022", "", start), ("2025", "", "42"), ("2030", aim, "")]
    rows = [RESULT.format(*cell, "", "") for cell in cells]
    figure = drawn_with(copied, direction, "2022", *rows).figures.get(
        "harbour-targets.night-ferry.progress.2025"
    )
    assert (figure.computed if figure else None) == way


def test_only_a_decision_that_was_adopted_has_a_day_of_adoption(copied: Path) -> None:
    file = copied / "data/harbour-decisions/decisions.csv"
    head, *rows = file.read_text("utf-8").splitlines()
    rows = [f"{row},2025-05-06" for row in rows]
    file.write_text("".join(f"{row}\n" for row in (f"{head},adopted", *rows)), "utf-8")
    made = pages_by_path(read_register(copied), "en")
    assert "Day of adoption: 6 May 2025." in made["harbour-decisions/decisions/2025-1.md"].markdown
    for number in ("2025-2", "2025-3"):
        page = made[f"harbour-decisions/decisions/{number}.md"].markdown
        assert "Day of adoption" not in page
        assert "Date: 6 May 2025." in page


def test_a_year_without_a_stated_status_is_not_in_progress() -> None:
    plan = "harbour-targets.tidy-harbour"
    assert f"{plan}.targets-in-progress.2024" not in harbour().figures
    assert published(f"{plan}.targets-without-status.2024") == 7
    overview = pages()["harbour-targets/index.md"].markdown
    assert "Plan for a tidy harbour, 2025" in overview
    assert "Plan for a tidy harbour, 2024" not in overview


def test_shares_that_the_program_counts_have_one_decimal_at_most() -> None:
    """5 of 11 ratings are 45.45…%; the figure itself stays exact."""
    figure = harbour().figures["harbour-cards.lit-lamps.requirement-reached.2025"]
    assert figure.published == Decimal(500) / 11
    chart = next(one for one in pages()["harbour-cards/index.md"].charts if one.name == "ranking")
    assert "45.5%" in {row["text"] for row in chart.rows}


def test_a_negative_share_keeps_apart_from_the_sign_of_a_calculation() -> None:
    page = pages()["harbour-targets/targets/spilled-tea.md"].markdown
    assert "&#61;\N{NO-BREAK SPACE}[&#45;6.2%](" in page
    assert "&#61;[18.5%](" in page


def test_if_nothing_was_compared_the_findings_do_not_say_that_all_agrees(copied: Path) -> None:
    assert "Nothing could be compared" not in pages()["findings/index.md"].markdown
    alone = with_one_package(copied, "harbour-targets")
    page = pages_by_path(read_register(alone), "en")["findings/index.md"].markdown
    assert "All comparisons agree" not in page
    assert "Nothing could be compared." in page


def rows_of_table(page: Page) -> list[str]:
    lines = [line for line in page.markdown.splitlines() if line.startswith("| ")]
    return lines[1:]


def test_the_list_has_one_row_for_each_target_that_runs() -> None:
    page = pages()["harbour-targets/targets/index.md"]
    rows = rows_of_table(page)
    assert len(rows) == 8
    [walls] = [row for row in rows if "Kilometres of quay wall" in row]
    for text in ("| 2025 |", "[31", "[60", "| 2030 |", "[on track]("):
        assert text in walls
    assert "Due" in page.markdown


def test_the_latest_year_that_says_something_stands_in_the_list(copied: Path) -> None:
    """The reports of 2025 say only that the number does not apply; 2024 has a number."""
    file = f"{TARGETS}/results.csv"
    edited(copied, file, ",locator\n", ",locator,obs_status\n")
    path = copied / file
    head, *rows = path.read_text("utf-8").splitlines()
    rows = [f"{row}," for row in rows if not row.startswith("clean-days,2025")]
    rows.append("clean-days,2025,,,,,,,,,,yearbook-2025,table 6,O")
    path.write_text("".join(f"{row}\n" for row in (head, *rows)), "utf-8")
    page = pages_by_path(read_register(copied), "en")["harbour-targets/targets/index.md"]
    [row] = [row for row in rows_of_table(page) if "Days with clean water" in row]
    assert "| 2024 |" in row
    assert "[66%](" in row
    assert row.endswith("| no status stated |")


def published_by_its_author(project: Path) -> Register:
    file = project / "datapackage.json"
    catalogue = json.loads(file.read_text("utf-8"))
    catalogue["publisher"] = {"name": "Harbour", "name_fr": "Teacup Harbour Authority"}
    file.write_text(json.dumps(catalogue), "utf-8")
    return read_register(project)


def test_a_body_that_publishes_its_own_texts_has_no_remark_that_they_are_summaries(
    copied: Path,
) -> None:
    remarks = ("in our words", "Names on this page are those of the documents")
    before = [page for page in pages().values() if any(one in page.markdown for one in remarks)]
    assert {page.path.split("/")[0] for page in before} >= {"harbour-targets", "harbour-decisions"}
    made = pages_by_path(published_by_its_author(copied), "en")
    for path, page in made.items():
        if path.startswith(("harbour-targets/", "harbour-decisions/")):
            assert not any(one in page.markdown for one in remarks), path
    french = pages_by_path(read_register(copied), "fr")["harbour-targets/index.md"].markdown
    assert "notre traduction" not in french, "it translates its own words"


def test_a_new_site_begins_with_what_it_holds() -> None:
    home = pages()["index.md"].markdown
    assert home.index("## The packages") < home.index("## What changed last")
    assert (
        "    - [2025/3: A tea museum in the basin](harbour-decisions/decisions/2025-3/) – rejected"
        in home
    )
    assert "How accountability works" not in home, "no package describes its mechanism"
    assert "How accountability works" not in pages()["search/index.md"].markdown
    assert "If a released figure changes" in pages()["corrections/index.md"].markdown


def test_the_list_of_entities_has_a_column_of_groups_only_if_some_have_one(copied: Path) -> None:
    page = pages()["entities/index.md"].markdown
    assert "Group" not in page
    assert "groups" not in page
    file = "data/harbour-cards/entities.csv"
    edited(edited(copied, file, "Telegraph name", "group"), file, ",NORPIER", ",sailors")
    grouped = pages_by_path(read_register(copied), "en")["entities/index.md"].markdown
    assert "| Group |" in grouped
    assert "We assigned the groups." in grouped


def test_the_page_of_a_body_lists_its_targets_and_no_counts_of_zero(copied: Path) -> None:
    folder = copied / TARGETS
    with_table(folder, "custodians", "custodian,title_en\ngull-bureau,Gull bureau\n")
    rows = "target,custodian\nquay-walls,gull-bureau\nfees,gull-bureau\n"
    with_table(folder, "target_custodians", rows)
    page = pages_by_path(read_register(copied), "en")["entities/gull-bureau.md"].markdown
    assert "    - [Kilometres of quay wall without a leak](" in page
    assert "– [on track](" in page
    assert "(2025)" in page
    assert "Targets not met" not in page


def test_results_of_one_source_say_it_once(copied: Path) -> None:
    walls = pages()["harbour-targets/targets/quay-walls.md"].markdown
    assert "| Way to the aim | Source |" in walls, "the aim is in the book of the plan"
    edited(copied, f"{TARGETS}/results.csv", "plan-book,page 11", "yearbook-2025,table 1")
    page = pages_by_path(read_register(copied), "en")["harbour-targets/targets/quay-walls.md"]
    assert "| Way to the aim |\n" in page.markdown
    assert "Source: [Harbour yearbook 2025](../../../sources/yearbook-2025/), table 1." in (
        page.markdown
    )


def test_the_newest_value_of_a_target_is_written_in_its_chart() -> None:
    for name in ("quay-walls", "spilled-tea", "traffic"):
        [chart] = pages()[f"harbour-targets/targets/{name}.md"].charts
        for layout in WIDTHS:
            spec = spec_of(chart, layout)
            rows = spec["datasets"][spec["layer"][-1]["data"]["name"]]
            written = {(row["label"], row["measure"]) for row in rows}
            assert ("2025", "value") in written, name
            assert ("2030", "aim") in written, name


def test_a_ranking_draws_the_latest_period_and_one_that_looks_earlier() -> None:
    """The cards have three periods; two of them would be the same hollow circle."""
    page = pages()["harbour-cards/index.md"]
    [ranking] = [chart for chart in page.charts if chart.name == "ranking"]
    drawn = [(row["key"], row["style"]) for row in ranking.rows]
    assert len(set(drawn)) == len(drawn)
    assert ("open-books", "before") in drawn


def test_indicators_without_a_stated_figure_have_no_empty_heading() -> None:
    assert "## Sources" not in pages()["harbour-cards/indicators/tidy-ropes.md"].markdown


def test_a_group_without_targets_on_track_is_named_with_zero(copied: Path) -> None:
    """Otherwise the worst group would be missing from the message of the chart."""
    file = f"{TARGETS}/results.csv"
    edited(copied, file, "70.5,,,,,,on-track", "70.5,,,,,,off-track")
    edited(copied, file, "6.5,,,,,,in-progress", "6.5,,,,,,on-track")
    page = pages_by_path(read_register(copied), "en")["harbour-targets/index.md"]
    assert re.search(r"Targets on track: .*; Water 0 of \[2\]", page.markdown)


def test_a_year_needs_no_translation(copied: Path) -> None:
    """A title without letters is of no language, so it is neither marked nor counted as missing."""
    folder = copied / "data/harbour-targets"
    text = (folder / "periods.csv").read_text("utf-8")
    assert "2025,2025,2025" in text
    edited(copied, "data/harbour-targets/periods.csv", "2025,2025,2025", "2025,2025,")
    register = read_register(copied)
    lacking = {str(one) for one in untranslated(register.release)}
    assert lacking == {str(one) for one in untranslated(harbour().release)}
    page = pages_by_path(register, "fr")["harbour-targets/targets/quay-walls.md"].markdown
    assert page == pages("fr")["harbour-targets/targets/quay-walls.md"].markdown
