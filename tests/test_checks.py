"""Checks: whatever a table holds, every check ends, and what it finds is said in one line."""

import time
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest
from conftest import copied_project, edited, register_of, release_of, with_rows, with_table
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import package_problems, release_problems
from generator.checks.actions import paragraphs_without_action
from generator.checks.circles import arrows, circles_of_keys
from generator.errors import InvalidRelease, nearest
from generator.models import Release

FOLLOWUPS = "decision,paragraph,date,status,summary_en,source,locator\n"
RECOMMENDATIONS = (
    "recommendation,of,number,type,to,summary_en,response,date,status,source,locator\n"
)
OPTIONAL = {
    "umbrella-cards": {
        "commitments": "entity,what_en,due,source,locator\nbbu,Return all,2021-12,T/1/2,para. 70\n",
    },
    "teaspoon-decisions": {
        "periods": "period,title_en,start,end,order\n2023,2023,2023,2023,11\n",
        "subjects": "subject,part_of,title_en\n2019-4,council,Decision 2019/4\n",
        "followups": FOLLOWUPS + "2019-4,7,2023,implemented,Counted,T/1/2,para. 41\n",
        "recommendations": RECOMMENDATIONS
        + "count-twice,2019-4,1,,office,Count twice,noted,2023,reported,T/1/2,para. 30\n",
    },
}
"""Tables that the tiny release does not have."""
ODD = (None, "", "no such key", "١", "x" * 300)
"""What a cell can hold where it is wrong. Reading puts None in the place of most."""


def with_optional_tables(project: Path) -> Release:
    """The tiny release with tables of every sort."""
    for package, tables in OPTIONAL.items():
        for table, rows in tables.items():
            with_table(project / "data" / package, table, rows)
    return release_of(project)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return with_optional_tables(copied_project(tmp_path_factory.mktemp("checks") / "project"))


@settings(max_examples=40)
@given(data=st.data())
def test_every_check_ends_whatever_cells_hold(release: Release, data: st.DataObject) -> None:
    """Reading puts None where a cell is wrong, also where one is required."""
    package = release.packages[data.draw(st.sampled_from(sorted(release.packages)))]
    table = data.draw(st.sampled_from(sorted(package.schemas)))
    rows = list(package.tables.of(table))
    names = st.sampled_from([one.name for one in fields(rows[0]) if one.name != "place"])
    for name in data.draw(st.lists(names, min_size=1, max_size=3)):
        for place in data.draw(st.sets(st.sampled_from(range(len(rows))), min_size=1)):
            cell = getattr(rows[place], name)
            odd = data.draw(st.sampled_from(ODD if isinstance(cell, str) else (None,)))
            rows[place] = replace(rows[place], **{name: {} if isinstance(cell, Mapping) else odd})
    altered = replace(package, tables=replace(package.tables, **{table: tuple(rows)}))
    whole = replace(release, packages={**release.packages, package.name: altered})
    for problem in (*package_problems(altered), *release_problems(whole)):
        assert "\n" not in str(problem)


def problems_of(project: Path) -> str:
    with pytest.raises(InvalidRelease) as caught:
        release_of(project)
    return str(caught.value)


@pytest.mark.parametrize(
    ("due", "problem"),
    [
        (
            "2021-13",
            "“2021-13” is no date of the calendar; write it like 2020, 2020-06 or 2020-06-30",
        ),
        ("0999", "“0999” is no date of the calendar; write it like 2020, 2020-06 or 2020-06-30"),
        ("2029-first", "“2029-first” is neither a date nor in sessions; did you mean 2022-first?"),
        (
            "soon",
            "“soon” is neither a date nor in sessions; write one of: 2021-first, 2021-second, "
            "2022-first",
        ),
    ],
)
def test_a_commitment_is_due_on_a_date_or_at_a_session(
    project: Path, due: str, problem: str
) -> None:
    rows = f"entity,what_en,due,source,locator\nbbu,Return every umbrella,{due},T/1/2,para. 70\n"
    with_table(project / "data/teaspoon-decisions", "commitments", rows)
    assert problems_of(project) == f"data/teaspoon-decisions/commitments.csv:2 [due] {problem}"


@pytest.mark.parametrize("due", ["2029-first", "soon", "2021-13"])
def test_a_commitment_of_a_package_without_sessions_is_due_on_a_date(
    project: Path, due: str
) -> None:
    rows = f"entity,what_en,due,source,locator\nbbu,Return every umbrella,{due},T/1/2,para. 70\n"
    with_table(project / "data/umbrella-cards", "commitments", rows)
    assert problems_of(project) == (
        f"data/umbrella-cards/commitments.csv:2 [due] “{due}” is no date of the calendar; write it "
        "like 2020, 2020-06 or 2020-06-30"
    )


