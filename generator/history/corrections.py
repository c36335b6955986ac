"""`data/corrections.csv`: why something that a release printed has changed."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.dates import is_date, partial_date
from generator.errors import DataError, Place, SchemaError, is_visible, nearest, shown
from generator.files import Files
from generator.history.fields import FIGURE, Change
from generator.kinds import texts
from generator.language import is_language
from generator.models import Correction, FrozenRelease

FILE = "data/corrections.csv"
COLUMNS = ("figure", "release", "field", "old", "new", "kind", "date", "reported_by", "reason_en")
"""The columns, of which reason_<language> may follow in further languages."""
REQUIRED = ("figure", "release", "field", "kind", "date", "reason_en")
FIGURE_NAMED = re.compile(r"[a-z0-9-]+(\.([a-z0-9~-]+|\*)){3}")
"""The id of a figure; where a text changed, `*` stands for what figures have in common."""
LONGEST = 10_000
"""Characters of a cell."""
PLACEHOLDERS = ("<date>", "<reason>")
WITHDRAWAL = "withdrawal"
KINDS = ("correction", "scheduled-revision", "unscheduled-revision", WITHDRAWAL)


def read_corrections(files: Files) -> tuple[list[Correction], list[DataError]]:
    """Every correction whose row is right, the newest first, and what is wrong with the others."""
    header, rows, problems = read_rows(files, FILE)
    corrections = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        row = dict(zip(header, cells, strict=True))
        found = list(row_problems(row, number))
        key = tuple(row[column] for column in ("figure", "release", "field", "old", "new", "date"))
        if key in seen:
            place = Place(FILE, number)
            found.append(SchemaError(place, f"the row repeats row {seen[key]}", "delete one of the two"))
        seen.setdefault(key, number)
        problems += found
        corrections += [] if found else [correction(row, number)]
    newest = sorted(corrections, key=lambda one: (one.figure, one.field, one.old, one.new))
    return sorted(newest, key=lambda one: one.date, reverse=True), problems


def read_rows(files: Files, path: str) -> tuple[list[str], list[tuple[int, list[str]]], list[DataError]]:
    """The header, the rows with their number in the file (header = 1), and what keeps them from being read."""
    if path not in files:
        return list(COLUMNS), [], []
    try:
        lines = list(csv.reader(io.StringIO(files[path].decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError:
        return [], [], [SchemaError(Place(path), "the file is not UTF-8", "save it as UTF-8")]
    except csv.Error as error:
        return [], [], [SchemaError(Place(path), f"the file cannot be read as CSV: {error}", "save it as plain CSV")]
    header = lines[0] if lines else []
    further = header[len(COLUMNS) :]
    known = all(column.startswith("reason_") and is_language(column[7:]) for column in further)
    if tuple(header[: len(COLUMNS)]) != COLUMNS or not known or len(set(header)) < len(header):
        fix = f"the first line is: {','.join(COLUMNS)}, then reason_zh and the like"
        return [], [], [SchemaError(Place(path, 1), "the columns are not those of corrections", fix)]
    rows = [(number, cells) for number, cells in enumerate(lines[1:], start=2) if any(cells)]
    ragged = [
        SchemaError(
            Place(FILE, number),
            f"the row has {len(cells)} cells, the header {len(header)}",
            "look for a comma that wants quotes, or one that is missing",
        )
        for number, cells in rows
        if len(cells) != len(header)
    ]
    return header, [row for row in rows if len(row[1]) == len(header)], list[DataError](ragged)


def row_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """What is wrong with a row, whatever was released."""
    for column in REQUIRED:
        if not row[column].strip():
            yield SchemaError(Place(FILE, number, column), f"the {column} is missing", "write it")
    if row["kind"] and row["kind"] not in KINDS:
        place = Place(FILE, number, "kind")
        yield SchemaError(place, f"{shown(row['kind'])} is not a kind of correction", nearest(row["kind"], KINDS))
    if row["date"] and not is_day(row["date"]):
        place = Place(FILE, number, "date")
        yield SchemaError(place, f"{shown(row['date'])} is not a date", "write it like 2026-11-21")
    if not FIGURE_NAMED.fullmatch(row["figure"]):
        place = Place(FILE, number, "figure")
        fix = "write it like un-swap.audit.met-or-exceeded.2019"
        yield SchemaError(place, f"{shown(row['figure'])} is not the id of a figure", fix)
    yield from text_problems(row, number)
    if row["old"] == row["new"]:
        place = Place(FILE, number, "new")
        yield SchemaError(place, f"{shown(row['new'])} is the old value too", "delete the row, or correct one of them")
    if (row["kind"] == WITHDRAWAL) != (row["field"] == FIGURE):
        place = Place(FILE, number, "kind")
        problem = f"the kind is {row['kind']} and the field {row['field']}"
        yield SchemaError(place, problem, f"{WITHDRAWAL} and the field {FIGURE} go together")


def text_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """Cells that cannot be published as they stand."""
    for column, text in row.items():
        place = Place(FILE, number, column)
        if text in PLACEHOLDERS:
            yield SchemaError(place, f"{shown(text)} is a place to fill in", "write it in words, on one line")
        elif not is_visible(text):
            problem = f"{shown(text)} has a line break or a character that nobody sees"
            yield SchemaError(place, problem, "type it again, on one line")
        elif len(text) > LONGEST:
            problem = f"{shown(text)} has {len(text):,} characters"
            yield SchemaError(place, problem, f"shorten it; the limit is {LONGEST:,}")


def is_day(written: str) -> bool:
    """True for a date with its day."""
    return is_date(written) and partial_date(written).day is not None


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


def line_to_add(change: Change, release: str, further: Sequence[str]) -> str:
    """The row that would explain a change; who adds it writes date and reason. `further` are further columns."""
    kind = WITHDRAWAL if change.field == FIGURE else KINDS[0]
    cells = [change.figure, release, change.field, change.old or "", change.new or "", kind, "<date>", "", "<reason>"]
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([*cells, *("" for _ in further)])
    return line.getvalue()


def rewritten(files: Files, releases: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Corrections that a release froze and that are there no more, or read otherwise; translations may be added."""
    today = {tuple(cells[: len(COLUMNS)]) for _, cells in read_rows(files, FILE)[1]}
    for release in releases:
        header, rows, _ = read_rows(files, f"data/releases/{release.version}/corrections.csv")
        for _, cells in rows if header else ():
            if tuple(cells[: len(COLUMNS)]) not in today:
                place = Place(FILE)
                problem = f"release {release.version} has another correction of {cells[0]} {cells[2]}"
                yield DataError(place, problem, f"a correction is never rewritten; restore: {','.join(cells)}")


def further_columns(files: Files) -> list[str]:
    """The columns that the file has besides those it must have."""
    return read_rows(files, FILE)[0][len(COLUMNS) :]
