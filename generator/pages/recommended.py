"""The names of recommendations, and which of them would help on an indicator, by our reading."""

from generator.ids import Link, subject_ids
from generator.language import Language
from generator.models import Register
from generator.pages.local import LocalPackage, local_packages_of
from generator.rows.decisions import RecommendationRow


def recommendation_name(local: LocalPackage, row: RecommendationRow) -> str:
    """What it is a result of, with its number; what it recommends, if it has no number."""
    if not row.number or not row.of:
        return local.language.localised(row.summary)
    return local.language.text(
        "%(origin)s, %(number)s", origin=local.short_name(row.of), number=row.number
    )


def recommendation_link(local: LocalPackage, row: RecommendationRow) -> Link:
    """The name and the page of a recommendation."""
    return Link(recommendation_name(local, row), local.path("recommendations", row.recommendation))


def recommended_by_indicator(
    register: Register, language: Language, package: str
) -> dict[str, list[tuple[Link, RecommendationRow]]]:
    """For each indicator of a package, the recommendations of all packages that answer to it."""
    by_indicator: dict[str, list[tuple[Link, RecommendationRow]]] = {}
    for local in local_packages_of(register, language, "decisions"):
        for row in local.tables.recommendations:
            for indicator in subject_ids(row.answers):
                if indicator.package == package:
                    pair = (recommendation_link(local, row), row)
                    by_indicator.setdefault(indicator.key, []).append(pair)
    return by_indicator
