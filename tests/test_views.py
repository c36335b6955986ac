"""Views: what is counted, per what, and that nothing is counted as zero."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from conftest import read_register, with_table

from generator.language import language_named
from generator.models import Register
from generator.pages import build_pages
from generator.views import VIEWS
from generator.views.keys import SUMMARY


@pytest.mark.parametrize(
    ("identity", "value"),
    [
        ("council.decisions.2021-first", 1),
        ("council.paragraphs.2021-first", 3),
        ("council.actions.2021-first", 3),
        ("2021-1.paragraphs.2021-first", 3),
        ("2021-1.actions.2021-first", 3),
        ("takes-note.actions.2021-first", 1),
        ("requests.actions.2021-first", 2),
        ("office.actions.2021-first", 2),
        ("2021-second.actions-due.2021-first", 1),
        ("2022-first.actions-due.2021-first", 1),
        ("council.actions-without-session.2021-first", 1),
    ],
)
def test_decisions_are_counted_by_session_of_adoption(register: Register, identity: str, value: int) -> None:
    figure = register.figures[f"teaspoon-decisions.{identity}"]
    assert (figure.computed, figure.basis, figure.unit) == (value, "computed", "count")


def test_a_group_of_nothing_has_no_figure(register: Register) -> None:
    """Nothing is due at the session that decided, and nothing was decided at the later ones."""
    assert "teaspoon-decisions.2021-first.actions-due.2021-first" not in register.figures
    assert "teaspoon-decisions.council.decisions.2021-second" not in register.figures


def test_where_each_action_has_a_due_session_none_are_without(edited: Callable[[str, str, str], Path]) -> None:
    """Zero is counted, where there are actions; it is not left out as a group of nothing is."""
    project = edited("data/teaspoon-decisions/actions.csv", "takes-note,,,,", "takes-note,,2022-first,at,")
    register = read_register(project / "datapackage.json")
    figure = register.figures["teaspoon-decisions.council.actions-without-session.2021-first"]
    assert (figure.computed, figure.rows) == (0, ())
    assert [one.period for one in register.figures.values() if one.measure == figure.measure] == ["2021-first"]
    pages = {page.path: page for page in build_pages(register, language_named("en"))}
    page = pages["teaspoon-decisions/index.md"]
    assert "For each of these actions, the decisions name a due session." in page.markdown
    (timeline,) = [chart for chart in page.charts if chart.name == "timeline"]
    assert figure.id in timeline.figures
    assert f"figures/{figure.id}.md" in pages


def test_views_of_decisions_leave_their_tables_alone(register: Register) -> None:
    tables = register.release.packages["teaspoon-decisions"].tables
    before = {name: table.copy() for name, table in tables.items()}
    for view in VIEWS["decisions"]:
        shuffled = {name: table.iloc[::-1] for name, table in tables.items()}
        result = view(tables)
        assert list(result.columns) == SUMMARY
        pd.testing.assert_frame_equal(result, view(shuffled))
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_promises_and_followups_are_told_with_their_dates(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    with_table(folder, "periods", "period,title_en,start,end,order\n2022,2022,2022,2022,9\n")
    with_table(
        folder,
        "commitments",
        "entity,what_en,due,source,locator\nomt,To polish,2022,T/1/2,para. 9\nomt,To sing,2099,T/1/2,para. 9\n"
        "omt,To hum,2021-second,T/1/2,para. 9\nomt,To rest,,T/1/2,para. 9\n",
    )
    with_table(
        folder,
        "followups",
        "decision,paragraph,date,status,summary_en,source,locator\n"
        "2021-1,2-a,2022,in-progress,Half were counted,T/1/2,para. 8\n",
    )
    pages = {
        page.path: page.markdown
        for page in build_pages(read_register(project / "datapackage.json"), language_named("en"))
    }
    overview, decision = pages["teaspoon-decisions/index.md"], pages["teaspoon-decisions/decisions/2021-1.md"]
    passed = "date passed; no follow-up document in our data"
    assert f"To polish · due: 2022 · {passed} ·" in overview
    assert "To sing · due: 2099 · [T/1/2]" in overview
    assert f"To hum · due at the [Second session 2021](sessions/2021-second.md) · {passed} ·" in overview
    assert "To rest · [T/1/2]" in overview
    assert "**Spoons in drawers, para. 2 (a)** – [in progress](" in overview
    assert "(2022): Half were counted · [T/1/2]" in decision
    assert passed not in decision
    assert "). Half were counted" in pages["figures/teaspoon-decisions.2021-1~2-a.status.2022.md"]
    assert "To polish · due: 2022 · " in pages["entities/omt.md"]


def test_later_decisions_stand_beside_earlier_ones(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    rows = {
        "decisions": "2022-1,2022/1,2022-first,Forks,叉子,T/1/2,decision 2022/1",
        "paragraphs": '2022-1,1,,To count forks,清点叉子,T/1/2,"decision 2022/1, para. 1"',
        "actions": "2022-1,1,1,requests,office,2023-first,at,",
        "sessions": "2023-first,council,First session 2023,2023年第一届会议,,,4",
    }
    for table, row in rows.items():
        with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    register = read_register(project / "datapackage.json")
    page = next(
        page for page in build_pages(register, language_named("en")) if page.path == "teaspoon-decisions/index.md"
    )
    timeline = next(chart for chart in page.charts if chart.name == "timeline")
    assert [entry.label for entry in timeline.legend] == ["decided at the First session 2022", "decided earlier"]
    assert "| Verb | First session 2022 | First session 2021 |" in page.markdown
