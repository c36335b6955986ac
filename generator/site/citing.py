"""How each page is cited: tags in its head, and a section at its end."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from generator.citations.datasets import script_json
from generator.citations.records import Record, figure_record, page_record
from generator.citations.works import SitePage, figure_address, page_address
from generator.language import Language
from generator.language.names import figure_name
from generator.models import Figure, Register
from generator.pages.notation import HtmlNotation
from generator.pages.templates import rendered_html
from generator.site.contact import report_address


@dataclass(frozen=True)
class Cited:
    """The HTML that says how a page is cited."""

    head: Markup
    """Tags for reference managers, and the description of the page for search engines."""
    section: Markup
    """The citation in words, citations for programs to unfold, and where to report an error."""


@dataclass(frozen=True)
class Citing:
    """Cites the pages of the site in one language."""

    register: Register
    language: Language
    address: str
    """The address of the site, with a slash at its end."""

    def page(self, page: SitePage) -> Cited:
        """How a page is cited that is not about one figure."""
        record = page_record(self.register, page, self.language, self.address)
        address = page_address(page, self.language, self.address)
        return self.cited(record, title=page.title, address=address)

    def figure(self, figure: Figure) -> Cited:
        """How the page of a figure is cited."""
        record = figure_record(self.register, figure, self.language, self.address)
        title = figure_name(self.register, figure, self.language)
        address = figure_address(self.register, figure, self.language, self.address)
        return self.cited(record, title=title, address=address)

    def cited(self, record: Record, *, title: str, address: str) -> Cited:
        """A record of the page with this title and address as HTML."""
        citation = record.citation
        forms = {
            "BibTeX": citation.bibtex.strip(),
            "RIS": citation.ris.replace("\r\n", "\n").strip(),
            "CSL-JSON": json.dumps([citation.csl], ensure_ascii=False),
        }
        # The text is inside of a script, where `<` is the only character with a meaning.
        dataset = Markup(script_json(dict(record.dataset)))  # noqa: S704 - escaped for scripts
        contact = self.register.release.identity.contact
        report = report_address(contact, title=title, address=address)
        return Cited(
            self.part("citation-head.html", tags=record.tags, dataset=dataset),
            self.part("citation.html", text=citation.text, forms=forms, report=report),
        )

    def part(self, template: str, **values: object) -> Markup:
        """A template filled in. It has no links to pages, so it does not matter for which page."""
        return rendered_html(
            template,
            values,
            register=self.register,
            language=self.language,
            write=HtmlNotation("index.md", self.language.direction),
        )
