"""Templates → Markdown. Text from data is escaped here, once, for every page."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from generator.charts import About, Chart
from generator.charts.mentions import pieces
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register
from generator.pages.page import chart_path, figure_path, relative, source_path

TEMPLATES = Path(__file__).parents[2] / "site_templates" / "pages"
SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~^$=#!]|^[-+:?]|^\d+(?=[.)](?:\s|$))|://")
"""What Markdown, or an extension of it, could take for a mark."""
CHART_FILES = ("csv", "json", "svg")
"""What can be taken away of a chart."""
OUTSIDE = re.compile(r"https?://[^\s<>()\"]+")


class Markdown(str):
    """Text that is Markdown already: a template prints it as it is. All other text is escaped."""

    __slots__ = ()


def escaped(text: object) -> Markdown:
    """Any text as Markdown that shows just this text, on one line."""
    if isinstance(text, Markdown):
        return text
    return without_marks(" ".join(str(text).split()))


def without_marks(line: str) -> Markdown:
    """A line, or a part of one, whose characters stand for themselves."""
    return Markdown(SPECIAL.sub(lambda match: "".join(f"&#{ord(character)};" for character in match.group()), line))


def rendered(template: str, place: tuple[Register, Language, str], values: Mapping[str, Any]) -> str:
    """A template filled in for the page at (register, language, path)."""
    register, language, path = place
    page = environment().get_template(template)
    return page.render(**values, register=register, language=language, path=path)


@cache
def environment() -> Environment:
    """The templates of `site_templates/pages`, with the words they are written in."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - `finalize` escapes, for Markdown instead of HTML
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals |= {"_": translated, "ngettext": counted, "cited": cited}
    templates.globals |= {"outside": outside_link, "data_link": data_link, "file_link": file_link, "code": code}
    templates.filters |= {
        "figure": figure_link,
        "stated": text_link,
        "page": page_link,
        "chart": chart_image,
    }
    return templates


@pass_context
def cited(context: Context, source: str, locator: str) -> Markdown:
    """A source with its place in it, as the language cites it; the source is linked to its page."""
    place = context["language"].locator(locator)
    return translated(
        context, "%(source)s, %(place)s", source=page_link(context, source, source_path(source)), place=place
    )


def link(text: object, address: str) -> Markdown:
    return Markdown(f"[{escaped(text)}]({address})")


@pass_context
def translated(context: Context, message: str, **values: object) -> Markdown:
    """An interface string with its values escaped; the string itself may hold Markdown."""
    return Markdown(context["language"].text(message, **{name: escaped(value) for name, value in values.items()}))


@pass_context
def counted(context: Context, singular: str, plural: str, figure: Figure, **values: object) -> Markdown:
    """An interface string in the plural form of a figure's value, which it shows as `%(linked)s`."""
    texts = {name: escaped(value) for name, value in values.items()}
    linked = figure_link(context, figure)
    return Markdown(context["language"].plural(singular, plural, figure.published, **texts, linked=linked))


@pass_context
def figure_link(context: Context, figure: Figure | None) -> Markdown:
    """The published value of a figure, linked to its page; a dash where there is no such figure."""
    if figure is None:
        return Markdown("–")
    return text_link(context, value_text(context["register"], figure, context["language"]), figure)


@pass_context
def text_link(context: Context, text: str, figure: Figure) -> Markdown:
    """A value of a figure that is text already (a statement's), linked to the figure's page."""
    return page_link(context, text, figure_path(figure))


@pass_context
def page_link(context: Context, text: object, path: str) -> Markdown:
    """A text linked to a page of the same language."""
    return link(text, relative(path, context["path"]))


@pass_context
def chart_image(context: Context, chart: Chart) -> Markdown:
    """A chart: its result, what was measured, the image, the legend in words, and its files, a paragraph each."""
    files = {ending: relative(chart_path(context["path"], chart, ending), context["path"]) for ending in CHART_FILES}
    links = translated(
        context,
        "This chart: %(files)s",
        files=dotted(link(ending.upper(), file) for ending, file in files.items()),
    )
    parts: list[str] = [message_text(context, chart), about_text(context, chart.about)]
    parts += [f"![{escaped(chart.alt)}]({files['svg']})"]
    parts += [legend_text(chart)] if chart.legend else []
    return Markdown("\n\n".join([*parts, links]))


def message_text(context: Context, chart: Chart) -> Markdown:
    """The result that a chart shows, each value in it linked to its figure."""
    figures = context["register"].figures
    message = " ".join(chart.caption.words.message.split())
    said = pieces(message, lambda text, identity: text_link(context, text, figures[identity]))
    return Markdown(f"**{''.join(part if isinstance(part, Markdown) else without_marks(part) for part in said)}**")


def about_text(context: Context, about: About) -> Markdown:
    """What was measured, in which unit, of what, when, and by which documents."""
    sources = dotted(page_link(context, source, source_path(source)) for source in about.sources)
    parts = [part for part in (about.measure, about.unit, about.base, about.periods) if part]
    return dotted([*map(escaped, parts), translated(context, "Source: %(source)s", source=sources)])


def dotted(parts: Iterable[Markdown]) -> Markdown:
    """Parts on one line with dots between them."""
    return Markdown(" · ".join(parts))


def legend_text(chart: Chart) -> Markdown:
    return dotted(Markdown(f"{escaped(entry.symbol)} {escaped(entry.label)}") for entry in chart.legend)


def data_link(package: str, table: str) -> Markdown:
    """A table as CSV. `site:/` stands for the top of the site, above the languages."""
    return file_link(table, f"data/{package}/{table}.csv")


def file_link(text: str, path: str) -> Markdown:
    """A file published beside the pages, by its path below the top of the site."""
    return link(text, f"site:/{path}")


def outside_link(text: object, address: str) -> Markdown:
    """A link to another site; just the text where the address is not a plain one of the web."""
    return link(text, address) if OUTSIDE.fullmatch(address) else escaped(text)


def code(text: str) -> Markdown:
    """A key or an id, set as code. It has no backtick: keys are letters, digits, `-`, `.` and `~`."""
    return Markdown(f"`{text}`")
