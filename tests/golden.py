"""Writes tests/golden: the Markdown that the tiny release gives. Run it after a wanted change, and
review as prose.
"""

from conftest import TESTS, TINY, pages_of

CHOSEN = (
    "index.md",
    "umbrella-cards/index.md",
    "umbrella-cards/indicators/return-on-time.md",
    "figures/umbrella-cards.all-umbrellas.umbrellas-lent.2021.md",
    "figures/umbrella-cards.all-umbrellas.strengths.2021.md",
    "figures/umbrella-cards.return-on-time.change-since-2020.2021.md",
    "biscuit-targets/index.md",
    "biscuit-targets/categories/dunking.md",
    "biscuit-targets/targets/tins-closed.md",
    "sources/t-1-2.md",
    "teaspoon-decisions/index.md",
    "teaspoon-decisions/decisions/2021-1.md",
    "teaspoon-decisions/sessions/2021-second.md",
)


def golden_pages() -> dict[str, str]:
    """The chosen pages in English and Chinese, by the path of their golden file."""
    return {
        f"{code}/{path}": pages_of(TINY, code)[path].markdown
        for code in ("en", "zh")
        for path in CHOSEN
    }


if __name__ == "__main__":
    for name, markdown in golden_pages().items():
        path = TESTS / "golden" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, "utf-8")