@pytest.mark.parametrize(
    ("decision", "paragraph", "problem"),
    [
        ("2021-1", "7", "“7” is not a paragraph of 2021-1; write one of: 1, 2, 2-a"),
        (
            "2021-1",
            "2 (a)",
            "“2 (a)” is not the number of a paragraph; write it like 2, or like 2-a for 2 (a)",
        ),
        (
            "2019-4",
            "../..",
            "“../..” is not the number of a paragraph; write it like 2, or like 2-a for 2 (a)",
        ),
    ],
)
def test_a_followup_is_of_a_paragraph_of_its_decision(
    project: Path, decision: str, paragraph: str, problem: str
) -> None:
    folder = project / "data/teaspoon-decisions"
    for table in ("periods", "subjects"):
        with_table(folder, table, OPTIONAL["teaspoon-decisions"][table])
    with_table(
        folder,
        "followups",
        f"{FOLLOWUPS}{decision},{paragraph},2023,implemented,Done,T/1/2,para. 41\n",
    )
    assert problems_of(project) == f"data/teaspoon-decisions/followups.csv:2 [paragraph] {problem}"


@pytest.mark.parametrize(
    ("due", "wrong"),
    [
        ("2021-first,before,", "before “2021-first”"),
        ("2020-first,from,annual", "from “2020-first”"),
        ("2019-first,at,", "at “2019-first”"),
        ("2021-first,from,annual", ""),
        ("2021-second,before,", ""),
    ],
)
def test_an_action_is_not_due_before_the_session_that_decides_it(
    project: Path, due: str, wrong: str
) -> None:
    """The days of sessions decide, or their order if the days are not known."""
    actions = "data/teaspoon-decisions/actions.csv"
    with_rows(
        project,
        "teaspoon-decisions/sessions",
        "2020-first,council,First session 2020,2020年第一届会议,,,0",
        "2019-first,council,First session 2019,2019年第一届会议,2019,,9",
    )
    edited(project, actions, "2021-second,at,annual", due)
    assert (problems_of(project) if wrong else str(release_of(project) and "")) == (
        wrong
        and f"{actions}:4 [due_session] {wrong} is before the decision, which was adopted at "
        "“2021-first”; name a later session, or correct the order and days in sessions"
    )


def test_the_day_of_adoption_exists(project: Path) -> None:
    file = "data/teaspoon-decisions/decisions.csv"
    (project / file).write_text(
        "decision,number,session,adopted,title_en,source,locator\n"
        "2021-1,2021/1,2021-first,2021-02-31,Spoons,T/1/2,decision 2021/1\n"
    )
    assert problems_of(project).startswith(f"{file}:2 [adopted] “2021-02-31” is no date of the ")


def test_an_action_asks_somebody_or_is_the_own_action_of_somebody(project: Path) -> None:
    folder = project / "data/teaspoon-decisions"
    (folder / "actions.csv").write_text(
        "decision,paragraph,verb_number,verb,addressee,actor\n2021-1,1,1,takes-note,office,office\n"
    )
    assert problems_of(project) == (
        "data/teaspoon-decisions/actions.csv:2 [actor] the action has the addressee “office” and "
        "the actor “office”; keep the addressee if the decision asks somebody, or else the actor"
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "twice,,1,,office,Count twice,,,implemented",
            "[date] the status “implemented” has no date; write the key of the period for which "
            "the source says so",
        ),
        (
            "twice,audit,1,,office,Count twice,,2023,implemented",
            "[of] “audit” is not a subject of this package; write one of: 2019-4, 2021-1, "
            "2021-first, 2021-second, 2022-first, bbu, council, office, omt, requests, "
            "takes-note, twice",
        ),
    ],
)
def test_a_recommendation_has_an_origin_that_exists_and_a_date_with_its_status(
    project: Path, row: str, problem: str
) -> None:
    folder = project / "data/teaspoon-decisions"
    for table in ("periods", "subjects"):
        with_table(folder, table, OPTIONAL["teaspoon-decisions"][table])
    with_table(folder, "recommendations", f"{RECOMMENDATIONS}{row},T/1/2,para. 30\n")
    file = "data/teaspoon-decisions/recommendations.csv"
    assert problems_of(project) == f"{file}:2 {problem}"


def test_a_paragraph_without_an_action_is_something_to_look_at(project: Path) -> None:
    """A paragraph is no such thing if its whole or one of its parts has the action."""
    file = "data/teaspoon-decisions/actions.csv"
    assert not list(paragraphs_without_action(release_of(project)))
    edited(project, file, "2021-1,2-a,1,requests,office,2021-second,at,annual\n", "")
    assert not list(paragraphs_without_action(release_of(project)))
    edited(project, file, "2021-1,2,1,requests,office,2022-first,before,\n", "")
    found = map(str, paragraphs_without_action(release_of(project)))
    assert [text.partition(" (key")[0] for text in found] == [
        "to look at: data/teaspoon-decisions/paragraphs.csv:4: paragraph 2-a of 2021-1 has no "
        "action; add its verb to actions.csv"
    ]


