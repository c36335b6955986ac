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
    assert page.startswith("# recommendation 1\n\n**Count twice**")
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
        "- [recommendation 1](../../../teaspoon-decisions/recommendations/rec-1/): Count twice"
        in page
    )
    other = pages["umbrella-cards/indicators/politeness.md"].markdown
    assert "Recommendations that would help" not in other


def test_an_entity_gathers_what_is_asked_of_it(recommending: Path) -> None:
    page = pages_of(recommending)["entities/omt.md"].markdown
    assert "### Asked of it {: #teaspoon-decisions-asked }" in page
    assert "decisions/2021-1/#para-2-a): To count again · due: [Second session 2021]" in page
    assert "[recommendation 1](" in page
    assert "Count twice · reported; not said whether done" in page


def test_an_entity_gathers_the_targets_for_which_it_answers(project: Path) -> None:
    folder = project / "data" / "biscuit-targets"
    shutil.copy(project / "data" / "teaspoon-decisions" / "entities.csv", folder / "entities.csv")
    with_table(folder, "entities", (folder / "entities.csv").read_text("utf-8"))
    edited(project, "data/biscuit-targets/custodians.csv", "Kitchen,厨房,", "Kitchen,厨房,omt")
    edited(project, "data/biscuit-targets/custodians.csv", "储藏室,\n", "储藏室,\nshed,Shed,,omt\n")
    page = pages_of(project)["entities/omt.md"].markdown
    assert "- [Kitchen](../../biscuit-targets/custodians/kitchen/) · 2021: [1]" in page
    assert "Shed" not in page


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
    """The highest share of the first level is on top, and each share is beside its counterpart."""
    file = "data/parasol-cards/indicators.csv"
    edited(levelled, file, "礼貌,,,\n", "礼貌,,,umbrella-cards.return-on-time\n")
    pages = pages_of(levelled)
    page = pages["levels/index.md"]
    assert {figure.partition(".")[0] for figure in page.figures_shown} == {
        "umbrella-cards",
        "parasol-cards",
    }
    (chart,) = page.charts
    pairs = ("return-on-time", "politeness"), ("dryness", "return-on-time"), ("dryness", "dryness")
    assert chart.figures == tuple(
        f"{package}.{indicator}.met-or-exceeded.2021"
        for pair in pairs
        for package, indicator in zip(("umbrella-cards", "parasol-cards"), pair, strict=True)
    )
    assert list(dict.fromkeys(row["key"] for row in chart.rows)) == ["~".join(one) for one in pairs]
    assert chart.message == (
        "Furthest apart in 2021: Umbrella cards 47.5% (Dryness), Umbrella cards 82% "
        "(Return on time)."
    )
    here = pages["umbrella-cards/indicators/dryness.md"].markdown
    there = pages["parasol-cards/indicators/dryness.md"].markdown
    assert "Similar indicators in other packages" in here
    assert "Similar indicators in other packages" in there
    assert "[Similar indicators, side by side](levels/)" in pages["index.md"].markdown


def test_three_packages_and_two_that_name_each_other_have_one_page(levelled: Path) -> None:
    data = levelled / "data"
    shutil.copytree(data / "parasol-cards", data / "sunshade-cards")
    edited(levelled, "data/sunshade-cards/datapackage.json", "parasol-cards", "sunshade-cards")
    path = data / "umbrella-cards" / "indicators.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    named = [f"{row},{'parasol-cards.dryness' if '干燥' in row else ''}" for row in rows]
    path.write_text("\n".join([f"{header},counterpart", *named, ""]), "utf-8")
    with_catalogue(
        levelled,
        "resources",
        {"name": "sunshade-cards", "path": "data/sunshade-cards/datapackage.json"},
    )
    names = [chart.name for chart in pages_of(levelled)["levels/index.md"].charts]
    assert names == ["umbrella-cards-parasol-cards", "umbrella-cards-sunshade-cards"]


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("parasol-cards.dryness", "“parasol-cards.dryness” is an indicator of the same package"),
        ("umbrella-cards.wetness", "“umbrella-cards.wetness” is not an indicator of any package"),
    ],
)
def test_a_counterpart_is_of_another_package(levelled: Path, named: str, problem: str) -> None:
    path = "data/parasol-cards/indicators.csv"
    edited(levelled, path, "干燥,,,umbrella-cards.dryness", f"干燥,,,{named}")
    assert f"[counterpart] {problem}" in refusals(levelled)


