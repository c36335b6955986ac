"""How the parts of a page are written: as Markdown, or as HTML. Text from data is escaped here."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.language.isolation import html_text
from generator.models import Figure
from generator.pages.escaping import OUTSIDE, Markdown, escaped, link
from generator.pages.page import figure_path, relative_address, top_of


@dataclass(frozen=True)
class Notation(ABC):
    """Writes the parts of one page."""

    path: str
    """The page, as in `Page.path`. Addresses of links are relative to it."""
    direction: str = "ltr"
    """The direction of its text: `ltr` or `rtl`."""

    @abstractmethod
    def text(self, text: object) -> str:
        """Any text, so that readers see exactly this text. Parts that are written stay as is."""

    @abstractmethod
    def written(self, text: str) -> str:
        """A text that is written already, marked as such."""

    @abstractmethod
    def code(self, text: str) -> str:
        """A key or id as code."""

    @abstractmethod
    def link(self, text: object, address: str) -> str:
        """A link to an address."""

    @abstractmethod
    def figure(self, text: object, figure: Figure) -> str:
        """A text about a figure, like its value, linked to the figure's page."""

    def page(self, text: object, path: str) -> str:
        """A text linked to a page of the same language."""
        return self.link(text, relative_address(path, self.path))

    def file(self, text: object, path: str) -> str:
        """A text linked to a file. `path` is below the top of the site, above the languages."""
        return self.link(text, f"{top_of(self.path)}{path}")

    def outside(self, text: object, address: str) -> str:
        """A link to another site; only the text if the address is not a normal web address."""
        if not OUTSIDE.fullmatch(address):
            return self.text(text)
        # A bracket would end a link in Markdown.
        return self.link(text, address.replace("(", "%28").replace(")", "%29"))


class MarkdownNotation(Notation):
    """Writes Markdown."""

    def text(self, text: object) -> Markdown:
        return escaped(text)

    def written(self, text: str) -> Markdown:
        return Markdown(text)

    def code(self, text: str) -> Markdown:
        # Keys, ids and symbols hold no backtick, which would end the code.
        return Markdown(f"`{text.replace('`', '')}`")

    def link(self, text: object, address: str) -> Markdown:
        return link(text, address)

    def figure(self, text: object, figure: Figure) -> Markdown:
        return link(text, relative_address(figure_path(figure), self.path))


@dataclass(frozen=True)
class HtmlNotation(Notation):
    """Writes HTML."""

    links: list[str] = field(default_factory=list)
    """The addresses of all links to pages that were written."""

    def page(self, text: object, path: str) -> str:
        self.links.append(relative_address(path, self.path))
        return super().page(text, path)

    def text(self, text: object) -> Markup:
        return html_text(text, self.direction)

    def written(self, text: str) -> Markup:
        return Markup(text)  # noqa: S704 - its parts were escaped when they were written

    def code(self, text: str) -> Markup:
        return self.written(f"<code>{escape(text)}</code>")

    def link(self, text: object, address: str) -> Markup:
        return self.written(f'<a href="{escape(address)}">{self.text(text)}</a>')

    def figure(self, text: object, figure: Figure) -> Markup:
        address = relative_address(figure_path(figure), self.path)
        self.links.append(address)
        marked = f'data-figure="{escape(figure.id)}" href="{escape(address)}"'
        return self.written(f"<a {marked}>{self.text(text)}</a>")
