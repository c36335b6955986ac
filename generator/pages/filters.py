"""Functions that templates call to write figures, links, sources and charts.

They write Markdown or HTML: as the `write` of the page says, which is a `Notation`.
"""

from collections.abc import Sequence

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.charts.captions import About
from generator.charts.chart import Chart
from generator.charts.colours import rating_classes
from generator.charts.mentions import pieces
from generator.findings.leeway import leeway
from generator.ids import Link
from generator.language.names import computed_text, in_words, source_name, value_text
from generator.models import Figure
from generator.pages.escaping import SPACES, Markdown, dotted, escaped, without_marks
from generator.pages.notation import Notation
from generator.pages.page import CHART_FILES, CHART_PARTS, chart_file, source_path


def notation(context: Context) -> Notation:
    """How the page of a context is written."""
    write: Notation = context["write"]
    return write


@pass_context
def cited(context: Context, source: str, locator: str) -> str:
    """A source with a locator, as the language cites it. The source is linked to its page."""
    locator_text = context["language"].locator(locator)
    return translated(
        context,
        "%(source)s, %(place)s",
        source=source_link(context, source),
        place=locator_text,
    )


@pass_context
def source_link(context: Context, source: str) -> str:
    """The name of a source, linked to its page."""
    name = source_name(context["register"], source, context["language"])
    return notation(context).page(name, source_path(source))


@pass_context
def translated(context: Context, message: str, **values: object) -> str:
    """A text of the interface with its values escaped. The text itself is taken as written."""
    write = notation(context)
    texts = {name: write.text(value) for name, value in values.items()}
    return write.written(context["language"].text(message, **texts))


@pass_context
def labelled(context: Context, label: object, value: object) -> str:
    """A label and its value, with the punctuation of the language."""
    return translated(context, "%(label)s: %(value)s", label=label, value=value)


@pass_context
def clauses(context: Context, parts: Sequence[object]) -> str:
    """Clauses of one sentence, with the separator of the language."""
    write = notation(context)
    return write.written(context["language"].clauses([write.text(part) for part in parts]))


@pass_context
def plural_text(
    context: Context, singular: str, plural: str, figure: Figure, **values: object
) -> str:
    """A text of the interface in the plural form of a figure's value. `%(linked)s` is the value."""
    write = notation(context)
    texts = {name: write.text(value) for name, value in values.items()}
    linked = figure_link(context, figure)
    return write.written(
        context["language"].plural(singular, plural, figure.published, **texts, linked=linked)
    )


@pass_context
def figure_link(context: Context, figure: Figure | None) -> str:
    """The published value of a figure, linked to its page; a dash for None."""
    if figure is None:
        return notation(context).written("–")
    return text_link(context, value_text(context["register"], figure, context["language"]), figure)


@pass_context
def calculation(context: Context, figure: Figure) -> str:
    """That a value is our calculation, and between which numbers it is if its parts are rounded."""
    register, language = context["register"], context["language"]
    bounds = leeway(register, figure)
    if bounds is None:
        return translated(context, "our calculation")
    low, high = (
        text_link(context, computed_text(register, figure, one, language), figure) for one in bounds
    )
    return translated(context, "our calculation; between %(low)s and %(high)s", low=low, high=high)


@pass_context
def words_link(context: Context, figure: Figure) -> str:
    """The published value of a figure in words, linked to its page."""
    return text_link(context, in_words(context["register"], figure, context["language"]), figure)


@pass_context
def rating_cell(context: Context, figure: Figure | None) -> str:
    """A rating for a table cell: symbol, grade, its note, and the class of its colour."""
    if figure is None:
        return translated(context, "not in our data")
    scale = context["register"].rows[figure.package].scale
    rating = str(figure.published)
    classes = rating_classes(scale)
    note = context["language"].localised(figure.main.note) if figure.main else ""
    grade = f"{escaped(scale[rating].symbol)} {figure_link(context, figure)}"
    told = f"{grade}. {escaped(note)}" if note else grade
    return Markdown(f"{told} {{: .{classes[rating]} }}")


@pass_context
def linked_names(context: Context, names: Sequence[Link]) -> str:
    """Names, each linked to its page, as one enumeration."""
    write = notation(context)
    return write.written(
        context["language"].listed([write.page(name, path) for name, path in names])
    )


@pass_context
def text_link(context: Context, text: str, figure: Figure) -> str:
    """A text about a figure, like the value of a statement, linked to the figure's page."""
    return notation(context).figure(text, figure)


@pass_context
def page_link(context: Context, text: object, path: str) -> str:
    """A text linked to a page of the same language."""
    return notation(context).page(text, path)


@pass_context
def outside_link(context: Context, text: object, address: str) -> str:
    """A link to another site; only the text if the address is not a normal web address."""
    return notation(context).outside(text, address)


@pass_context
def file_link(context: Context, text: str, path: str) -> str:
    """A link to a file beside the pages. `path` is its path below the top of the site."""
    return notation(context).file(text, path)


@pass_context
def data_link(context: Context, package: str, table: str) -> str:
    """A link to a table as CSV."""
    return notation(context).file(table, f"data/{package}/{table}.csv")


@pass_context
def code(context: Context, text: str) -> str:
    """A key or id as code."""
    return notation(context).code(text)


@pass_context
def chart_image(context: Context, chart: Chart) -> Markdown:
    """A chart in Markdown: message, what was measured, image, legend and links to its files.

    Each part is a paragraph with a class, by which `markdown.py` makes a `<figure>` of them.
    """
    write = notation(context)
    links = [write.link(ending.upper(), chart_file(chart, ending)) for ending in CHART_FILES]
    files = translated(context, "This chart: %(files)s", files=dotted(map(Markdown, links)))
    stated = any(context["register"].figures[identity].main for identity in chart.figures)
    image = f"![{escaped(str(chart.alt))}]({chart_file(chart, 'svg')})"
    message, about = message_text(context, chart), about_text(context, chart.about, stated=stated)
    texts = (message, about, image, legend_text(chart), files)
    parts = zip(CHART_PARTS, texts, strict=True)
    return Markdown("\n\n".join(f"{text}\n{{: .{name} }}" for name, text in parts if text))


def message_text(context: Context, chart: Chart) -> str:
    """The message of a chart, with each value linked to its figure."""
    figures = context["register"].figures
    message = SPACES.sub(" ", chart.caption.words.message).strip(" ")
    parts = pieces(message, lambda text, identity: text_link(context, text, figures[identity]))
    texts = [part if isinstance(part, Markdown) else without_marks(part) for part in parts]
    return f"**{''.join(texts)}**"


def about_text(context: Context, about: About, *, stated: bool) -> str:
    """What was measured, in which unit, of which base, when, and by which documents.

    `stated` is true if a document states one of the figures; else all are our calculation.
    """
    sources = dotted(Markdown(source_link(context, source)) for source in about.sources)
    parts = [part for part in (about.measure, about.unit, about.base, about.periods) if part]
    if stated:
        origin = translated(context, "Source: %(source)s", source=sources)
    else:
        origin = translated(context, "Our calculation from %(source)s", source=sources)
    return dotted([*map(escaped, parts), Markdown(origin)])


def legend_text(chart: Chart) -> Markdown:
    """The legend of a chart on one line; empty if it has none."""
    return dotted(
        Markdown(f"{escaped(entry.symbol)} {escaped(str(entry.label))}") for entry in chart.legend
    )
