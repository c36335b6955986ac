"""Counts ratings: shares by grade, and shares that reach the requirement, with their changes.

Only periods whose ratings are complete (table `coverage`) are counted. What a document states of a
figure is left as it is stated.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.ids import joined, local_id
from generator.kinds.cells import main_statements
from generator.kinds.defaults import ALL
from generator.kinds.roles import changes_of, grade_shares, measure_for, measures_for
from generator.rows import Tables, main_rows
from generator.rows.report_cards import RatingRow
from generator.views.counts import Count

Ratings = Sequence[RatingRow]


def rating_counts(tables: Tables) -> Iterator[Count]:
    """The shares and counts of complete ratings, by indicator and period, and the changes.

    A package names the measures for them by their roles.
    """
    stated = {(row.subject, row.measure, row.period) for row in tables.statements}
    counts = list(counts_of_ratings(tables))
    for count in [*counts, *share_changes(tables, counts)]:
        if (count.subject, count.measure, count.period) not in stated:
            yield count


def counts_of_ratings(tables: Tables) -> Iterator[Count]:
    """The counts of each indicator in each complete period.

    Grades are counted among all ratings, and what reaches the requirement among the ratings of
    grades that are applicable.
    """
    scale = {row.rating: row for row in tables.scale}
    rank, shares = measure_for(tables, "rank"), grade_shares(tables)
    numbers = {row.of: row.measure for row in measures_for(tables, "grade-count")}
    for (subject, period), ratings in complete_ratings(tables).items():
        applicable = [row for row in ratings if scale[row.rating].applicable]
        if rank and applicable:
            achieved = [row for row in applicable if scale[row.rating].achieved]
            share = percent(achieved, applicable)
            yield Count(subject, rank, period, share, ids_of(applicable))
        every = ids_of(ratings)
        for grade in scale:
            graded = [row for row in ratings if row.rating == grade]
            if grade in shares:
                share = percent(graded, ratings)
                yield Count(subject, shares[grade], period, share, every)
            if grade in numbers:
                yield Count(subject, numbers[grade], period, len(graded), ids_of(graded))


def share_changes(tables: Tables, counts: Sequence[Count]) -> Iterator[Count]:
    """The change of each share since each period from which a measure counts.

    `counts` are those of ratings. Stated shares without a qualifier are used as they are stated.
    """
    rank = measure_for(tables, "rank")
    order = {row.period: row.order for row in tables.periods}
    computed = [count for count in counts if count.measure == rank]
    values = {(count.subject, count.period): Decimal(count.value) for count in computed} | {
        (row.subject, row.period): row.value
        for row in main_statements(tables.statements)
        if row.measure == rank and row.value is not None and row.qualifier is None
    }
    for change, since in changes_of(tables, rank).items():
        for count in computed:
            subject, period = count.subject, count.period
            if (subject, since) in values and order[since] < order[period]:
                value = values[subject, period] - values[subject, since]
                rows = (local_id(subject, rank, period), local_id(subject, rank, since))
                yield Count(subject, change, period, value, rows)


def complete_ratings(tables: Tables) -> dict[tuple[str, str], list[RatingRow]]:
    """The ratings of each indicator, and of all together if the package has the subject `ALL`, in
    each period for which our data have all of them. Without the table `coverage` they have.
    """
    partial = {row.period for row in tables.periods} if tables.coverage else set()
    partial -= {row.period for row in tables.coverage if row.coverage == "complete"}
    has_all = any(row.subject == ALL for row in tables.subjects)
    ratings: dict[tuple[str, str], list[RatingRow]] = {}
    for row in main_rows(tables.ratings):
        if row.period not in partial:
            for subject in (row.indicator, *([ALL] if has_all else [])):
                ratings.setdefault((subject, row.period), []).append(row)
    return ratings


def percent(part: Ratings, whole: Ratings) -> Decimal:
    """The share of some ratings in others."""
    return Decimal(100 * len(part)) / len(whole)


def ids_of(ratings: Ratings) -> tuple[str, ...]:
    """The ids of the figures of ratings, without the package."""
    ids = (local_id(joined((row.entity, row.indicator)), "rating", row.period) for row in ratings)
    return tuple(sorted(ids))
