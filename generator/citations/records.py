"""The citation data of a page: for readers, for reference managers and for search engines."""

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
    """The citation of one page, its tags for reference managers, and its data set of schema.org."""

    citation: Citation
    tags: tuple[tuple[str, str], ...]
    """Name and content of each tag."""
    dataset: Mapping[str, Any]


def figure_record(register: Register, figure: Figure, language: Language, address: str) -> Record:
    """The record of a figure's page. `address` is the site's address, with a slash at its end."""
    return Record(
        figure_citation(register, figure, language, address),
        figure_meta_tags(register, figure, language, address),
        figure_dataset(register, figure, language, address),
    )


def page_record(register: Register, page: SitePage, language: Language, address: str) -> Record:
    """The record of any other page. `address` is the site's address, with a slash at its end."""
    return Record(
        page_citation(register, page, language, address),
        page_meta_tags(register, page, language, address),
        page_dataset(register, page, language, address),
    )
