"""Measures for a package of ratings that has none: what pages count from complete ratings."""

from generator.publishing.importing.drafts import Draft

ACHIEVED = {
    "measure": "met",
    "title_en": "Met the requirement",
    "unit": "percent",
    "definition_en": "Ratings that reach the requirement, as a share of the ratings that apply.",
    "base_en": "Ratings that apply",
    "role": "rank",
}
"""The share by which indicators are ranked."""


def put_measures(draft: Draft) -> None:
    """Adds the share that reaches the requirement and the share of each grade.

    Nothing is added if the package has measures. The shares have values where `coverage` says that
    the ratings of a period are complete.
    """
    table = draft.table("measures")
    if table.rows:
        return
    draft.add("measures", ACHIEVED)
    for grade in draft.table("scale").rows:
        title = grade.get("title_en", "")
        draft.add(
            "measures",
            {
                "measure": f"share-{grade['rating']}",
                "title_en": f"Share rated “{title}”",
                "unit": "percent",
                "definition_en": f"Ratings given as “{title}”, as a share of all ratings.",
                "base_en": "All ratings",
                "role": "grade-share",
                "of": grade["rating"],
            },
        )
    draft.report.ask(f"{table.file}: correct what the shares are called and how they are defined")
