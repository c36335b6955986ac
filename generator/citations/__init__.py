"""Citations of figures and pages: in words, and as BibTeX, RIS and CSL-JSON.

A figure that a document states is cited by that document. A figure that is only computed is cited
as a work of this site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.citations.bibtex import bibtex_entry
from generator.citations.csl import csl_item
from generator.citations.ris import ris_record
from generator.citations.words import (
    document_words,
    joined_parts,
    number_words,
    sentences,
    site_words,
    site_work_words,
)
from generator.citations.works import (
    SitePage,
    Work,
    document_work,
    figure_address,
    figure_words,
    figure_work,
    id_in_keys,
    page_work,
)
from generator.language import Language
from generator.models import Figure, Register


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of one work in every form.

    `csl` describes the whole document, so it has no locator.
    """

    short: str
    """For a footnote, when the work is cited in full elsewhere: “E/2020/50, para. 24”."""
    text: str
    """The full reference."""
    bibtex: str
    ris: str
    csl: Mapping[str, Any]


def figure_citation(
    register: Register, figure: Figure, language: Language, address: str
) -> Citation:
    """The citation of a figure: by its main statement, else as a computed figure of this site.

    It begins with the name of the figure and its value.

    `address` is the address of the site and ends with a slash.
    """
    if figure.main is None:
        work = figure_work(register, figure, language, address)
        return site_citation(register, work, language)
    said = figure_words(register, figure, language)
    row = register.rows[figure.package].sources[figure.main.source]
    work, locator = document_work(row, language), language.locator(figure.main.locator)
    url = figure_address(register, figure, language, address)
    found = joined_parts(language, site_words(register, language), url)
    where = sentences(language, locator, found)
    # The note has the locator, so each figure of a document needs an entry of its own.
    key = f"{work.key}.{id_in_keys(figure)}"
    return Citation(
        short=joined_parts(language, work.number or work.title, locator),
        text=sentences(language, said, document_words(work, locator, language), found),
        bibtex=bibtex_entry(work, key, where, url),
        ris=ris_record(work, key, where),
        csl=csl_item(work),
    )


def page_citation(register: Register, page: SitePage, language: Language, address: str) -> Citation:
    """The citation of a page of the site, in the state of this release.

    `address` is the address of the site and ends with a slash.
    """
    return site_citation(register, page_work(register, page, language, address), language)


def site_citation(register: Register, work: Work, language: Language) -> Citation:
    """The citation of a page or computed figure of this site. Its release is its edition."""
    site = site_words(register, language)
    note = joined_parts(language, number_words(work, language), site)
    return Citation(
        short=joined_parts(language, site, work.number or work.title),
        text=site_work_words(work, language),
        bibtex=bibtex_entry(work, work.key, note),
        ris=ris_record(work, work.key, note),
        csl=csl_item(work),
    )
