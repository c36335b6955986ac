"""`data/corrections.csv`: why something that a release printed has changed."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.dates import is_date, partial_date
from generator.errors import DataError, LinkError, Place, SchemaError, is_visible, nearest, shown
from generator.files import Files
from generator.history.state import FIGURE, Change
from generator.language import is_language
from generator.models import Correction, FrozenRelease
from generator.rows.texts import texts

FILE = "data/corrections.csv"
COLUMNS = (
    "figure", "release", "field", "old", "new", "kind", "date", "reported_by", "reason_en",
)  # fmt: skip
"""The columns, of which reason_<language> may follow in further languages."""
REQUIRED = ("figure", "release", "field", "kind", "date", "reason_en")
FIGURE_NAMED = re.compile(r"[a-z0-9-]+(\.([a-z0-9~-]+|\*)){3}")
"""The id of a figure; where a text changed, `*` stands for what figures have in common."""
LONGEST = 10_000
"""Characters of a cell."""
PLACEHOLDERS = ("<date>", "<reason>")
WITHDRAWAL = "withdrawal"
KINDS = ("correction", "scheduled-revision", "unscheduled-revision", WITHDRAWAL)


@dataclass(frozen=True)
class Lines:
    """The file as it is written: its header, and its rows by their number (header = 1)."""

    header: Sequence[str] = COLUMNS
    rows: Mapping[int, Sequence[str]] = field(default_factory=dict)
    problems: Sequence[DataError] = ()
    """Why the file or some of its rows cannot be read."""


def read_corrections(files: Files) -> tuple[list[Correction], list[DataError]]:
    """Every correction whose row is right, the newest first, and what is wrong with the others."""
    lines = read_lines(files, FILE)
    problems = list(lines.problems)
    corrections = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in lines.rows.items():
        row = dict(zip(lines.header, cells, strict=True))
        wrong = list(row_problems(row, number))
        key = tuple(row[column] for column in ("figure", "release", "field", "old", "new", "date"))
        if key in seen:
            problem = f"the row repeats row {seen[key]}"
            wrong.append(SchemaError(Place(FILE, number), problem, "delete one of the two"))
        seen.setdefault(key, number)
        problems += wrong
        corrections += [] if wrong else [correction(row, number)]
    newest = sorted(corrections, key=lambda one: (one.figure, one.field, one.old, one.new))
    return sorted(newest, key=lambda one: one.date, reverse=True), problems


def read_lines(files: Files, path: str) -> Lines:
    """The rows of a file of corrections that have as many cells as its header."""
    if path not in files:
        return Lines()
    try:
        content = io.StringIO(files[path].decode("utf-8-sig"), newline="")
        header, *rows = list(csv.reader(content, strict=True)) or [[]]
    except UnicodeDecodeError:
        return unreadable(Place(path), "the file is not UTF-8", "save it as UTF-8")
    except csv.Error as error:
        problem = f"the file cannot be read as CSV: {error}"
        return unreadable(Place(path), problem, "save it as plain CSV")
    further = header[len(COLUMNS) :]
    known = all(name.startswith("reason_") and is_language(name[7:]) for name in further)
    if tuple(header[: len(COLUMNS)]) != COLUMNS or not known or len(set(header)) < len(header):
        fix = f"the first line is: {','.join(COLUMNS)}, then reason_zh and the like"
        return unreadable(Place(path, 1), "the columns are not those of corrections", fix)
    numbered = {number: cells for number, cells in enumerate(rows, start=2) if any(cells)}
    ragged = [
        SchemaError(
            Place(FILE, number),
            f"the row has {len(cells)} cells, the header {len(header)}",
            "put a text with a comma in quotes, or add the comma that is missing",
        )
        for number, cells in numbered.items()
        if len(cells) != len(header)
    ]
    whole = {number: cells for number, cells in numbered.items() if len(cells) == len(header)}
    return Lines(header, whole, ragged)


def unreadable(place: Place, problem: str, fix: str) -> Lines:
    return Lines((), {}, [SchemaError(place, problem, fix)])


def row_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """What is wrong with a row, whatever was released."""

    def wrong(column: str, problem: str, fix: str) -> DataError:
        return SchemaError(Place(FILE, number, column), problem, fix)

    for column in REQUIRED:
        if not row[column].strip():
            yield wrong(column, f"the {column} is missing", "write it")
    kind, day, figure = row["kind"], row["date"], row["figure"]
    if kind and kind not in KINDS:
        yield wrong("kind", f"{shown(kind)} is not a kind of correction", nearest(kind, KINDS))
    if day and not is_day(day):
        yield wrong("date", f"{shown(day)} is not a date", "write it like 2026-11-21")
    if not FIGURE_NAMED.fullmatch(figure):
        fix = "write it like un-swap.audit.met-or-exceeded.2019"
        yield wrong("figure", f"{shown(figure)} is not the id of a figure", fix)
    yield from text_problems(row, number)
    if row["old"] == row["new"]:
        problem = f"{shown(row['new'])} is the old value too"
        yield wrong("new", problem, "delete the row, or correct one of them")
    if (kind == WITHDRAWAL) != (row["field"] == FIGURE):
        problem = f"the kind is {kind} and the field {row['field']}"
        yield wrong("kind", problem, f"{WITHDRAWAL} and the field {FIGURE} go together")


def is_day(written: str) -> bool:
    """True for a date with its day."""
    return is_date(written) and partial_date(written).day is not None


def text_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """Cells that cannot be published as they stand."""
    for column, text in row.items():
        place = Place(FILE, number, column)
        if text in PLACEHOLDERS:
            problem = f"{shown(text)} is not filled in"
            yield SchemaError(place, problem, "write it in words, on one line")
        elif not is_visible(text):
            problem = f"{shown(text)} has a line break or a character that nobody sees"
            yield SchemaError(place, problem, "type it again, on one line")
        elif len(text) > LONGEST:
            problem = f"{shown(text)} has {len(text):,} characters"
            yield SchemaError(place, problem, f"shorten it; the limit is {LONGEST:,}")


def correction(row: Mapping[str, str], number: int) -> Correction:
    return Correction(
        figure=row["figure"],
        release=row["release"],
        field=row["field"],
        old=row["old"],
        new=row["new"],
        kind=row["kind"],
        date=partial_date(row["date"]).first,
        reported_by=row["reported_by"] or None,
        reason={code: reason for code, reason in texts(row, "reason").items() if reason},
        row=number,
    )


def line_to_add(change: Change, release: str, header: Sequence[str]) -> str:
    """The row that would explain a change. Who adds it to the file writes date and reason."""
    kind = WITHDRAWAL if change.field == FIGURE else KINDS[0]
    cells = [change.figure, release, change.field, change.old or "", change.new or ""]
    cells += [kind, "<date>", "", "<reason>"]
    return csv_line([*cells, *("" for _ in header[len(COLUMNS) :])])


def csv_line(cells: Sequence[str]) -> str:
    """Cells as a line of the file, without its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def by_content(files: Files, path: str) -> dict[tuple[str, ...], Sequence[str]]:
    """The cells of each row by those in `COLUMNS`: translations of a reason may be added later."""
    return {tuple(row[: len(COLUMNS)]): row for row in read_lines(files, path).rows.values()}


def rewritten(files: Files, releases: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Corrections that a release froze and that the file lacks now, or has otherwise."""
    today = by_content(files, FILE)
    for release in releases:
        frozen = by_content(files, f"data/releases/{release.version}/corrections.csv")
        for content, cells in frozen.items():
            if content not in today:
                corrected = f"{content[0]} {content[2]}"
                problem = f"release {release.version} has another correction of {corrected}"
                fix = f"a correction is never rewritten; restore: {csv_line(cells)}"
                yield DataError(Place(FILE), problem, fix)


def corrections_of_no_release(
    releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Corrections of a release that does not exist, or from before its day."""
    dates = {release.version: release.created for release in releases}
    for one in corrections:
        if one.release not in dates:
            problem = f"{shown(one.release)} was not released"
            yield LinkError(Place(FILE, one.row, "release"), problem, nearest(one.release, dates))
        elif one.date < dates[one.release]:
            dated = f"{dates[one.release]}, the date of release {one.release}"
            problem, fix = f"{one.date} comes before {dated}", "write the day of the correction"
            yield DataError(Place(FILE, one.row, "date"), problem, fix)
