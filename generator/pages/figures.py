"""One page per figure: its value, its statements, and how it was computed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.citations.works import document_work
from generator.findings.explanations import (
    VERDICT_TEXTS,
    Explainer,
    account,
    arithmetic_text,
    edition_text,
    leeway_text,
)
from generator.findings.operands import is_used_as_stated
from generator.ids import Link
from generator.language import Language
from generator.language.names import (
    figure_name,
    in_words,
    measure_name,
    name_beside,
    period_name,
    statement_text,
    subject_name,
    value_text,
)
from generator.models import Derivation, Figure, Finding, Register, Statement
from generator.pages.corrections import figure_history
from generator.pages.entities import entity_path
from generator.pages.figure_lists import list_path
from generator.pages.findings import linked_writer
from generator.pages.markdown import Markdown, escaped, file_link, link
from generator.pages.page import Page, figure_path
from generator.pages.scope import Scope
from generator.pages.targets.tables import periods_of
from generator.pages.templates import rendered

TABLES_WITH_PAGES = ("indicators", "decisions", "sessions", "targets")
"""Tables with a page for each row: `<package>/<table>/<key>.md`."""
MOST_LISTED = 5
"""The most rows, operands and pages listed on a figure's page. Its CSV file has all rows."""


@dataclass(frozen=True)
class Context:
    """Facts about all figures that their pages need. They are collected once."""

    series: Mapping[tuple[str, str, str], Sequence[Figure]]
    """The figures of each package, subject and measure, for all periods."""
    findings: Mapping[str, Sequence[Finding]]
    """The findings about each figure."""
    uses: Mapping[str, Sequence[Link]]
    """Title and path of each page that shows a figure."""


def figure_pages(register: Register, language: Language, pages: Sequence[Page]) -> Iterator[Page]:
    """The page of every figure of the register. `pages` are all other pages."""
    context = context_of(register, pages)
    for figure in register.figures.values():
        scope = Scope(register, language, register.release.packages[figure.package])
        yield figure_page(scope, figure, context)


def context_of(register: Register, pages: Sequence[Page]) -> Context:
    """The context of all figures."""
    series: dict[tuple[str, str, str], list[Figure]] = {}
    findings: dict[str, list[Finding]] = {}
    uses: dict[str, list[Link]] = {}
    for figure in register.figures.values():
        series.setdefault((figure.package, figure.subject, figure.measure), []).append(figure)
    for finding in register.findings:
        findings.setdefault(finding.figure, []).append(finding)
    for page in pages:
        for identity in page.figures_shown if not page.script else ():
            uses.setdefault(identity, []).append(Link(page.title, page.path))
    return Context(series, findings, uses)


def figure_page(scope: Scope, figure: Figure, context: Context) -> Page:
    """The page of one figure."""
    register, language = scope.register, scope.language
    path = figure_path(figure)
    name, words = figure_name(register, figure, language), in_words(register, figure, language)
    values = {
        "figure": figure,
        "name": name,
        "words": words,
        **description_values(scope, figure),
        **evidence_values(scope, figure, context),
        "series": other_periods(scope, figure, context),
        "uses": sorted(context.uses.get(figure.id, ()))[:MOST_LISTED],
        "history": figure_history(register, figure, language),
        "name_of": lambda other: figure_name(register, other, language),
    }
    return Page(
        path=path,
        title=name,
        description=language.text("%(name)s: %(words)s.", name=name, words=words),
        markdown=rendered("figure.md", values, register=register, language=language, path=path),
        breadcrumbs=(*scope.breadcrumbs, Link(language.text("All figures"), list_path(scope))),
        contents=False,
        figure=figure.id,
    )


def description_values(scope: Scope, figure: Figure) -> dict[str, object]:
    """Names of subject, measure and period, and the definition of the measure, for the template."""
    register, language = scope.register, scope.language
    return {
        "definition": language.localised(
            register.rows[figure.package].measures[figure.measure].definition
        ),
        "base": language.localised(figure.base),
        "subject": subject_name(register, figure, language),
        "subject_path": subject_path(scope, figure),
        "measure": measure_name(register, figure, language),
        "period": period_name(register, figure, language),
    }


