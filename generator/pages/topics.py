"""Lists that packages of every kind can have: other figures, promises, and indexes of addresses."""

from collections.abc import Iterable, Sequence
from datetime import date

from generator.dates import partial_date
from generator.ids import Link
from generator.language import Language
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Figure, Register
from generator.pages.cells import Cell, Cited, Clauses, Value
from generator.pages.commitments import Commitment
from generator.pages.lists import EMPTY, Column, List, list_page
from generator.pages.local import LocalPackage
from generator.pages.page import ListColumn, Page, distinct, distinct_texts
from generator.pages.sentences import COMMITMENTS


def index_link(local: LocalPackage, table: str, title: str) -> Link:
    """The title and the page of an index: `un-swap/indicators/index.md`."""
    return Link(title, local.path(table, "index"))


def index_page(
    local: LocalPackage,
    link: Link,
    *,
    description: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    before: Sequence[Cell] = (),
) -> Page:
    """The page of a folder of addresses, with a row for each page below it."""
    shown = List(
        path=link.path,
        title=link.title,
        description=description,
        columns=[Column(head) for head in heads],
        rows=rows,
        before=before,
        after=(local.overview,),
        breadcrumbs=local.breadcrumbs,
        script="",
        is_list=False,
    )
    return list_page(local.register, local.language, shown)


def other_figures_link(local: LocalPackage) -> Link:
    """The title and the page of the other figures of a package."""
    return index_link(local, "subjects", local.language.text("Other figures"))


def other_figures_page(local: LocalPackage, figures: Sequence[Figure]) -> Page:
    """Figures about what has no page of its own, in one table, with their places and notes."""
    register, language, text = local.register, local.language, local.language.text
    link = other_figures_link(local)
    shown = List(
        path=link.path,
        title=link.title,
        description=text(
            "%(package)s: figures about other subjects.", package=local.package_text("title")
        ),
        columns=figure_columns(register, language, figures),
        rows=[figure_cells(register, figure, language) for figure in figures],
        after=(local.overview,),
        breadcrumbs=local.breadcrumbs,
        is_list=False,
    )
    return list_page(register, language, shown)


def figure_columns(
    register: Register, language: Language, figures: Sequence[Figure]
) -> Sequence[Column]:
    """The columns of a list of figures: what each is about, its value and its source."""
    text = language.text
    subjects = distinct_texts(
        (one.package, one.subject, subject_name(register, one, language)) for one in figures
    )
    measures = distinct_texts(
        (one.package, one.measure, measure_name(register, one, language)) for one in figures
    )
    periods = distinct_texts(
        (one.package, one.period, period_name(register, one, language))
        for one in sorted(figures, key=lambda one: time_of(register, one))
    )
    return (
        Column(text("Subject"), ListColumn("subject", values=subjects, filtered=True)),
        Column(text("Measure"), ListColumn("measure", values=measures, filtered=True)),
        Column(text("Period"), ListColumn("period", "given", periods, filtered=True)),
        Column(text("Figure"), ListColumn("figure", "number")),
        Column(text("Source and note"), ListColumn("source")),
    )


def time_of(register: Register, figure: Figure) -> tuple[date, int]:
    """A sort key of the period of a figure: the last day of its end, then its order.

    Periods without dates come last. The order alone says nothing between packages.
    """
    row = register.rows[figure.package].periods[figure.period]
    written = row.end or row.start
    return partial_date(written).last if written else date.max, row.order


def figure_cells(register: Register, figure: Figure, language: Language) -> Sequence[Cell]:
    """The cells of a figure in such a list."""
    return (
        subject_name(register, figure, language),
        measure_name(register, figure, language),
        period_name(register, figure, language),
        figure,
        Clauses(list(said_of(figure, language))),
    )


def said_of(figure: Figure, language: Language) -> Iterable[Value]:
    """Where a figure is stated, and the note about it; or that it is our calculation."""
    if figure.main is None:
        yield language.text("our calculation")
        return
    yield Cited(figure.main.source, figure.main.locator)
    if note := language.localised(figure.main.note):
        yield note


def commitments_link(local: LocalPackage) -> Link:
    """The title and the page of the promises of a package."""
    return index_link(local, "commitments", local.language.text("Promises and requests"))


def commitments_page(local: LocalPackage, commitments: Sequence[Commitment]) -> Page:
    """Who announced, or is asked or expected to do, what by when, in one table."""
    text, link = local.language.text, commitments_link(local)
    who = distinct((one.key, one.entity) for one in commitments)
    about = distinct((one.about, local.short_name(one.about)) for one in commitments if one.about)
    subject = Column(text("About"), ListColumn("about", "given", (*about, EMPTY), filtered=True))
    shown = List(
        path=link.path,
        title=link.title,
        description=text(
            "%(package)s: who announced, or is asked or expected to do, what by when.",
            package=local.package_text("title"),
        ),
        before=(text(COMMITMENTS),),
        columns=(
            Column(text("Whom it concerns"), ListColumn("who", values=who, filtered=True)),
            Column(text("What"), ListColumn("what")),
            *([subject] if about else []),
            Column(text("Due"), ListColumn("due")),
            Column(text("Source"), ListColumn("source")),
        ),
        rows=[
            (
                one.entity,
                one.what,
                *([local.short_name(one.about) if one.about else None] if about else []),
                Clauses([*due_of(one), *since_of(one)]),
                Cited(one.source, one.locator),
            )
            for one in commitments
        ],
        after=(local.overview,),
        breadcrumbs=local.breadcrumbs,
        is_list=False,
    )
    return list_page(local.register, local.language, shown)


def due_of(commitment: Commitment) -> Sequence[Value]:
    """The session or the date at which a commitment is due; nothing if the source has none."""
    due = commitment.session or commitment.date
    return [due] if due else []


def since_of(commitment: Commitment) -> Sequence[Value]:
    """The page with its result, or that its date has passed without one; nothing before that."""
    since = commitment.result or commitment.passed
    return [since] if since else []
