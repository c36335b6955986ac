"""All that a page says of how it is cited: to people, to reference managers, to search engines for
data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.citations import Citation, figure_citation, page_citation
from generator.citations.datasets import figure_dataset, page_dataset
from generator.citations.tags import figure_meta_tags, page_meta_tags
from generator.citations.works import SitePage
from generator.language import Language
from generator.models import Figure, Register


@dataclass(frozen=True, slots=True)
class Record:
    """How one page is cited, its tags for reference managers, and the page as a data set of
    schema.org.
    """

    citation: Citation
    tags: tuple[tuple[str, str], ...]
    dataset: Mapping[str, Any]


def figure_record(register: Register, figure: Figure, language: Language, address: str) -> Record:
    """The record of a figure's page. `address` is that of the site, with a slash at its end."""
    return Record(
        figure_citation(register, figure, language, address),
        figure_meta_tags(register, figure, language, address),
        figure_dataset(register, figure, language, address),
    )


def page_record(register: Register, page: SitePage, language: Language, address: str) -> Record:
    """The record of any other page."""
    return Record(
        page_citation(register, page, language, address),
        page_meta_tags(register, page, language, address),
        page_dataset(register, page, language, address),
    )
