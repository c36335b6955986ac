"""Reads and checks `data/corrections.csv`, which says why released facts have changed."""

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
from generator.rows.texts import localised, texts

FILE = "data/corrections.csv"
COLUMNS = (
    "figure", "release", "field", "old", "new", "kind", "date", "reported_by", "reason_en",
)  # fmt: skip
"""The columns, in this order. Columns `reason_<language>` for further languages may follow."""
REQUIRED = ("figure", "release", "field", "kind", "date", "reason_en")
FIGURE_PATTERN = re.compile(r"[a-z0-9-]+(\.([a-z0-9~-]+|\*)){3}")
"""The id of a figure, or an id with `*` for a text that several figures have in common."""
LONGEST = 10_000
"""The most characters in a cell."""
PLACEHOLDERS = ("<date>", "<reason>")
"""Cells of a suggested row that the contributor must fill in."""
WITHDRAWAL = "withdrawal"
RENAMED = "renamed"
"""The kind of a new name. What it names is the same as before."""
KINDS = ("correction", "scheduled-revision", "unscheduled-revision", RENAMED, WITHDRAWAL)


@dataclass(frozen=True)
class Lines:
    """The cells of a file of corrections, as they are written."""

    header: Sequence[str] = COLUMNS
    rows: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """The cells of each row by the number of the row (header = 1)."""
    problems: Sequence[DataError] = ()
    """Problems of the file, or of rows with too many or too few cells, which are left out."""


def read_corrections(files: Files) -> tuple[list[Correction], list[DataError]]:
    """All valid corrections, the newest first, and the problems of the other rows."""
    lines = read_lines(files, FILE)
    problems = list(lines.problems)
    corrections = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in lines.rows.items():
        row = dict(zip(lines.header, cells, strict=True))
        wrong = list(correction_problems(row, number))
        key = tuple(row[column] for column in ("figure", "release", "field", "old", "new", "date"))
        if key in seen:
            problem = f"the row repeats row {seen[key]}"
            wrong.append(SchemaError(Place(FILE, number), problem, "delete one of the two"))
        seen.setdefault(key, number)
        problems += wrong
        corrections += [] if wrong else [correction_of_row(row, number)]
    by_figure = sorted(corrections, key=lambda row: (row.figure, row.field, row.old, row.new))
    return sorted(by_figure, key=lambda row: row.date, reverse=True), problems


def read_lines(files: Files, path: str) -> Lines:
    """The header and rows of a file of corrections. An absent file has no rows.

    `path` is the path of the file in the project: that of today, or that of a release.
    """
    if path not in files:
        return Lines()
    try:
        content = io.StringIO(files[path].decode("utf-8-sig"), newline="")
        header, *rows = list(csv.reader(content, strict=True)) or [[]]
    except UnicodeDecodeError:
        problem = SchemaError(Place(path), "the file is not UTF-8", "save it as UTF-8")
        return Lines((), {}, [problem])
    except csv.Error as error:
        text = f"the file cannot be read as CSV: {error}"
        return Lines((), {}, [SchemaError(Place(path), text, "save it as plain CSV")])
    if not is_header(header):
        fix = f"the first line is: {','.join(COLUMNS)}, then reason_zh and the like"
        problem = SchemaError(Place(path, 1), "the columns are not those of corrections", fix)
        return Lines((), {}, [problem])
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


def is_header(cells: Sequence[str]) -> bool:
    """True if a first line names the columns of a file of corrections."""
    further = cells[len(COLUMNS) :]
    return (
        tuple(cells[: len(COLUMNS)]) == COLUMNS
        and all(name.startswith("reason_") and is_language(name[7:]) for name in further)
        and len(set(cells)) == len(cells)
    )


def correction_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """Problems of a row that show without a look at the releases. `number` is that of the row."""

    def problem(column: str, text: str, fix: str) -> DataError:
        return SchemaError(Place(FILE, number, column), text, fix)

    for column in REQUIRED:
        if not row[column].strip():
            yield problem(column, f"the {column} is missing", "write it")
    kind, day, figure = row["kind"], row["date"], row["figure"]
    if kind and kind not in KINDS:
        yield problem("kind", f"{shown(kind)} is not a kind of correction", nearest(kind, KINDS))
    if day and not (is_date(day) and partial_date(day).day):
        yield problem("date", f"{shown(day)} is not a date", "write it like 2026-11-21")
    if not FIGURE_PATTERN.fullmatch(figure):
        fix = "write it like un-swap.audit.met-or-exceeded.2019"
        yield problem("figure", f"{shown(figure)} is not the id of a figure", fix)
    yield from text_problems(row, number)
    if row["old"] == row["new"]:
        text = f"{shown(row['new'])} is the old value too"
        yield problem("new", text, "delete the row, or correct one of them")
    if (kind == WITHDRAWAL) != (row["field"] == FIGURE):
        text = f"the kind is {kind} and the field {row['field']}"
        yield problem("kind", text, f"{WITHDRAWAL} and the field {FIGURE} go together")
    if kind == RENAMED and localised(row["field"]) != "title":
        text = f"the kind is {kind} and the field {row['field']}"
        yield problem("kind", text, "write it for title_en and the like only")


def text_problems(row: Mapping[str, str], number: int) -> Iterator[DataError]:
    """Cells with a placeholder, an invisible character or too many characters."""
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


def correction_of_row(row: Mapping[str, str], number: int) -> Correction:
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
    """The row of the file that a change needs. The contributor fills in date and reason.

    `release` is the version that has the old text, `header` the first line of the file.
    """
    kind = WITHDRAWAL if change.field == FIGURE else KINDS[0]
    cells = [change.figure, release, change.field, change.old or "", change.new or ""]
    cells += [kind, "<date>", "", "<reason>"]
    return csv_line([*cells, *("" for _ in header[len(COLUMNS) :])])


def csv_line(cells: Sequence[str]) -> str:
    """Cells as a line of CSV, without a line break."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def rows_by_content(files: Files, path: str) -> dict[tuple[str, ...], Sequence[str]]:
    """All cells of each row, by its cells in `COLUMNS`.

    Translations of a reason are no part of the key, since they may be added later.
    """
    return {tuple(row[: len(COLUMNS)]): row for row in read_lines(files, path).rows.values()}


def rewritten_corrections(files: Files, releases: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Corrections in a frozen release that are missing or changed in the file of today."""
    today = rows_by_content(files, FILE)
    for release in releases:
        frozen = rows_by_content(files, f"data/releases/{release.version}/corrections.csv")
        for content, cells in frozen.items():
            if content not in today:
                corrected = f"{content[0]} {content[2]}"
                problem = f"release {release.version} has another correction of {corrected}"
                fix = f"a correction is never rewritten; restore: {csv_line(cells)}"
                yield DataError(Place(FILE), problem, fix)


def corrections_of_no_release(
    releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Corrections whose release does not exist, or is younger than the correction."""
    dates = {release.version: release.created for release in releases}
    for correction in corrections:
        place, version = Place(FILE, correction.row), correction.release
        if version not in dates:
            problem = f"{shown(version)} was not released"
            yield LinkError(place.at("release"), problem, nearest(version, dates))
        elif correction.date < dates[version]:
            dated = f"{dates[version]}, the date of release {version}"
            problem = f"{correction.date} comes before {dated}"
            yield DataError(place.at("date"), problem, "write the day of the correction")
