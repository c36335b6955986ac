"""Functions that templates call to write figures, links, sources and charts as Markdown."""

from collections.abc import Sequence

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.charts.captions import About
from generator.charts.chart import Chart
from generator.charts.colours import rating_classes
from generator.charts.mentions import pieces
from generator.ids import Link
from generator.language.names import in_words, source_name, value_text
from generator.models import Figure
from generator.pages.markdown import SPACES, Markdown, dotted, escaped, link, without_marks
from generator.pages.page import CHART_FILES, chart_path, figure_path, relative, source_path


@pass_context
def cited(context: Context, source: str, locator: str) -> Markdown:
    """A source with a locator, as the language cites it. The source is linked to its page."""
    locator_text = context["language"].locator(locator)
    return translated(
        context,
        "%(source)s, %(place)s",
        source=source_link(context, source),
        place=locator_text,
    )


@pass_context
def source_link(context: Context, source: str) -> Markdown:
    """The name of a source, linked to its page."""
    return page_link(
        context, source_name(context["register"], source, context["language"]), source_path(source)
    )


@pass_context
def translated(context: Context, message: str, **values: object) -> Markdown:
    """A text of the interface with its values escaped. The text itself may have Markdown."""
    return Markdown(
        context["language"].text(
            message, **{name: escaped(value) for name, value in values.items()}
        )
    )


@pass_context
def labelled(context: Context, label: object, value: object) -> Markdown:
    """A label and its value, with the punctuation of the language."""
    return translated(context, "%(label)s: %(value)s", label=label, value=value)


@pass_context
def clauses(context: Context, parts: Sequence[object]) -> Markdown:
    """Clauses of one sentence, with the separator of the language."""
    return Markdown(context["language"].clauses([escaped(part) for part in parts]))


@pass_context
def plural_text(
    context: Context, singular: str, plural: str, figure: Figure, **values: object
) -> Markdown:
    """A text of the interface in the plural form of a figure's value. `%(linked)s` is the value."""
    texts = {name: escaped(value) for name, value in values.items()}
    linked = figure_link(context, figure)
    return Markdown(
        context["language"].plural(singular, plural, figure.published, **texts, linked=linked)
    )


@pass_context
def figure_link(context: Context, figure: Figure | None) -> Markdown:
    """The published value of a figure, linked to its page; a dash for None."""
    if figure is None:
        return Markdown("–")
    return text_link(context, value_text(context["register"], figure, context["language"]), figure)


@pass_context
def words_link(context: Context, figure: Figure) -> Markdown:
    """The published value of a figure in words, linked to its page."""
    return text_link(context, in_words(context["register"], figure, context["language"]), figure)


@pass_context
def rating_cell(context: Context, figure: Figure | None) -> Markdown:
    """A rating for a table cell: symbol, grade, and the class of its colour."""
    if figure is None:
        return translated(context, "not in our data")
    scale = context["register"].rows[figure.package].scale
    rating = str(figure.published)
    classes = rating_classes(scale)
    return Markdown(
        f"{escaped(scale[rating].symbol)} {figure_link(context, figure)} {{: .{classes[rating]} }}"
    )


@pass_context
def linked_names(context: Context, names: Sequence[Link]) -> Markdown:
    """Names, each linked to its page, as one enumeration."""
    return Markdown(
        context["language"].listed([page_link(context, name, path) for name, path in names])
    )


@pass_context
def text_link(context: Context, text: str, figure: Figure) -> Markdown:
    """A text about a figure, like the value of a statement, linked to the figure's page."""
    return page_link(context, text, figure_path(figure))


@pass_context
def page_link(context: Context, text: object, path: str) -> Markdown:
    """A text linked to a page of the same language."""
    return link(text, relative(path, context["path"]))


@pass_context
def chart_image(context: Context, chart: Chart) -> Markdown:
    """A chart: message, what was measured, image, legend and links to its files.

    Each part is a paragraph.
    """
    files = {
        ending: relative(chart_path(context["path"], chart, ending), context["path"])
        for ending in CHART_FILES
    }
    links = translated(
        context,
        "This chart: %(files)s",
        files=dotted(link(ending.upper(), file) for ending, file in files.items()),
    )
    stated = any(context["register"].figures[identity].main for identity in chart.figures)
    parts: list[str] = [
        message_text(context, chart),
        about_text(context, chart.about, stated=stated),
    ]
    parts += [f"![{escaped(str(chart.alt))}]({files['svg']})"]
    parts += [legend_text(chart)] if chart.legend else []
    return Markdown("\n\n".join([*parts, links]))


def message_text(context: Context, chart: Chart) -> Markdown:
    """The message of a chart, with each value linked to its figure."""
    figures = context["register"].figures
    message = SPACES.sub(" ", chart.caption.words.message).strip(" ")
    parts = pieces(message, lambda text, identity: text_link(context, text, figures[identity]))
    texts = [part if isinstance(part, Markdown) else without_marks(part) for part in parts]
    return Markdown(f"**{''.join(texts)}**")


def about_text(context: Context, about: About, *, stated: bool) -> Markdown:
    """What was measured, in which unit, of which base, when, and by which documents.

    `stated` is true if a document states one of the figures; else all are our calculation.
    """
    sources = dotted(source_link(context, source) for source in about.sources)
    parts = [part for part in (about.measure, about.unit, about.base, about.periods) if part]
    if stated:
        origin = translated(context, "Source: %(source)s", source=sources)
    else:
        origin = translated(context, "Computed by us from %(source)s", source=sources)
    return dotted([*map(escaped, parts), origin])


def legend_text(chart: Chart) -> Markdown:
    """The legend of a chart on one line."""
    return dotted(
        Markdown(f"{escaped(entry.symbol)} {escaped(str(entry.label))}") for entry in chart.legend
    )
