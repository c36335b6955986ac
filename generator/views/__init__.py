"""The tables of one package → what its views count, each count with the rows that went in.

A view goes through rows and gives counts. It computes nothing else, and the same rows in another
order give the same counts.
"""

from generator.models import Package
from generator.views import decisions, report_cards, targets
from generator.views.counts import Count, in_order

VIEWS = {
    "report-cards": (report_cards.threshold_counts,),
    "decisions": (
        decisions.body_counts,
        decisions.decision_counts,
        decisions.verb_counts,
        decisions.addressee_counts,
        decisions.due_counts,
        decisions.undated_counts,
    ),
    "targets": (targets.target_counts,),
}


def summary(package: Package) -> list[Count]:
    """What all views of a package count, by subject, measure and period."""
    return in_order([count for view in VIEWS[package.kind.name] for count in view(package.tables)])
