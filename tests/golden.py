"""Writes tests/golden: the Markdown of pages of the tiny release, and the HTML of records.

Run it after a wanted change, and review as prose.
"""

from conftest import TESTS, TINY, pages_of, records_of, register_of

CHOSEN = (
    "index.md",
    "umbrella-cards/index.md",
    "umbrella-cards/indicators/return-on-time.md",
    "biscuit-targets/index.md",
    "biscuit-targets/categories/dunking.md",
    "biscuit-targets/targets/tins-closed.md",
    "sources/t-1-2.md",
    "teaspoon-decisions/index.md",
    "teaspoon-decisions/decisions/2021-1.md",
    "teaspoon-decisions/sessions/2021-second.md",
)
RECORDS = (
    "umbrella-cards.all-umbrellas.umbrellas-lent.2021",
    "umbrella-cards.all-umbrellas.strengths.2021",
    "umbrella-cards.return-on-time.change-since-2020.2021",
)
LANGUAGES = ("en", "zh")


def golden_pages() -> dict[str, str]:
    """The chosen pages and records in English and Chinese, by the path of their golden file."""
    pages: dict[str, str] = {}
    for code in LANGUAGES:
        pages |= {f"{code}/{path}": pages_of(TINY, code)[path].markdown for path in CHOSEN}
        made = records_of(register_of(TINY), code)
        pages |= {f"{code}/figures/{one}.html": str(made[one].body) for one in RECORDS}
    return pages


def golden_names() -> list[str]:
    """The paths of the golden files."""
    names = [*CHOSEN, *(f"figures/{one}.html" for one in RECORDS)]
    return [f"{code}/{name}" for code in LANGUAGES for name in names]


if __name__ == "__main__":
    for name, markdown in golden_pages().items():
        path = TESTS / "golden" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, "utf-8")
