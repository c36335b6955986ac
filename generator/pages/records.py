"""One page per figure: its value, its statements, and how it was computed.

There are as many of these pages as there are numbers. So they are records in HTML: MkDocs makes one
empty page with everything around it, and each record is put into a copy of it (`site/records.py`).
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from generator.citations.works import SitePage
from generator.findings.explanations import Explainer, account, edition_text
from generator.findings.leeway import leeway_text
from generator.findings.notes import Note, note_text, notes
from generator.ids import Link
from generator.language import Language
from generator.language.names import (
    figure_name,
    in_words,
    measure_name,
    period_name,
    subject_name,
)
from generator.models import Figure, Finding, Register
from generator.pages.breakdowns import Parts, figures_of_parts, parts_by_whole, whole_of
from generator.pages.corrections import figure_history
from generator.pages.entities import entity_path
from generator.pages.evidence import (
    MOST_LISTED,
    derivation_lines,
    implied_findings,
    statement_lines,
)
from generator.pages.figure_lists import list_path, listed_measures, measure_path
from generator.pages.findings import linked_writer
from generator.pages.local import LocalPackage
from generator.pages.notation import HtmlNotation, Notation
from generator.pages.page import Page, figure_path, published
from generator.pages.templates import rendered_html
from generator.pages.translations import words_of_figure


@dataclass(frozen=True)
class Record:
    """The page of one figure."""

    figure: Figure
    title: str
    description: str
    body: Markup
    links: Sequence[str]
    """The addresses of its links to pages."""

    @property
    def url(self) -> str:
        """Its address below the folder of the language."""
        return published(figure_path(self.figure))

    @property
    def site_page(self) -> SitePage:
        """The page as a work that can be cited."""
        return SitePage(self.title, self.description, self.url)


@dataclass(frozen=True)
class Context:
    """Facts about all figures that their pages need. They are collected once."""

    series: Mapping[tuple[str, str, str], Sequence[Figure]]
    """The figures of each package, subject and measure, for all periods."""
    parts: Parts
    findings: Mapping[str, Sequence[Finding]]
    """The findings about each figure."""
    notes: Mapping[str, Sequence[Note]]
    """The notes about each figure."""
    uses: Mapping[str, Sequence[Link]]
    """Title and path of each page that shows a figure."""
    paths: Set[str]
    """The paths of all pages in Markdown."""


def records(register: Register, language: Language, pages: Sequence[Page]) -> Iterator[Record]:
    """The page of every figure of the register. `pages` are the pages in Markdown."""
    context = context_of(register, pages)
    packages = {
        name: LocalPackage(register, language, package)
        for name, package in register.release.packages.items()
    }
    listed = {name: listed_measures(local) for name, local in packages.items()}
    for figure in register.figures.values():
        has_list = figure.measure in listed[figure.package]
        yield record(packages[figure.package], figure, context, has_list=has_list)


def record_breadcrumbs(local: LocalPackage) -> tuple[Link, ...]:
    """The breadcrumbs of the figures of a package."""
    return (*local.breadcrumbs, Link(local.language.text("All figures"), list_path(local)))


def context_of(register: Register, pages: Sequence[Page]) -> Context:
    """The context of all figures."""
    series: dict[tuple[str, str, str], list[Figure]] = {}
    findings: dict[str, list[Finding]] = {}
    noted: dict[str, list[Note]] = {}
    uses: dict[str, list[Link]] = {}
    for figure in register.figures.values():
        series.setdefault((figure.package, figure.subject, figure.measure), []).append(figure)
    for finding in register.findings:
        findings.setdefault(finding.figure, []).append(finding)
    for note in notes(register):
        noted.setdefault(note.figure, []).append(note)
    for page in pages:
        for identity in page.figures_shown if not page.is_list else ():
            uses.setdefault(identity, []).append(Link(page.title, page.path))
    return Context(
        series,
        parts_by_whole(register.release),
        findings,
        noted,
        uses,
        {page.path for page in pages},
    )


def record(local: LocalPackage, figure: Figure, context: Context, *, has_list: bool) -> Record:
    """The page of one figure. `has_list` is true if there is a list of figures of its measure."""
    register, language = local.register, local.language
    path = figure_path(figure)
    name, words = figure_name(register, figure, language), in_words(register, figure, language)
    write = HtmlNotation(path, language.direction)
    values = {
        "figure": figure,
        "name": name,
        "words": words,
        **description_values(local, figure, context),
        "measure_path": measure_path(local, figure.measure) if has_list else None,
        **evidence_values(local, figure, context, write),
        "series": other_periods(local, figure, context),
        "whole": whole_of(local, figure),
        "parts": figures_of_parts(local, figure, context.parts),
        "uses": sorted(context.uses.get(figure.id, ()))[:MOST_LISTED],
        "history": figure_history(register, figure, language),
        "name_of": lambda other: figure_name(register, other, language),
        "whose_words": words_of_figure(register, figure, language),
    }
    return Record(
        figure=figure,
        title=name,
        description=language.text("%(name)s: %(words)s.", name=name, words=words),
        body=rendered_html(
            "record.html", values, register=register, language=language, write=write
        ),
        links=write.links,
    )


def description_values(local: LocalPackage, figure: Figure, context: Context) -> dict[str, object]:
    """Names of subject, measure and period, and the definition of the measure, for the template."""
    register, language = local.register, local.language
    return {
        "definition": language.localised(
            register.rows[figure.package].measures[figure.measure].definition
        ),
        "base": language.localised(figure.base),
        "subject": subject_name(register, figure, language),
        "subject_path": subject_path(local, figure, context),
        "measure": measure_name(register, figure, language),
        "period": period_name(register, figure, language),
    }


def evidence_values(
    local: LocalPackage, figure: Figure, context: Context, write: Notation
) -> dict[str, object]:
    """Statements, derivations, counted rows and findings of a figure, for the template."""
    register, language = local.register, local.language
    explainer = Explainer(register, language, linked_writer(write))
    findings = context.findings.get(figure.id, ())
    counted = [
        register.figures[identity] for identity in figure.rows if identity in register.figures
    ]
    return {
        "statements": [
            statement_lines(local, figure, statement, write) for statement in figure.statements
        ],
        "edition": edition_text(
            register, [(figure.id, statement) for statement in figure.statements], language
        ),
        "derivations": [
            derivation_lines(explainer, figure, derivation, findings, write)
            for derivation in figure.derivations
        ],
        "leeway": write.written(leeway_text(explainer, figure)),
        "from_rows": figure.computed is not None and not figure.derivations,
        "counted": counted[:MOST_LISTED],
        "more": len(counted) > MOST_LISTED,
        "rows_link": write.file("CSV", f"data/{figure.package}/rows/{figure.id}.csv")
        if figure.computed is not None
        else None,
        "findings": [write.written(said) for said in held_against(explainer, figure, context)],
    }


def held_against(explainer: Explainer, figure: Figure, context: Context) -> Iterator[str]:
    """The findings and notes about a figure that its derivations do not tell already."""
    for finding in implied_findings(figure, context.findings.get(figure.id, ())):
        yield account(explainer, finding)
    for note in context.notes.get(figure.id, ()):
        if note.finding is None:
            yield note_text(explainer, note)


def other_periods(
    local: LocalPackage, figure: Figure, context: Context
) -> list[tuple[str, Figure]]:
    """The same measure of the same subject in other periods, with their names."""
    others = sorted(
        context.series[(figure.package, figure.subject, figure.measure)],
        key=lambda other: local.period_order(other.period),
    )
    return [
        (period_name(local.register, other, local.language), other)
        for other in others
        if other != figure
    ]


def subject_path(local: LocalPackage, figure: Figure, context: Context) -> str:
    """The page of the first subject of a figure, or the overview if the subject has no page."""
    key = figure.subject.split("~", maxsplit=1)[0]
    row = local.register.rows[figure.package].subjects.get(key)
    table = row.table if row else ""
    path = entity_path(key) if table == "entities" else local.path(table, key)
    return path if path in context.paths else local.overview_path
