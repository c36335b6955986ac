"""Whether what is due had passed when the release was made."""

from generator.dates import partial_date
from generator.pages.scope import Scope
from generator.rows.decisions import SessionRow


def session_passed(scope: Scope, row: SessionRow) -> bool:
    """Whether the session is over; a session without dates is not known to be."""
    last = row.end or row.start
    return last is not None and date_passed(scope, last)


def date_passed(scope: Scope, written: str) -> bool:
    """True if a date lies before the day of the release: of a month or a year, all of it."""
    return partial_date(written).is_before(scope.register.release.created)
