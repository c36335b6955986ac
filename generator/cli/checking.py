"""`answerable check`: finds and prints every problem of a project."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from generator.checks.actions import paragraphs_without_action
from generator.checks.columns import columns_like_others
from generator.checks.remarks import Remark, acknowledged
from generator.checks.roles import absent_roles
from generator.checks.translations import untranslated
from generator.errors import DataError, InvalidRelease, Place, printable
from generator.findings.explanations import explanation
from generator.history.earlier import earlier_revision, earlier_site, vanished
from generator.language import language_named, rounded
from generator.models import Finding, Register
from generator.site.project import Project
from generator.site.projects import read_project


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
    remarks = remarks_on(project.register) if project else []
    open_remarks = [remark for remark in remarks if remark.reason is None]
    if form == "json":
        result = {
            "problems": list(map(problem_object, problems)),
            "remarks": list(map(remark_object, remarks)),
            "untranslated": list(map(asdict, lacking)),
        }
        print(json.dumps(result, ensure_ascii=False, indent=2))
    elif form == "github":
        lines = [*map(github_problem, problems), *map(github_remark, open_remarks)]
        print("".join(f"{line}\n" for line in lines), end="")
    elif problems:
        print("\n".join(map(str, problems)), file=sys.stderr)
        print(
            f"{len(problems)} problem{'s' if len(problems) > 1 else ''}; nothing was written",
            file=sys.stderr,
        )
    elif project and not quiet:
        print("everything is valid")
        facts = [*map(str, open_remarks), *map(str, lacking)]
        print("".join(f"{fact}\n" for fact in facts), end="")
        if known := len(remarks) - len(open_remarks):
            print(f"acknowledged and not shown: {known} (their reasons: acknowledged.csv)")


def remarks_on(register: Register) -> list[Remark]:
    """Everything in a project that an editor should look at, with reasons why it may stay."""
    release = register.release
    remarks = [
        *disagreements(register),
        *paragraphs_without_action(release),
        *absent_roles(release),
        *columns_like_others(release),
    ]
    return list(acknowledged(release, remarks))


def disagreements(register: Register) -> Iterator[Remark]:
    """A remark on each finding with the verdict `differs`.

    Either the numbers of a document do not agree, or we made a mistake when we copied them.
    """
    english = language_named("en")
    for finding in register.findings:
        if finding.verdict == "differs":
            places = {statement.place for _, statement in finding.stated if statement.place}
            yield Remark(
                remark_key(finding),
                explanation(register, finding, english),
                tuple(sorted(places, key=lambda place: (place.file, place.row or 0))),
                finding.figure,
            )


def remark_key(finding: Finding) -> str:
    """The key of a remark on a finding. It holds the two values: other values are a new remark."""
    values = [
        str(rounded(value)) if isinstance(value, Decimal) else str(value)
        for value in (finding.stated[0][1].value, finding.found)
    ]
    return ":".join([f"{finding.figure}.{finding.rule}", *values])


def remark_object(remark: Remark) -> dict[str, object]:
    """A remark as an object of JSON."""
    return {
        "key": remark.key,
        "rows": [{"file": place.file, "row": place.row} for place in remark.places],
        "figure": remark.figure,
        "text": remark.text,
        "acknowledged": remark.reason,
    }


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


def github_problem(problem: DataError) -> str:
    """A problem as an annotation of GitHub Actions."""
    return annotation("error", problem.place, f"{problem.problem}; {problem.fix}")


def github_remark(remark: Remark) -> str:
    """A remark as an annotation of GitHub Actions, at the first row that it is about."""
    return annotation("warning", remark.places[0], f"{remark.text} (key: {remark.key})")


def annotation(level: str, place: Place, message: str) -> str:
    """A line that GitHub Actions shows beside a row. Characters that it reads are escaped."""
    message = message.replace("%", "%25")
    file = printable(place.file).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},line={place.row or 1}::{message}"
