"""Whether what is due had passed when the release was made."""

from generator.kinds.rows import Row
from generator.pages.scope import Scope


def session_passed(scope: Scope, row: Row) -> bool:
    """Whether the session is over; a session without dates is not known to be."""
    last = row["end"] or row["start"]
    return last is not None and date_passed(scope, last)


def date_passed(scope: Scope, written: str) -> bool:
    """Whether a date, at the precision at which it is written, lies before the day of the release."""
    return written < scope.register.release.created.isoformat()[: len(written)]