def test_a_package_that_only_says_whom_paragraphs_ask_has_no_forgotten_actions(
    project: Path,
) -> None:
    """Its paragraphs that ask nobody have no action, and nothing is to be looked at."""
    file = project / "data/teaspoon-decisions/actions.csv"
    header, *lines = file.read_text("utf-8").splitlines()
    place = header.split(",").index("addressee")
    asking = [line for line in lines if line.split(",")[place]]
    assert 0 < len(asking) < len(lines)
    file.write_text("".join(f"{line}\n" for line in [header, *asking[:1]]), "utf-8")
    assert not list(paragraphs_without_action(release_of(project)))


def test_figures_of_two_packages_do_not_follow_from_each_other(project: Path) -> None:
    """Both are stated with a word like “about”: each would count as computed from the other."""
    folder, measure = (
        project / "data" / "biscuit-targets",
        "lent,Lent,count,Umbrellas lent with biscuits.,",
    )
    with_table(folder, "measures", f"measure,title_en,unit,definition_en,base_en\n{measure}\n")
    head = (
        "subject,measure,period,value,qualifier,high,obs_status,source,locator,reading,origin,"
        "main,note_en\n"
    )
    with_table(
        folder, "statements", f"{head}crumbs,lent,2021,1200,about,,A,T/1/2,para. 3,text,,,\n"
    )
    derivation = "crumbs,lent,2021,sum,umbrella-cards.politeness.met-or-exceeded.2021"
    with_table(folder, "derivations", f"subject,measure,period,rule,operands\n{derivation}\n")
    with (project / "data/umbrella-cards/derivations.csv").open("a", encoding="utf-8") as file:
        file.write("politeness,met-or-exceeded,2021,sum,biscuit-targets.crumbs.lent.2021\n")
    assert problems_of(project) == (
        "data/biscuit-targets/derivations.csv figures follow from themselves: "
        "umbrella-cards.politeness.met-or-exceeded.2021 ← biscuit-targets.crumbs.lent.2021 ← "
        "umbrella-cards.politeness.met-or-exceeded.2021; take one of these derivations out"
    )


def test_a_long_circle_is_told_in_short() -> None:
    keys = [str(number) for number in range(1_500)]
    (circle,) = circles_of_keys(dict(zip(keys, [*keys[1:], keys[0]], strict=True)))
    assert len(circle) == 1_501
    assert arrows(circle) == "0 → 1 → 2 → 3 → 4 → 5 → … → 0"
    assert list(circles_of_keys({"a": "b", "b": "c"})) == []
    assert list(circles_of_keys({"a": "b", "b": "b"})) == [["b", "b"]]


def test_an_id_of_what_is_computed_is_short_enough_for_an_address(project: Path) -> None:
    category = "crumbs-" + "x" * 80
    for table in ("categories", "targets"):
        path = project / "data" / "biscuit-targets" / f"{table}.csv"
        text = (
            path.read_text("utf-8")
            .replace("\ncrumbs,,", f"\n{category},,")
            .replace("biscuits,crumbs,", f"biscuits,{category},")
        )
        path.write_text(text, "utf-8")
    with pytest.raises(
        InvalidRelease, match=r"categories.csv:2 the id .* of what is computed has 1\d\d characters"
    ):
        register_of(project)


SLIPS: dict[str, Callable[[str], str]] = {
    "at its end": lambda key: f"{key[:-1]}x",
    "at its beginning": lambda key: f"x{key[1:]}",
    "in its middle": lambda key: key.replace("met-", "mat-"),
    "one letter too few": lambda key: key[:5] + key[6:],
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_suggestions_for_thousands_of_wrong_keys_take_seconds(slip: Callable[[str], str]) -> None:
    legal = sorted(
        f"umbrellas-{number}.met-or-exceeded.20{number % 30:02}" for number in range(3_000)
    )
    begun = time.process_time()
    found = [nearest(slip(key), legal) == f"did you mean {key}?" for key in legal]
    assert time.process_time() - begun < 10
    assert sum(found) > 0.6 * len(found)


@pytest.mark.parametrize(("key", "legal"), [("implemented", "not-implemented"), ("not-met", "met")])
def test_the_opposite_is_never_suggested(key: str, legal: str) -> None:
    legal_keys = ["in-progress", legal]
    assert nearest(key, legal_keys) == f"write one of: {', '.join(sorted(legal_keys))}"


def test_names_that_look_alike_are_told_apart(project: Path) -> None:
    for package, name in (
        ("umbrella-cards", f"Bureau{' of all' * 10} Borrowed Umbrellas"),
        ("teaspoon-decisions", f"Bureau{' of all' * 10} Borrowed\u00a0Umbrellas"),
    ):
        edited(project, f"data/{package}/entities.csv", "Bureau of Borrowed Umbrellas", name)
    assert problems_of(project) == (
        "data/teaspoon-decisions/entities.csv:2 [title_en] “… all of all Borrowed"
        "[U+00A0 NO-BREAK SPACE]Umbrellas” differs from “… all of all Borrowed Umbrellas” in "
        "data/umbrella-cards/entities.csv:2; write the same for bbu in both packages"
    )


def test_of_many_keys_none_is_listed() -> None:
    assert nearest("x", [f"umbrella-{number}" for number in range(21)]) == (
        "write one of the 21 keys that exist, or add a row that defines it"
    )
