"""Actions that are due by a date, where the decision names no session."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import TESTS, edited, pages_by_path, read_register, with_rows

from generator.downloads.calendars import due_calendars
from generator.errors import InvalidRelease

PACKAGE = "data/harbour-decisions"
TABLES = {
    "verbs": "verb,title_en,title_fr,class\nasks,asks,demande,request\n",
    "addressees": "addressee,title_en,title_fr\npier-office,Pier office,Bureau de la jetée\n",
    "actions": "decision,paragraph,verb_number,verb,addressee,due_session,due\n"
    "2025-1,3-bis,1,asks,pier-office,,2025-06-30\n"
    "2025-1,i,1,asks,pier-office,,2099-03\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The harbour, with two actions that are due by a date."""
    folder = Path(shutil.copytree(TESTS / "harbour", tmp_path / "harbour"))
    descriptor = folder / PACKAGE / "datapackage.json"
    described = json.loads(descriptor.read_text("utf-8"))
    for table, text in TABLES.items():
        (folder / PACKAGE / f"{table}.csv").write_text(text, "utf-8")
        described["resources"].append({"name": table, "path": f"{table}.csv"})
    descriptor.write_text(json.dumps(described), "utf-8")
    return folder


def test_a_date_is_shown_wherever_a_session_would_be(project: Path) -> None:
    register = read_register(project)
    pages = {path: page.markdown for path, page in pages_by_path(register, "en").items()}
    decision = pages["harbour-decisions/decisions/2025-1.md"]
    assert (
        "Pier office · due by 30 June 2025 · date passed; no follow-up document in our data"
        in decision
    )
    assert "Pier office · due by March 2099" in decision
    assert "30 June 2025" in pages["harbour-decisions/actions/index.md"]
    due = pages["due/index.md"]
    assert due.index("March 2099") < due.index("30 June 2025"), "what is to come stands first"
    calendar = due_calendars(register, "https://harbour.example/")["due.ics"].decode()
    assert "20250630" in calendar


def test_the_page_of_a_body_says_by_which_date_it_is_asked(project: Path) -> None:
    folder = project / PACKAGE
    addressees = "addressee,title_en,title_fr,entity\npier-office,Pier office,Bureau,pier-body\n"
    (folder / "addressees.csv").write_text(addressees, "utf-8")
    (folder / "entities.csv").write_text(
        "entity,title_en,title_fr\npier-body,Pier,Jetée\n", "utf-8"
    )
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described["resources"].append({"name": "entities", "path": "entities.csv"})
    (folder / "datapackage.json").write_text(json.dumps(described), "utf-8")
    page = pages_by_path(read_register(project), "en")["entities/pier-body.md"]
    asked = [line for line in page.markdown.splitlines() if "due: " in line]
    assert all(line.startswith("- [") for line in asked)
    assert [line.rpartition("due: ")[2] for line in asked] == ["March 2099", "30 June 2025"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2025-1,i-a,1,asks,pier-office,2025-joint,2025-06-30", "by 2025-06-30 and at the session"),
        ("2025-1,i-a,1,asks,pier-office,,1999", "1999 is before the decision, which is of"),
        ("2025-1,i-a,1,asks,pier-office,,2025-02-30", "2025-02-30"),
    ],
)
def test_dates_that_cannot_be_are_refused(project: Path, row: str, problem: str) -> None:
    with_rows(project, "harbour-decisions/actions", row)
    with pytest.raises(InvalidRelease) as caught:
        read_register(project)
    assert problem in str(caught.value)


def test_what_recurs_after_its_date_says_when_it_is_due_next(project: Path) -> None:
    file = f"{PACKAGE}/actions.csv"
    edited(project, file, "due_session,due\n", "due_session,due,recurrence\n")
    edited(project, file, "2025-06-30\n", "2025-06-30,annual\n")
    edited(project, file, "2099-03\n", "2099-03,\n")
    page = pages_by_path(read_register(project), "en")["harbour-decisions/decisions/2025-1.md"]
    assert "every year · next: 2027" in page.markdown
