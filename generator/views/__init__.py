"""Counts the rows of a package's tables.

A view is a function from tables to counts. Each count lists the rows that were counted. The order
of rows in a table does not change the counts.
"""

from datetime import date

from generator.dates import partial_date
from generator.models import Package
from generator.views import decisions, progress, ratings, report_cards, targets
from generator.views.counts import Count, in_order

VIEWS = {
    "report-cards": (report_cards.threshold_counts, ratings.rating_counts),
    "decisions": (
        decisions.body_counts,
        decisions.decision_counts,
        decisions.verb_counts,
        decisions.addressee_counts,
        decisions.actor_counts,
        decisions.due_counts,
        decisions.undated_counts,
    ),
    "targets": (targets.target_counts, progress.progress_counts),
}


def view_counts(package: Package, today: date) -> list[Count]:
    """The counts of all views of a package, in the order of subject, measure and period.

    Targets of a period that has not ended by `today` are counted, but neither as met nor as not
    met.
    """
    running = {
        key
        for key, row in package.by_key.periods.items()
        if row.end and not partial_date(row.end).is_before(today)
    }
    counts = [count for view in VIEWS[package.kind.name] for count in view(package.tables)]
    return in_order(
        count
        for count in counts
        if count.period not in running or count.measure not in targets.OF_ENDED_PERIODS
    )