def test_no_counterparts_make_no_page(project: Path) -> None:
    pages = pages_of(project)
    assert "levels/index.md" not in pages
    assert "Similar indicators" not in pages["index.md"].markdown


def test_a_theme_has_a_page_with_its_figures(project: Path) -> None:
    pages = pages_of(with_catalogue(project, "themes", THEME))
    assert "[Wetness](wetness/)" in pages["themes/index.md"].markdown
    page = pages["themes/wetness.md"]
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


def test_two_themes_of_one_name_are_refused(project: Path) -> None:
    with_catalogue(project, "themes", THEME)
    problems = refusals(with_catalogue(project, "themes", THEME))
    assert "datapackage.json [themes, wetness] 2 themes have this name" in problems


def test_a_theme_cannot_take_the_address_of_the_list(project: Path) -> None:
    assert "themes" in refusals(with_catalogue(project, "themes", {**THEME, "name": "index"}))


def test_a_theme_has_an_english_title(project: Path) -> None:
    theme = {**THEME, "title": {"zh": "湿"}}
    assert "themes" in refusals(with_catalogue(project, "themes", theme))


def test_a_subject_of_a_theme_is_matched_exactly(project: Path) -> None:
    theme = {**THEME, "figures": ["umbrella-cards.dryness.*.*"]}
    page = pages_of(with_catalogue(project, "themes", theme))["themes/wetness.md"]
    assert {figure.split(".")[1] for figure in page.figures_shown} == {"dryness"}


def test_texts_of_two_packages_with_one_key_are_told_apart(levelled: Path) -> None:
    edited(levelled, "data/parasol-cards/indicators.csv", "\ndryness,Dryness", "\ndryness,Shade")
    theme = {**THEME, "figures": ["*.dryness.met-or-exceeded.*"]}
    page = pages_of(with_catalogue(levelled, "themes", theme))["themes/wetness.md"]
    subjects = next(column for column in page.columns if column.name == "subject")
    assert set(subjects.values) == {
        ("umbrella-cards.dryness", "Dryness"),
        ("parasol-cards.dryness", "Shade"),
    }
    periods = next(column for column in page.columns if column.name == "period")
    assert [text for _, text in periods.values] == ["2019", "2020", "2021"]


def test_what_goes_on_or_has_a_follow_up_is_not_called_overdue(project: Path) -> None:
    """The list of what is due and the pages that it links say the same."""
    folder = project / "data" / "teaspoon-decisions"
    before = pages_of(project)["due/index.md"].markdown
    assert "To count again, next: 2027 | date passed; it goes on after it |" in before
    actions = (folder / "actions.csv").read_text("utf-8")
    once = actions.replace(",annual", ",").replace(",biennial", ",")
    assert once != actions
    (folder / "actions.csv").write_text(once, "utf-8")
    assert (
        "To count again | date passed; no follow-up" in pages_of(project)["due/index.md"].markdown
    )
    with_table(folder, "periods", PERIODS)
    told = FOLLOWUPS.replace("rec-1,,", "2021-1,2-a,")
    with_table(folder, "followups", told)
    after = pages_of(project)
    assert "To count again | date passed; our data have a follow-up |" in (
        after["due/index.md"].markdown
    )
    session = after["teaspoon-decisions/sessions/2021-second.md"].markdown
    assert "reported; not said whether done" in session


def test_a_promise_with_a_result_leads_to_it(project: Path) -> None:
    """A result of a period that ended before the due date says nothing of the promise."""
    folder = project / "data" / "biscuit-targets"
    rows = (
        "entity,what_en,about,due,source,locator\n"
        "crumbs,Sweep,fewer-crumbs,2021,T/1/2,para. 3\n"
        "crumbs,Sweep more,fewer-crumbs,2022,T/1/2,para. 3\n"
        "dunking,Dunk,biscuits-dunked,2021,T/1/2,para. 4\n"
    )
    with_table(folder, "commitments", rows)
    pages = pages_of(project)
    listed = pages["biscuit-targets/commitments/index.md"].markdown
    assert "[result in our data](../targets/fewer-crumbs/)" in listed
    due = pages["due/index.md"].markdown
    assert "| Sweep | date passed; our data have a follow-up |" in due
    assert "| Sweep more | date passed; no follow-up document in our data |" in due
    assert "| Dunk | date passed; no follow-up document in our data |" in due
    assert "Sweep more" in pages["biscuit-targets/targets/fewer-crumbs.md"].markdown


