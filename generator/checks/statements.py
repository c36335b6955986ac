"""Checks statements: value, status and qualifier fit, shares are possible, also those of results.

Each figure has one main statement.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.errors import DataError, SchemaError, shown
from generator.models import Package
from generator.rows import Row
from generator.rows.common import MeasureRow, StatementRow
from generator.rows.report_cards import RatingRow
from generator.rows.targets import ResultRow, TargetRow
from generator.vocabulary.statuses import VALUELESS


def values_against_status(package: Package) -> Iterator[DataError]:
    """Values with status M, O, Q or C, and missing values with another status."""
    rows: list[StatementRow | ResultRow] = [*package.tables.statements, *package.tables.results]
    for row in rows:
        place = row.place.at("value")
        meaning = VALUELESS.get(row.obs_status or "")
        if meaning and row.value is not None:
            yield SchemaError(
                place,
                f"{row.value} stands beside status {row.obs_status} ({meaning})",
                "empty the value, or correct the status",
            )
        status = row.obs_status or ("A" if isinstance(row, StatementRow) else "")
        if status and not meaning and row.value is None:
            legal = ", ".join(f"{code} ({words})" for code, words in VALUELESS.items())
            problem = f"the value is missing with status {status}"
            yield SchemaError(place, problem, f"write the number, or one of these: {legal}")


def qualifiers_without_range(package: Package) -> Iterator[DataError]:
    """Ranges without an upper end, upper ends without a range, and ends in the wrong order."""
    rows: list[StatementRow | ResultRow] = [*package.tables.statements, *package.tables.results]
    for row in rows:
        place = row.place.at("high")
        if (row.qualifier == "range") != (row.high is not None):
            yield SchemaError(
                place, "the upper end and the qualifier range go together", "write both or neither"
            )
        elif row.high is not None and row.value is not None and row.high <= row.value:
            yield SchemaError(
                place, f"{row.high} is not above {row.value}", "write the lower end as the value"
            )


def decodings_of_nothing(package: Package) -> Iterator[DataError]:
    """Rows of `decodings` whose drawing has no decoded number, or whose help has no number."""
    places = {
        (row.source, row.locator, row.reading or "text")
        for rows in (package.tables.statements, package.tables.ratings)
        for row in rows
    }
    decoded = {(source, locator) for source, locator, reading in places if reading == "decoded"}
    stated = {(source, locator) for source, locator, _ in places}
    for decoding in package.tables.decodings:
        if (decoding.source, decoding.locator) not in decoded:
            yield SchemaError(
                decoding.place.at("locator"),
                f"nothing was decoded from {shown(decoding.locator)}",
                "write the locator of rows whose reading is decoded",
            )
        if (decoding.source, decoding.helped_by) not in stated:
            yield SchemaError(
                decoding.place.at("helped_by"),
                f"no row is stated at {shown(decoding.helped_by)}",
                "write the locator as the rows of statements have it",
            )


def impossible_percentages(package: Package) -> Iterator[DataError]:
    """Shares below 0 or above 100 percent, in statements and in results of targets."""
    shares = {row.measure for row in package.tables.measures if is_bounded_share(row)}
    fix = "correct it; or write true as unbounded of the measure; or, if it is a change, give it a "
    fix += "measure of its own in percentage-points or percent-change"
    for statement in package.tables.statements:
        if statement.measure in shares:
            yield from outside_percent(statement, ("value", "high"), fix)
    targets = {row.target for row in package.tables.targets if is_bounded_share(row)}
    fix = "correct it; or write true as unbounded of the target; or, if it is a change, give the "
    fix += "target the unit percentage-points or percent-change"
    for result in package.tables.results:
        if result.target in targets:
            yield from outside_percent(result, ("aim", "aim_high", "value", "high"), fix)


def is_bounded_share(row: MeasureRow | TargetRow) -> bool:
    """True for a measure or a target in percent whose values go from 0 to 100."""
    return row.unit == "percent" and not row.unbounded


def outside_percent(row: Row, fields: Sequence[str], fix: str) -> Iterator[DataError]:
    """The cells of a row in these fields that are numbers below 0 or above 100."""
    for field in fields:
        value = getattr(row, field)
        if isinstance(value, Decimal) and not 0 <= value <= 100:
            yield SchemaError(row.place.at(field), f"{value} is outside 0–100 percent", fix)


def figures_without_one_main_statement(package: Package) -> Iterator[DataError]:
    """Figures with several statements, and results and ratings with several rows, of which none, or
    more than one, is the main one.
    """
    tables = package.tables
    groups: dict[str, list[StatementRow | RatingRow | ResultRow]] = {}
    for statement in tables.statements:
        key = (statement.subject, statement.measure, statement.period)
        groups.setdefault(".".join(map(str, key)), []).append(statement)
    repeated: list[RatingRow | ResultRow] = [*tables.ratings, *tables.results]
    for row in repeated:
        named = ", ".join(str(part) for part in row.cell if part)
        groups.setdefault(named, []).append(row)
    for figure, rows in groups.items():
        main = [row for row in rows if row.main]
        if len(rows) > 1 and len(main) != 1:
            place = (main or rows)[-1].place.at("main")
            word = "statements" if isinstance(rows[0], StatementRow) else "rows"
            problem = f"{len(rows)} {word} concern {figure} and {len(main)} of them are main"
            others = ", ".join(str(row.place.row) for row in rows)
            yield SchemaError(place, problem, f"write true in exactly one of the rows {others}")


def breaks_without_earlier_value(package: Package) -> Iterator[DataError]:
    """Statements with status B (a break in the series) before which the series has no value.

    A value that could not be read counts too: it has its own problem.
    """
    order = {
        row.period: row.order
        for row in package.tables.periods
        if row.period and row.order is not None
    }
    first: dict[tuple[str, str], int] = {}
    valued = [
        row
        for row in package.tables.statements
        if (row.value is not None or row.obs_status not in VALUELESS) and row.period in order
    ]
    for row in valued:
        series = (row.subject, row.measure)
        first[series] = min(order[row.period], first.get(series, order[row.period]))
    for row in valued:
        if row.obs_status == "B" and first[row.subject, row.measure] == order[row.period]:
            place = row.place.at("obs_status")
            yield SchemaError(
                place,
                "a break (B) has no earlier value to break with",
                "write A, or add the earlier value",
            )
