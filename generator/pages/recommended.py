"""The names of recommendations, and which of them would help on an indicator, by our reading."""

from collections.abc import Sequence

from generator.charts.captions import shortened
from generator.ids import Link, subject_ids
from generator.language import Language, gettext_noop
from generator.models import Register
from generator.pages.local import LocalPackage, by_first, local_packages_of
from generator.rows.decisions import FollowupRow, RecommendationRow
from generator.vocabulary.statuses import statuses

TYPES = {
    "recommendation": gettext_noop("recommendation"),
    "observation": gettext_noop("observation"),
    "opinion": gettext_noop("opinion"),
}
"""What the source calls it."""
NAME = 60
"""The most characters of a summary in the title of a recommendation without a number."""


def number_or_type(local: LocalPackage, row: RecommendationRow) -> str:
    """The number of a recommendation; what its source calls it, if it has no number."""
    return row.number or local.language.text(TYPES[row.type or "recommendation"])


def recommendation_link(local: LocalPackage, row: RecommendationRow) -> Link:
    """What a recommendation is a result of with its number or type, and its page."""
    text, name = local.language.text, number_or_type(local, row)
    if row.of:
        name = text("%(origin)s, %(number)s", origin=local.short_name(row.of), number=name)
    elif row.number:
        kind = text(TYPES[row.type or "recommendation"])
        name = text("%(type)s %(number)s", type=kind, number=row.number)
    return Link(name, local.path("recommendations", row.recommendation))


def recommendation_title(local: LocalPackage, row: RecommendationRow) -> str:
    """The same name. Without a number, the beginning of the summary tells it from others."""
    name = recommendation_link(local, row).title
    if row.number:
        return name
    summary = shortened(local.language.localised(row.summary), NAME)
    return local.language.text("%(label)s: %(value)s", label=name, value=summary)


def stated_statuses(
    local: LocalPackage, row: RecommendationRow, followups: Sequence[FollowupRow]
) -> list[str]:
    """The statuses that sources give of a recommendation, in words, each once."""
    stated = [*([row.status] if row.status else []), *(one.status for one in followups)]
    return status_words(local, stated)


def status_words(local: LocalPackage, stated: Sequence[str]) -> list[str]:
    """Statuses in words, each once."""
    return list(dict.fromkeys(local.language.text(statuses()[one].label) for one in stated))


def recommended_by_indicator(
    register: Register, language: Language, package: str
) -> dict[str, list[tuple[Link, RecommendationRow]]]:
    """By indicator of a package: the recommendations of all packages that would help on it."""
    return by_first(
        (indicator.key, (recommendation_link(local, row), row))
        for local in local_packages_of(register, language, "decisions")
        for row in local.tables.recommendations
        for indicator in subject_ids(row.answers)
        if indicator.package == package
    )
