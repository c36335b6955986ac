"""A work as an item of CSL-JSON."""

from typing import Any

from generator.citations.works import Work
from generator.dates import partial_date


def csl_item(work: Work) -> dict[str, Any]:
    """The CSL-JSON item of a work. Fields without a value are left out."""
    item = {
        "id": work.key,
        "type": work.form,
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "publisher": work.publisher,
        "number": work.number,
        "version": work.version,
        "issued": issued(work),
        "accessed": {"date-parts": [[int(part) for part in partial_date(work.read).parts]]}
        if work.read
        else None,
        "language": work.language,
        "URL": work.url,
    }
    return {name: value for name, value in item.items() if value}


def issued(work: Work) -> dict[str, Any] | None:
    """The date as exact as it is known; an unusual date as text. None if there is no date."""
    if work.dated:
        return {"date-parts": [[int(part) for part in work.dated]]}
    return {"literal": work.published} if work.published else None
