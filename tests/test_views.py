"""Views: what is counted, per what, and that nothing is counted as zero."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import (
    TINY,
    edited,
    pages_of,
    records_of,
    register_of,
    release_of,
    shown,
    turned,
    with_rows,
    with_table,
)

from generator.language import language_named
from generator.models import Register
from generator.pages.decisions.paragraphs import paragraphs_by_decision
from generator.pages.local import local_packages_of
from generator.views import VIEWS
from generator.views.counts import in_order
from generator.views.report_cards import is_at_least, is_at_most


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
def test_decisions_are_counted_by_session_of_adoption(
    register: Register, identity: str, value: int
) -> None:
    figure = register.figures[f"teaspoon-decisions.{identity}"]
    assert (figure.computed, figure.basis, figure.unit) == (Decimal(value), "computed", "count")


def test_indicators_that_reach_a_threshold_are_listed_from_the_highest(project: Path) -> None:
    edited(
        project,
        "data/umbrella-cards/statements.csv",
        "strength-threshold,2021,75",
        "strength-threshold,2021,47.5",
    )
    figure = register_of(project).figures["umbrella-cards.all-umbrellas.strengths.2021"]
    assert [row.split(".")[1] for row in figure.rows] == ["return-on-time", "politeness", "dryness"]


def test_a_group_of_nothing_has_no_figure(register: Register) -> None:
    """Nothing is due at the session that decided, and nothing was decided at the later ones."""
    assert "teaspoon-decisions.2021-first.actions-due.2021-first" not in register.figures
    assert "teaspoon-decisions.council.decisions.2021-second" not in register.figures


def test_where_each_action_has_a_due_session_none_are_without(project: Path) -> None:
    """Zero is counted, where there are actions; it is not left out as a group of nothing is."""
    edited(
        project,
        "data/teaspoon-decisions/actions.csv",
        "takes-note,,,,",
        "takes-note,,2022-first,at,",
    )
    register = register_of(project)
    figure = register.figures["teaspoon-decisions.council.actions-without-session.2021-first"]
    assert figure.computed == 0
    assert figure.rows == ()
    assert [one.period for one in register.figures.values() if one.measure == figure.measure] == [
        "2021-first"
    ]
    pages = pages_of(register)
    page = pages["teaspoon-decisions/index.md"]
    assert "For each of these actions, the decisions name a due session." in page.markdown
    (timeline,) = [chart for chart in page.charts if chart.name == "timeline"]
    assert figure.id in timeline.figures
    assert figure.id in records_of(register)


def test_views_of_decisions_do_not_depend_on_the_order_of_rows(register: Register) -> None:
    tables = register.release.packages["teaspoon-decisions"].tables
    for view in VIEWS["decisions"]:
        assert in_order(view(tables)) == in_order(view(turned(tables)))


def test_promises_and_followups_are_told_with_their_dates(project: Path) -> None:
    """What is due on the day of the release, or in its year, or at a session that ends then, has
    not passed.
    """
    folder = project / "data" / "teaspoon-decisions"
    sessions = "data/teaspoon-decisions/sessions.csv"
    edited(project, sessions, "2022年第一届会议,,,3", "2022年第一届会议,2026-11-20,2026-11-21,3")
    with_table(folder, "periods", "period,title_en,start,end,order\n2022,2022,2022,2022,9\n")
    with_table(
        folder,
        "commitments",
        "entity,what_en,due,source,locator\nomt,To polish,2022,T/1/2,para. 9\nomt,To "
        "sing,2099,T/1/2,para. 9\n"
        "omt,To hum,2021-second,T/1/2,para. 9\nomt,To rest,,T/1/2,para. 9\n"
        "omt,To nod,2026-11-21,T/1/2,para. 9\nomt,To wave,2026-11-20,T/1/2,para. 9\n"
        "omt,To yawn,2026,T/1/2,para. 9\nomt,To knit,2022-first,T/1/2,para. 9\n",
    )
    with_table(
        folder,
        "followups",
        "decision,paragraph,date,status,summary_en,source,locator\n"
        "2021-1,2-a,2022,in-progress,Half were counted,T/1/2,para. 8\n",
    )
    pages = {path: page.markdown for path, page in pages_of(project).items()}
    overview, decision = (
        pages["teaspoon-decisions/index.md"],
        pages["teaspoon-decisions/decisions/2021-1.md"],
    )
    passed = "date passed; no follow-up document in our data"
    promises = pages["teaspoon-decisions/commitments/index.md"]
    assert f"| To polish | 2022; {passed} | [T/1/2]" in promises
    assert "| To sing | 2099 | [T/1/2]" in promises
    assert "| To nod | 21 November 2026 | [T/1/2]" in promises
    assert f"| To wave | 20 November 2026; {passed} | [T/1/2]" in promises
    assert "| To yawn | 2026 | [T/1/2]" in promises
    assert "| To knit | [First session 2022](../sessions/2022-first/) | [T/1/2]" in promises
    assert f"| To hum | [Second session 2021](../sessions/2021-second/); {passed} |" in promises
    assert "| To rest | – | [T/1/2]" in promises
    assert "**Spoons in drawers, para. 2 (a)** – [in progress](" in overview
    assert "(2022): Half were counted · [T/1/2]" in decision
    assert passed not in decision
    record = records_of(register_of(project))["teaspoon-decisions.2021-1~2-a.status.2022"]
    assert "). Half were counted" in shown(record)
    assert "To polish · due: 2022 · " in pages["entities/omt.md"]


@pytest.mark.parametrize(
    ("due", "followups", "passed"),
    [
        ("at,", "", True),
        ("at,annual", "", False),
        ("from,", "", False),
        ("at,", "2021-1,2-a,2022", False),
        ("at,", "2021-1,,2022", False),
        ("at,", "2021-1,1,2022", True),
    ],
)
def test_an_action_has_passed_with_its_session_unless_it_goes_on_or_was_followed_up(
    project: Path, due: str, followups: str, passed: bool
) -> None:
    edited(
        project,
        "data/teaspoon-decisions/actions.csv",
        "2021-second,at,annual",
        f"2021-second,{due}",
    )
    if followups:
        folder = project / "data" / "teaspoon-decisions"
        with_table(folder, "periods", "period,title_en,start,end,order\n2022,2022,2022,2022,9\n")
        head = "decision,paragraph,date,status,summary_en,source,locator"
        with_table(
            folder,
            "followups",
            f"{head}\n{followups},in-progress,Half were counted,T/1/2,para. 8\n",
        )
    (local,) = local_packages_of(register_of(project), language_named("en"), "decisions")
    paragraphs = [one for group in paragraphs_by_decision(local).values() for one in group]
    assert [action.passed for one in paragraphs for action in one.actions] == [False, False, passed]


@pytest.mark.parametrize(
    ("first", "recurrence", "when"),
    [
        ("2021-02-01,2021-02-02", "annual", "2027"),
        ("2021-12-01,2021-12-02", "annual", "2026"),
        ("2021-11-20,2021-11-21", "annual", "2026"),
        ("2021,", "annual", "2026 or 2027"),
        ("2021-12,", "biennial", "2027"),
        ("2021-02,", "biennial", "2027"),
        ("2022-02,", "biennial", "2028"),
        (",", "annual", ""),
        ("2026-12,", "annual", ""),
        ("2021-02,", "continuing", ""),
        ("2021-02,", "as-needed", ""),
        ("2021-02,", "every-session", "First session 2022"),
        ("2021-02,", "", ""),
    ],
)
def test_what_recurs_has_a_next_time_that_the_date_of_the_release_gives(
    project: Path, first: str, recurrence: str, when: str
) -> None:
    """The tiny release is of 21 November 2026. The first session 2022 has no date."""
    folder = "data/teaspoon-decisions"
    edited(project, f"{folder}/sessions.csv", "2021-02-01,2021-02-02,1", ",,1")
    edited(project, f"{folder}/sessions.csv", "2021-09,,2", f"{first},2")
    edited(project, f"{folder}/actions.csv", "at,annual", f"at,{recurrence}")
    (local,) = local_packages_of(register_of(project), language_named("en"), "decisions")
    *_, paragraph = paragraphs_by_decision(local)["2021-1"]
    assert [action.next_due for action in paragraph.actions] == [when]


def test_what_is_due_at_every_session_is_due_at_the_next_one(project: Path) -> None:
    folder = "data/teaspoon-decisions"
    edited(project, f"{folder}/actions.csv", "at,annual", "from,every-session")
    edited(project, f"{folder}/sessions.csv", "2022年第一届会议,,,3", "2022年第一届会议,2022,,3")
    pages = pages_of(project)
    page = pages["teaspoon-decisions/index.md"].markdown
    assert "All sessions at which something was first due have passed." in page
    assert "Some actions recur. They are due next: the next session." in page
    session = pages["teaspoon-decisions/sessions/2021-second.md"].markdown
    assert "from the session on · at every session · next: the next session" in session


def test_who_acts_is_told_from_whom_a_decision_asks(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    with_rows(project, "teaspoon-decisions/addressees", "board,The council itself,理事会自身,")
    (folder / "actions.csv").write_text(
        "decision,paragraph,verb_number,verb,addressee,actor\n"
        "2021-1,1,1,takes-note,,board\n2021-1,2,1,requests,office,\n"
    )
    register = register_of(project)
    figures = register.figures
    assert figures["teaspoon-decisions.board.own-actions.2021-first"].computed == 1
    assert "teaspoon-decisions.board.actions.2021-first" not in figures
    assert figures["teaspoon-decisions.office.actions.2021-first"].computed == 1
    pages = pages_of(register)
    assert (
        "| Acts itself | First session 2021 |"
        in pages["teaspoon-decisions/addressees/index.md"].markdown
    )
    decision = pages["teaspoon-decisions/decisions/2021-1.md"].markdown
    assert "- **takes note** · The council itself\n" in decision
    assert "| takes note | – | The council itself | – | – | – |" in (
        pages["teaspoon-decisions/actions/index.md"].markdown
    )


def test_recommendations_have_a_page_with_responses_and_statuses(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    with_table(folder, "periods", "period,title_en,start,end,order\n2022,2022,2022,2022,9\n")
    with_table(
        folder,
        "recommendations",
        "recommendation,number,to,summary_en,response,date,status,source,locator\n"
        "rec-1,1,office,Count twice,partly-accepted,2022,implemented,T/1/2,para. 30\n"
        "rec-2,,,Polish,noted,,,T/1/2,para. 31\n",
    )
    with_table(
        folder,
        "followups",
        "decision,paragraph,date,status,summary_en,source,locator\n"
        "rec-2,,2022,reported,Polish was spoken of,T/1/2,para. 32\n",
    )
    register = register_of(project)
    assert register.figures["teaspoon-decisions.rec-1.status.2022"].published == "implemented"
    pages = pages_of(register)
    page = pages["teaspoon-decisions/recommendations/index.md"].markdown
    assert (
        "| [Count twice](rec-1/) | – | 1 | recommendation | Office for Misplaced Teaspoons |"
        in page
    )
    assert "| partly accepted | [implemented, as far as reported](" in page
    assert "| [Polish](rec-2/) | – | – | recommendation | – | noted | [reported; not said" in page
    overview = pages["teaspoon-decisions/index.md"].markdown
    assert "[All recommendations](recommendations/)" in overview
    assert "**recommendation: Polish** – [reported; not said whether done](" in overview
    assert "- [1](recommendations/rec-1/): Count twice\n" in overview
    assert "- [recommendation](recommendations/rec-2/): Polish · with follow-up" in overview
    assert "### " not in overview.partition("observations")[2].partition("## ")[0]
    said = pages["teaspoon-decisions/recommendations/rec-1.md"].markdown
    assert "- Status: [implemented, as far as reported](" in said
    assert "Our data have no document" not in said


def test_a_decision_says_the_day_on_which_it_was_adopted(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    (folder / "decisions.csv").write_text(
        "decision,number,session,adopted,title_en,source,locator\n"
        "2021-1,2021/1,2021-first,2021-02-02,Spoons,T/1/2,decision 2021/1\n"
    )
    pages = pages_of(project)
    page = pages["teaspoon-decisions/decisions/2021-1.md"].markdown
    assert "Day of adoption: 2 February 2021." in page
    assert "| 2 February 2021 |" in pages["teaspoon-decisions/decisions/index.md"].markdown


def test_later_decisions_stand_beside_earlier_ones(project: Path) -> None:
    rows = {
        "decisions": "2022-1,2022/1,2022-first,Forks,叉子,T/1/2,decision 2022/1",
        "paragraphs": '2022-1,1,,To count forks,清点叉子,T/1/2,"decision 2022/1, para. 1"',
        "actions": "2022-1,1,1,requests,office,2023-first,at,",
        "sessions": "2023-first,council,First session 2023,2023年第一届会议,,,4",
    }
    for table, row in rows.items():
        with_rows(project, f"teaspoon-decisions/{table}", row)
    pages = pages_of(project)
    years = pages["years/index.md"].markdown
    assert 0 < years.index("(2021-first/)") < years.index("(2022-first/)")
    page = pages["teaspoon-decisions/index.md"]
    timeline = next(chart for chart in page.charts if chart.name == "timeline")
    assert [entry.label for entry in timeline.legend] == [
        "decided at the First session 2022",
        "decided earlier",
    ]
    counts = pages["teaspoon-decisions/addressees/index.md"].markdown
    assert "| Verb | First session 2022 | First session 2021 |" in counts


@pytest.mark.parametrize(
    ("hedge", "high", "strong", "weak"),
    [
        ("", "", True, True),
        ("about", "", True, True),
        ("over", "", True, False),
        ("at-least", "", True, False),
        ("under", "", False, True),
        ("at-most", "", False, True),
        ("range", "90", True, False),
    ],
)
def test_a_share_reaches_a_threshold_only_if_its_qualifier_says_so(
    hedge: str, high: str, strong: bool, weak: bool
) -> None:
    """“Under 75%” is not “75% or more”, and “over 50%” is not “50% or less”."""
    row = release_of(TINY).packages["umbrella-cards"].tables.statements[0]
    limit = replace(row, value=Decimal(75), qualifier=None, high=None)
    upper = Decimal(high) if high else None
    share = replace(limit, qualifier=hedge or None, high=upper)
    assert (is_at_least(share, limit), is_at_most(share, limit)) == (strong, weak)


def test_each_follow_up_has_the_status_that_its_source_gives(project: Path) -> None:
    """Two sources, or two paragraphs of one, may see one paragraph of a decision differently."""
    folder = project / "data" / "teaspoon-decisions"
    with_table(folder, "periods", "period,title_en,start,end,order\n2023,2023,2023,2023,9\n")
    with_rows(
        project, "teaspoon-decisions/sources", "T/2/1,Later report,,Parish,2024,en,en,2026-11-21,"
    )
    rows = (
        "2021-1,2,2023,implemented,All were counted,T/1/2,para. 42",
        "2021-1,2,2023,in-progress,Half were counted,T/2/1,para. 3",
        "2021-1,1,2023,implemented,It was noted,T/1/2,para. 43",
        "2021-1,1,2023,implemented,It was noted again,T/1/2,para. 44",
    )
    head = "decision,paragraph,date,status,summary_en,source,locator"
    with_table(folder, "followups", "\n".join([head, *rows, ""]))
    register = register_of(project)
    decision = pages_of(register)["teaspoon-decisions/decisions/2021-1.md"].markdown
    status = "../../../figures/teaspoon-decisions.2021-1~2.status.2023/"
    assert f"[implemented, as far as reported]({status}) (2023): All were" in decision
    assert f"[in progress]({status}) (2023): Half were" in decision
    figures = [register.figures[f"teaspoon-decisions.2021-1~{one}.status.2023"] for one in (1, 2)]
    assert [figure.value for figure in figures] == ["implemented", "in-progress"]
    verdicts = {one.figure: one.verdict for one in register.findings}
    assert [verdicts[figure.id] for figure in figures] == ["agrees", "differs"]


def test_what_a_document_states_of_a_decision_is_on_its_page(project: Path) -> None:
    folder = project / "data" / "teaspoon-decisions"
    with_table(folder, "periods", "period,title_en,start,end,order\n2021,2021,2021,2021,9\n")
    measures = "measure,title_en,unit,definition_en,base_en,role,of"
    with_table(folder, "measures", f"{measures}\nvotes-in-favour,Votes for,count,In favour.,,,\n")
    statements = (
        "subject,measure,period,value,qualifier,high,obs_status,source,locator,reading,origin,main,"
        "note_en\n2021-1,votes-in-favour,2021,12,,,A,T/1/2,para. 50,text,,,One by proxy.\n"
    )
    with_table(folder, "statements", statements)
    decision = pages_of(project)["teaspoon-decisions/decisions/2021-1.md"].markdown
    _, _, below = decision.partition("## Other figures that the documents state")
    assert "| Votes for | [12](" in below
    assert "One by proxy" in below
