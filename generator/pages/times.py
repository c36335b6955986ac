"""Due dates: had they passed when the release was made?"""

from generator.dates import partial_date
from generator.pages.scope import Scope
from generator.rows.decisions import SessionRow


def session_passed(scope: Scope, row: SessionRow) -> bool:
    """True if a session was over when the release was made. False for a session without dates."""
    last = row.end or row.start
    return last is not None and date_passed(scope, last)


def date_passed(scope: Scope, written: str) -> bool:
    """True if a date, a month or a year was over when the release was made."""
    return partial_date(written).is_before(scope.register.release.created)
