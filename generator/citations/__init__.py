"""How a figure, or a page, is cited: in words, and as BibTeX, RIS and CSL-JSON.

A figure that a document states is cited by that document; one that is only computed is a work of
ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.citations.bibtex import bibtex_entry
from generator.citations.csl import csl_item
from generator.citations.ris import ris_record
from generator.citations.words import document_words, found_words, joined, number_words, own_words
from generator.citations.works import (
    SitePage,
    Work,
    document_work,
    figure_address,
    figure_work,
    id_in_keys,
    page_work,
)
from generator.language import Language
from generator.models import Figure, Register


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited in every form. The place in a document belongs to the cite, so `csl`, the
    item, is without it.
    """

    short: str
    """As a footnote has it once the work is known: “E/2020/50, para. 24”."""
    text: str
    bibtex: str
    ris: str
    csl: Mapping[str, Any]


def figure_citation(
    register: Register, figure: Figure, language: Language, address: str
) -> Citation:
    """The document of a figure's main statement with the place in it, else the computed figure as a
    work of ours.

    `address` is that of the site, with a slash at its end.
    """
    if figure.main is None:
        work = figure_work(register, figure, language, address)
        return own_citation(register, work, language)
    row = register.rows[figure.package].sources[figure.main.source]
    work, place = document_work(row, language), language.locator(figure.main.locator)
    site, url = found_words(register, language), figure_address(figure, language, address)
    where = language.text(
        "%(document)s. %(found)s", document=place, found=joined(language, site, url)
    )
    key = f"{work.key}.{id_in_keys(figure)}"  # the note has the place in it: another figure is another entry
    return Citation(
        short=joined(language, work.number or work.title, place),
        text=language.text(
            "%(document)s. %(found)s",
            document=document_words(work, place, language),
            found=joined(language, site, url),
        ),
        bibtex=bibtex_entry(work, key, where, url),
        ris=ris_record(work, key, where),
        csl=csl_item(work),
    )


def page_citation(register: Register, page: SitePage, language: Language, address: str) -> Citation:
    """Any page of the site, in the state of this release. `address` is that of the site, with a
    slash at its end.
    """
    return own_citation(register, page_work(register, page, language, address), language)


def own_citation(register: Register, work: Work, language: Language) -> Citation:
    """A work of ours. Its release is its edition."""
    found = found_words(register, language)
    note = joined(language, number_words(work, language), found)
    return Citation(
        short=joined(language, found, work.number or work.title),
        text=own_words(work, language),
        bibtex=bibtex_entry(work, work.key, note),
        ris=ris_record(work, work.key, note),
        csl=csl_item(work),
    )