def test_categories_stand_under_their_wholes_in_any_order(project: Path) -> None:
    path = project / "data" / "biscuit-targets" / "categories.csv"
    rows = "category,part_of,title_en,title_zh\ncrumbs,snacks,Crumbs,\ndunking,food,Dunking,\n"
    path.write_text(f"{rows}snacks,food,Snacks,\nfood,,Food,\n", "utf-8")
    pages = pages_of(project)
    listed = pages["biscuit-targets/categories/index.md"].markdown
    places = [listed.index(f"[{name}]") for name in ("Food", "Dunking", "Snacks", "Crumbs")]
    assert places == sorted(places)
    assert "[Snacks](../snacks/)" in pages["biscuit-targets/categories/food.md"].markdown
    assert "[Crumbs]" not in pages["biscuit-targets/categories/food.md"].markdown


def test_parts_without_any_status_are_not_said_to_have_one(project: Path) -> None:
    for row in ("5,6,,,,,,met", "5,4,,,,,,not-met"):
        edited(project, "data/biscuit-targets/results.csv", row, row.rpartition(",")[0] + ",")
    pages = pages_of(project)
    page = pages["biscuit-targets/targets/tins-closed.md"].markdown
    assert "the document gives none a status" in page
    listed = pages["biscuit-targets/targets/index.md"]
    assert listed.markdown.count("| no status stated |") == 2


def test_a_running_period_has_pages_and_a_promise_in_it_is_to_come(project: Path) -> None:
    edited(project, "datapackage.json", "2026-11-21T", "2021-11-21T")
    rows = (
        "entity,what_en,about,due,source,locator\ncrumbs,Sweep,fewer-crumbs,2021-12,T/1/2,para. 3\n"
    )
    with_table(project / "data" / "biscuit-targets", "commitments", rows)
    pages = pages_of(project)
    assert "| Sweep | to come |" in pages["due/index.md"].markdown
    for path in ("commitments/index.md", "targets/fewer-crumbs.md"):
        assert "result in our data" not in pages[f"biscuit-targets/{path}"].markdown


def test_of_a_split_some_parts_may_have_a_status(project: Path) -> None:
    results = "data/biscuit-targets/results.csv"
    edited(project, results, "5,6,,,,,,met", "5,6,,,,,,")
    whole = 'tins-closed,2021,,5,5,,,,,,met,T/1/2,"annex, row 2"\n'
    edited(project, results, "tins-closed,2021,kitchen", f"{whole}tins-closed,2021,kitchen")
    page = pages_of(project)["biscuit-targets/targets/tins-closed.md"].markdown
    assert "some parts have a status of their own" in page


def test_a_later_period_with_few_statuses_keeps_the_chart(project: Path) -> None:
    path = project / "data" / "biscuit-targets" / "results.csv"
    before = [chart.name for chart in pages_of(project)["biscuit-targets/index.md"].charts]
    periods = project / "data" / "biscuit-targets" / "periods.csv"
    header = periods.read_text("utf-8").splitlines()[0].split(",")
    row = {"period": "2022", "title_en": "2022", "start": "2022", "end": "2022", "order": "9"}
    with periods.open("a", encoding="utf-8") as table:
        table.write(",".join(row.get(name, "") for name in header) + "\n")
    with path.open("a", encoding="utf-8") as table:
        table.write('fewer-crumbs,2022,,,7,,,,,,,T/1/2,"annex, row 9"\n')
    after = [chart.name for chart in pages_of(project)["biscuit-targets/index.md"].charts]
    assert before == after != []


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
    edited(project, "data/biscuit-targets/results.csv", "40,,,,,,,no-data", ",,,,,,,")
    assert "[stated_status] the row has no status, no aim and no result" in refusals(project)
