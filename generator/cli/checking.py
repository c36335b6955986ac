"""`answerable check`: finds and prints every problem of a project."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from generator.checks.actions import paragraphs_without_action
from generator.checks.roles import absent_roles
from generator.checks.translations import untranslated
from generator.cli.projects import read_project
from generator.errors import DataError, InvalidRelease, printable
from generator.findings.explanations import explanation
from generator.history.earlier import earlier_revision, earlier_site, vanished
from generator.language import language_named
from generator.models import Finding, Register
from generator.site.project import Project


def checked(
    catalogue: Path, against: str, site: Path | None
) -> tuple[Project | None, list[DataError]]:
    """The project, or None with every problem of its data, content and settings.

    `against` is a revision of git, `site` a built site. It is a problem if one of their releases or
    corrections is missing now.
    """
    try:
        project = read_project(catalogue)
        earlier = [earlier_revision(catalogue, against)] if against else []
    except InvalidRelease as error:
        return None, error.problems
    earlier += [earlier_site(site)] if site else []
    missing = [problem for state in earlier for problem in vanished(project.register, state)]
    return None if missing else project, missing


def print_result(
    project: Project | None, problems: list[DataError], form: str, *, quiet: bool
) -> None:
    """Prints the problems; if there are none, also facts that an editor should look at.

    `form` is `text`, `json` or `github`.
    """
    lacking = untranslated(project.register.release) if project else []
    if form == "json":
        result = {
            "problems": list(map(problem_object, problems)),
            "untranslated": list(map(asdict, lacking)),
        }
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif form == "github":
        print("".join(f"{github_line(problem)}\n" for problem in problems), end="")
    elif problems:
        print("\n".join(map(str, problems)), file=sys.stderr)
        print(
            f"{len(problems)} problem{'s' if len(problems) > 1 else ''}; nothing was written",
            file=sys.stderr,
        )
    elif project and not quiet:
        print("everything is valid")
        facts = [
            *disagreements(project.register),
            *paragraphs_without_action(project.register.release),
            *absent_roles(project.register.release),
            *map(str, lacking),
        ]
        print("".join(f"{fact}\n" for fact in facts), end="")


def disagreements(register: Register) -> list[str]:
    """A line for each finding with the verdict `differs`.

    Either the numbers of a document do not agree, or we made a mistake when we copied them.
    """
    english = language_named("en")
    return [
        f"to look at: {stated_at(finding)}{explanation(register, finding, english)}"
        for finding in register.findings
        if finding.verdict == "differs"
    ]


def stated_at(finding: Finding) -> str:
    """The rows of the compared statements, like `data/un-swap/statements.csv:12: `."""
    places = {
        (statement.place.file, statement.place.row or 0): str(statement.place)
        for _, statement in finding.stated
        if statement.place
    }
    return f"{', '.join(places[key] for key in sorted(places))}: " if places else ""


def problem_object(problem: DataError) -> dict[str, object]:
    """A problem as an object of JSON."""
    place = problem.place
    return {
        "file": place.file,
        "row": place.row,
        "field": place.field,
        "problem": problem.problem,
        "fix": problem.fix,
    }


def github_line(problem: DataError) -> str:
    """A problem as an annotation of GitHub Actions. Characters with a meaning there are escaped."""
    message = f"{problem.problem}; {problem.fix}".replace("%", "%25")
    file = printable(problem.place.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={problem.place.row or 1}::{message}"
