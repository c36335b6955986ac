"""Pages and checks about several packages: recommendations and indicators, levels, themes, what is
due, and what is gathered about an entity.
"""

import json
import shutil
from pathlib import Path

import pytest
from conftest import edited, pages_of, register_of, with_table

from generator.downloads import published_files
from generator.errors import InvalidRelease

RECOMMENDATIONS = (
    "recommendation,number,to,summary_en,answers,source,locator\n"
    "rec-1,1,office,Count twice,umbrella-cards.dryness,T/1/2,para. 30\n"
    "rec-2,,,Polish,,T/1/2,para. 31\n"
)
FOLLOWUPS = (
    "decision,paragraph,date,status,summary_en,source,locator\n"
    "rec-1,,2022,reported,The count was spoken of,T/1/2,para. 32\n"
)
PERIODS = "period,title_en,start,end,order\n2022,2022,2022,2022,9\n"
THEME = {
    "name": "wetness",
    "title": {"en": "Wetness"},
    "description": {"en": "All that is about wetness."},
    "figures": ["umbrella-cards.dryness.met-or-exceeded.*", "biscuit-targets.crumbs.targets.2021"],
}


@pytest.fixture
def recommending(project: Path) -> Path:
    """The tiny project with recommendations, of which one answers to an indicator."""
    folder = project / "data" / "teaspoon-decisions"
    with_table(folder, "periods", PERIODS)
    with_table(folder, "recommendations", RECOMMENDATIONS)
    with_table(folder, "followups", FOLLOWUPS)
    return project


@pytest.fixture
def levelled(project: Path) -> Path:
    """The tiny project with a second package of report cards that names counterparts."""
    data = project / "data"
    shutil.copytree(data / "umbrella-cards", data / "parasol-cards")
    edited(project, "data/parasol-cards/datapackage.json", '"umbrella-cards"', '"parasol-cards"')
    edited(
        project,
        "data/parasol-cards/indicators.csv",
        "short_title_zh\n",
        "short_title_zh,counterpart\n",
    )
    edited(
        project,
        "data/parasol-cards/indicators.csv",
        "按时归还\n",
        "按时归还,umbrella-cards.dryness\n",
    )
    edited(
        project, "data/parasol-cards/indicators.csv", "干燥,,\n", "干燥,,,umbrella-cards.dryness\n"
    )
    edited(project, "data/parasol-cards/indicators.csv", "礼貌,,\n", "礼貌,,,\n")
    with_catalogue(
        project,
        "resources",
        {"name": "parasol-cards", "path": "data/parasol-cards/datapackage.json"},
    )
    return project


def with_catalogue(project: Path, name: str, entry: object) -> Path:
    """The project with one more entry in a list of its catalogue."""
    path = project / "datapackage.json"
    catalogue = json.loads(path.read_text("utf-8"))
    catalogue.setdefault(name, []).append(entry)
    path.write_text(json.dumps(catalogue), "utf-8")
    return project


def refusals(project: Path) -> str:
    with pytest.raises(InvalidRelease) as refused:
        register_of(project)
    return str(refused.value)


def test_a_recommendation_has_a_page_with_what_came_of_it(recommending: Path) -> None:
    pages = pages_of(recommending)
    page = pages["teaspoon-decisions/recommendations/rec-1.md"].markdown
    assert page.startswith("# Count twice\n")
    assert "- Addressee: [Office for Misplaced Teaspoons](../../../entities/omt/)\n" in page
    assert "(2022): The count was spoken of · [T/1/2]" in page
    assert "[Dryness](../../../umbrella-cards/indicators/dryness/)" in page
    assert "This is our reading" in page
    silent = pages["teaspoon-decisions/recommendations/rec-2.md"].markdown
    assert "Our data have no document about what was done." in silent
    assert "Indicators on which it would help" not in silent


def test_an_indicator_names_the_recommendations_that_answer_to_it(recommending: Path) -> None:
    pages = pages_of(recommending)
    page = pages["umbrella-cards/indicators/dryness.md"].markdown
    assert (
        "- [Count twice](../../../teaspoon-decisions/recommendations/rec-1/): Count twice" in page
    )
    other = pages["umbrella-cards/indicators/politeness.md"].markdown
    assert "Recommendations that would help" not in other


def test_an_entity_gathers_what_is_asked_of_it(recommending: Path) -> None:
    page = pages_of(recommending)["entities/omt.md"].markdown
    assert "### Asked of it {: #teaspoon-decisions-asked }" in page
    assert "decisions/2021-1/#para-2-a): To count again · due: [Second session 2021]" in page
    assert "Count twice · reported; not said whether done" in page


def test_an_entity_gathers_the_targets_for_which_it_answers(project: Path) -> None:
    folder = project / "data" / "biscuit-targets"
    shutil.copy(project / "data" / "teaspoon-decisions" / "entities.csv", folder / "entities.csv")
    with_table(folder, "entities", (folder / "entities.csv").read_text("utf-8"))
    edited(project, "data/biscuit-targets/custodians.csv", "Kitchen,厨房,", "Kitchen,厨房,omt")
    page = pages_of(project)["entities/omt.md"].markdown
    assert "- [Kitchen](../../biscuit-targets/custodians/kitchen/) · 2020: [1]" in page


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "recommendations",
            "umbrella-cards.dryness",
            "umbrella-cards.drynes",
            "recommendations.csv:2 [answers] “umbrella-cards.drynes” is not an indicator of any "
            "package; did you mean",
        ),
        (
            "recommendations",
            "umbrella-cards.dryness",
            "dryness",
            "recommendations.csv:2 [answers]",
        ),
    ],
)
def test_an_indicator_that_does_not_exist_is_refused(
    recommending: Path, file: str, old: str, new: str, problem: str
) -> None:
    edited(recommending, f"data/teaspoon-decisions/{file}.csv", old, new)
    assert problem in refusals(recommending)


