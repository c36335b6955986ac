"""All generated Markdown pages of one language."""

from collections import Counter
from collections.abc import Sequence

from generator.language import Language
from generator.models import Register
from generator.pages import TEXT_KINDS
from generator.pages.a_z import a_z_pages
from generator.pages.decisions import decision_pages
from generator.pages.home import home_pages
from generator.pages.levels import level_pages
from generator.pages.page import Page
from generator.pages.report_cards import report_card_pages
from generator.pages.targets import target_pages
from generator.pages.translations import with_notes

CHARTED_KINDS = (home_pages, report_card_pages, decision_pages, target_pages, level_pages)
"""The kinds of pages with charts."""
PAGE_KINDS = (*CHARTED_KINDS, *TEXT_KINDS)


def build_pages(register: Register, language: Language) -> list[Page]:
    """Every page in Markdown of one language. The pages of figures are records (`records.py`).

    The list from A to Z comes last, because it is made from the other pages. Raises AssertionError
    if two pages have the same address.
    """
    pages = [page for pages_of in PAGE_KINDS for page in pages_of(register, language)]
    made = [*pages, *a_z_pages(register, language, pages)]
    doubled = addresses_of_several(made)
    if doubled:
        raise AssertionError(f"several pages have one address: {', '.join(doubled)}")
    return with_notes(register, language, made)


def addresses_of_several(pages: Sequence[Page]) -> list[str]:
    """The addresses that more than one page has. `a/index.md` and `a.md` have the same address."""
    counts = Counter(page.path.removesuffix(".md").removesuffix("/index") for page in pages)
    return sorted(address for address, count in counts.items() if count > 1)
