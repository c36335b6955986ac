"""Tags in the head of a page for reference managers and scholarly search engines (`citation_*`)."""

from generator.citations.datasets import documents_behind
from generator.citations.works import SitePage, Work, document_work, figure_work, page_work
from generator.language import Language
from generator.models import Figure, Register

Tags = tuple[tuple[str, str], ...]
"""Name and content of each tag, not escaped."""


def figure_meta_tags(register: Register, figure: Figure, language: Language, address: str) -> Tags:
    """The tags of a figure's page, with a reference to each document behind the figure.

    `address` is the address of the site and ends with a slash.
    """
    work = figure_work(register, figure, language, address)
    references = [
        reference(document_work(row, language)) for row in documents_behind(register, figure)
    ]
    return (*work_tags(work), *(("citation_reference", text) for text in references))


def page_meta_tags(register: Register, page: SitePage, language: Language, address: str) -> Tags:
    """The tags of any other page. `address` is the site's address, with a slash at its end."""
    return work_tags(page_work(register, page, language, address))


def work_tags(work: Work) -> Tags:
    """The tags that describe a work."""
    return (
        ("citation_title", work.title),
        ("citation_author", work.author),
        ("citation_publisher", work.publisher),
        ("citation_publication_date", "/".join(work.dated)),
        ("citation_language", work.language),
        ("citation_public_url", work.url),
    )


def reference(work: Work) -> str:
    """A document as the content of one tag: names and values with semicolons between them.

    A semicolon within a value becomes a comma.
    """
    parts = {
        "citation_title": work.title,
        "citation_publisher": work.publisher,
        "citation_publication_date": "/".join(work.dated),
        "citation_technical_report_number": work.number,
        "citation_public_url": work.url,
    }
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in parts.items() if value)