def evidence_values(scope: Scope, figure: Figure, context: Context) -> dict[str, object]:
    """Statements, derivations, counted rows and findings of a figure, for the template."""
    register, language = scope.register, scope.language
    counted = [
        register.figures[identity] for identity in figure.rows if identity in register.figures
    ]
    return {
        "statements": [
            statement_lines(scope, figure, statement) for statement in figure.statements
        ],
        "edition": edition_text(
            register, [(figure.id, statement) for statement in figure.statements], language
        ),
        "derivations": [
            derivation_lines(scope, figure, derivation) for derivation in figure.derivations
        ],
        "leeway": Markdown(
            leeway_text(Explainer(register, language, linked_writer(figure_path(figure))), figure)
        ),
        "verdict_texts": {verdict: language.text(text) for verdict, text in VERDICT_TEXTS.items()},
        "otherwise": {
            (finding.rule, finding.operands)
            for finding in context.findings.get(figure.id, ())
            if finding.methods
        },
        "from_rows": figure.computed is not None and not figure.derivations,
        "counted": counted[:MOST_LISTED],
        "more": len(counted) > MOST_LISTED,
        "rows_link": file_link("CSV", f"data/{figure.package}/rows/{figure.id}.csv")
        if figure.computed is not None
        else None,
        "findings": implied_findings(scope, figure, context.findings.get(figure.id, ())),
    }


def other_periods(scope: Scope, figure: Figure, context: Context) -> list[tuple[str, Figure]]:
    """The same measure of the same subject in other periods, with their names."""
    others = sorted(
        context.series[(figure.package, figure.subject, figure.measure)],
        key=lambda other: scope.period_order(other.period),
    )
    return [
        (period_name(scope.register, other, scope.language), other)
        for other in others
        if other != figure
    ]


def derivation_lines(
    scope: Scope, figure: Figure, derivation: Derivation
) -> tuple[Derivation, Markdown, list[Markdown]]:
    """A derivation, its arithmetic with each number linked, and the names of its operands."""
    register, language = scope.register, scope.language
    if derivation.computed is None:
        text = language.text(
            "not computed: a number that it follows from "
            "is not applicable, not reported or not certain"
        )
        return derivation, Markdown(text), []
    explainer = Explainer(register, language, linked_writer(figure_path(figure)))
    finding = Finding(
        figure.id, derivation.rule, derivation.operands, derivation.computed, derivation.verdict, ()
    )
    operands = [register.figures[name] for name in derivation.operands if name in register.figures]
    named = operands if len(operands) <= MOST_LISTED else []
    lines = [operand_line(explainer, operand, figure) for operand in named]
    return derivation, Markdown(arithmetic_text(explainer, finding)), lines


def operand_line(explainer: Explainer, operand: Figure, figure: Figure) -> Markdown:
    """Value and name of an operand. A hedged operand also has its stated value."""
    language = explainer.language
    name = escaped(name_beside(explainer.register, operand, figure, language))
    if operand.main is not None and operand.computed is not None and not is_used_as_stated(operand):
        stated = explainer.write.number(value_text(explainer.register, operand, language), operand)
        name = Markdown(language.clauses([name, language.text("stated: %(value)s", value=stated)]))
    return Markdown(f"{explainer.operand(figure.package, operand.id)} – {name}")


def implied_findings(scope: Scope, figure: Figure, findings: Sequence[Finding]) -> list[Markdown]:
    """The findings that the page does not show already with derivations and equal statements."""
    explainer = Explainer(scope.register, scope.language, linked_writer(figure_path(figure)))
    shown = {(derivation.rule, "agrees") for derivation in figure.derivations} | {
        ("statements", "agrees")
    }
    shown |= {(rule, "rounds") for rule, _ in shown if rule != "statements"}
    return [
        Markdown(account(explainer, finding))
        for finding in findings
        if (finding.rule, finding.verdict) not in shown or finding.methods
    ]


def statement_lines(scope: Scope, figure: Figure, statement: Statement) -> dict[str, object]:
    """One statement for the template."""
    language = scope.language
    return {
        "value": statement_text(scope.register, figure, statement, language),
        "source": statement.source,
        "locator": statement.locator,
        "outside": document_link(scope, statement),
        "decoded": statement.reading == "decoded",
        "broken": statement.obs_status == "B",
        "note": language.localised(statement.note),
        "origin": statement.origin,
    }


def document_link(scope: Scope, statement: Statement) -> Markdown | None:
    """A link to the document in the reader's language; None if it has no address."""
    row = scope.by_key.sources[statement.source]
    work = document_work(row, scope.language)
    return link(scope.language.text("document"), work.url) if work.url else None


def subject_path(scope: Scope, figure: Figure) -> str:
    """The page of the first subject of a figure, or the overview if the subject has no page."""
    key = figure.subject.split("~", maxsplit=1)[0]
    row = scope.register.rows[figure.package].subjects.get(key)
    table = row.table if row else ""
    if table == "entities":
        return entity_path(key)
    counted = table in ("categories", "custodians") and periods_of(scope, key)
    if table in TABLES_WITH_PAGES or counted:
        return scope.path(table, key)
    return scope.overview_path