def test_a_promise_is_about_a_subject_that_exists(project: Path) -> None:
    folder = project / "data" / "biscuit-targets"
    rows = "entity,what_en,about,source,locator\ncrumbs,Sweep,crumbs,T/1/2,para. 3\n"
    with_table(folder, "commitments", rows)
    pages = pages_of(project)
    assert "Sweep" in pages["biscuit-targets/categories/crumbs.md"].markdown
    assert "Sweep" not in pages["biscuit-targets/categories/dunking.md"].markdown
    assert "| Crumbs | Sweep | Crumbs |" in pages["biscuit-targets/commitments/index.md"].markdown
    edited(project, "data/biscuit-targets/commitments.csv", ",crumbs,T/", ",crums,T/")
    assert "commitments.csv:2 [about] “crums” is not a subject" in refusals(project)


def test_two_levels_stand_side_by_side(levelled: Path) -> None:
    pages = pages_of(levelled)
    page = pages["levels/index.md"]
    register = register_of(levelled)
    assert {figure.partition(".")[0] for figure in page.figures_shown} == {
        "umbrella-cards",
        "parasol-cards",
    }
    (chart,) = page.charts
    assert set(chart.figures) <= set(register.figures)
    here = pages["umbrella-cards/indicators/dryness.md"].markdown
    there = pages["parasol-cards/indicators/dryness.md"].markdown
    assert "The same question at the other level" in here
    assert "The same question at the other level" in there
    assert "[Headquarters beside country level](levels/)" in pages["index.md"].markdown


def test_no_counterparts_make_no_page(project: Path) -> None:
    pages = pages_of(project)
    assert "levels/index.md" not in pages
    assert "Headquarters" not in pages["index.md"].markdown


def test_a_theme_has_a_page_with_its_figures(project: Path) -> None:
    page = pages_of(with_catalogue(project, "themes", THEME))["themes/wetness.md"]
    assert page.title == "Wetness"
    assert page.figures_shown == {
        "umbrella-cards.dryness.met-or-exceeded.2019",
        "umbrella-cards.dryness.met-or-exceeded.2020",
        "umbrella-cards.dryness.met-or-exceeded.2021",
        "biscuit-targets.crumbs.targets.2021",
    }


def test_a_theme_without_figures_is_refused(project: Path) -> None:
    theme = {**THEME, "figures": ["umbrella-cards.drynes.met-or-exceeded.*"]}
    problems = refusals(with_catalogue(project, "themes", theme))
    assert "datapackage.json [themes, wetness] no figure is written like" in problems


def test_what_is_due_stands_in_one_list_and_one_calendar(project: Path) -> None:
    """What is to come is first; of what has passed, the latest."""
    folder = project / "data" / "biscuit-targets"
    rows = "entity,what_en,due,source,locator\ncrumbs,Sweep,2027,T/1/2,para. 3\n"
    with_table(folder, "commitments", f"{rows}dunking,Dunk,2020,T/1/2,para. 4\n")
    register = register_of(project)
    pages = pages_of(register)
    page = pages["due/index.md"].markdown
    places = [page.index(words) for words in ("Sweep", "To count again", "Dunk |")]
    assert places == sorted(places)
    assert "| Sweep | to come |" in page
    assert "| Dunk | date passed; no follow-up document in our data |" in page
    calendar = published_files(register, "https://example.org/")["data/due.ics"].decode()
    assert calendar.count("BEGIN:VEVENT") == 3
    assert "- [2027](biscuit-targets/commitments/): Crumbs" in pages["index.md"].markdown


def test_a_result_without_a_status_is_neither_met_nor_missed(project: Path) -> None:
    """The document tells a result and does not say whether the target was met."""
    edited(project, "data/biscuit-targets/results.csv", ",exceeded,", ",,")
    register = register_of(project)
    figures = {
        figure.measure: figure.published
        for figure in register.figures.values()
        if (figure.subject, figure.period) == ("dunking", "2021")
    }
    assert figures["targets"] == 3
    assert figures["targets-met"] == 0
    assert figures["targets-without-status"] == 1
    pages = pages_of(register)
    page = pages["biscuit-targets/targets/soft-biscuits.md"].markdown
    assert "- Status as stated: not in the document" in page
    group = pages["biscuit-targets/categories/dunking.md"].markdown
    assert "the document tells a result without saying whether it was met." in group
    assert "[Biscuits gone soft]" in group


def test_targets_of_which_none_has_a_status_are_only_counted(project: Path) -> None:
    """Nobody reads that 0 of them were met."""
    path = project / "data" / "biscuit-targets" / "results.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    told = [row for row in rows if row.startswith("soft-biscuits")]
    path.write_text("\n".join([header, *told]).replace(",exceeded,", ",,") + "\n", "utf-8")
    register = register_of(project)
    measures = {one.measure for one in register.figures.values() if one.subject == "dunking"}
    assert measures == {"targets", "targets-without-status"}
    pages = pages_of(register)
    assert "does not say whether it was met" in pages["biscuit-targets/index.md"].markdown
    assert not pages["biscuit-targets/index.md"].charts


def test_a_result_says_something(project: Path) -> None:
    edited(project, "data/biscuit-targets/results.csv", "40,,,,,,,no-data", "40,,,,,,,")
    assert "[stated_status] the row has neither a status nor a result" in refusals(project)
