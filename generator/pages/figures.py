"""One page per figure: its value, where it is stated, how it was recomputed."""

from collections.abc import Iterator

from generator.findings.explanations import RULE_TEXTS, VERDICT_TEXTS
from generator.language import Language
from generator.language.names import figure_name, in_words, measure_name, period_name, statement_text, subject_name
from generator.models import Figure, Register, Statement
from generator.pages.entities import entity_path
from generator.pages.page import Page, figure_path
from generator.pages.scope import Scope
from generator.pages.targets.tables import periods_of
from generator.pages.templates import rendered

TABLES_WITH_PAGES = ("indicators", "decisions", "sessions", "targets")
"""Tables each of whose rows has a page: `<package>/<table>/<key>.md`."""


def figure_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page of every figure of the register."""
    siblings: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in register.figures.values():
        siblings.setdefault((figure.package, figure.subject, figure.measure), []).append(figure)
    for figure in register.figures.values():
        scope = Scope(register, language, register.release.packages[figure.package])
        series = siblings[(figure.package, figure.subject, figure.measure)]
        yield figure_page(scope, figure, sorted(series, key=lambda other: scope.period_order(other.period)))


def figure_page(scope: Scope, figure: Figure, series: list[Figure]) -> Page:
    register, language = scope.register, scope.language
    path = figure_path(figure)
    name = figure_name(register, figure, language)
    measure = register.rows[figure.package]["measures"][figure.measure]
    values = {
        "figure": figure,
        "name": name,
        "words": in_words(register, figure, language),
        "definition": language.of(measure, "definition"),
        "base": language.localised(figure.base),
        "statements": [statement_lines(scope, figure, statement) for statement in figure.statements],
        "derivations": [
            (one, [register.figures.get(operand, operand) for operand in one.operands]) for one in figure.derivations
        ],
        "rows": [register.figures[identity] for identity in figure.rows],
        "series": [(period_name(register, other, language), other) for other in series if other != figure],
        "subject": subject_name(register, figure, language),
        "subject_path": subject_path(scope, figure),
        "measure": measure_name(register, figure, language),
        "period": period_name(register, figure, language),
        "rule_texts": {rule: language.text(text) for rule, text in RULE_TEXTS.items()},
        "verdict_texts": {verdict: language.text(text) for verdict, text in VERDICT_TEXTS.items()},
        "name_of": lambda other: figure_name(register, other, language),
    }
    return Page(
        path=path,
        title=name,
        description=language.text("%(name)s: %(words)s.", name=name, words=values["words"]),
        markdown=rendered("figure.md", (register, language, path), values),
        breadcrumbs=scope.breadcrumbs,
    )


def statement_lines(scope: Scope, figure: Figure, statement: Statement) -> dict[str, object]:
    """What a figure page says of one statement."""
    language = scope.language
    edition = language.text(
        "read in the %(language)s edition; other editions not compared",
        language=language.language_name(statement.language),
    )
    return {
        "value": statement_text(scope.register, figure, statement, language),
        "main": statement.main,
        "source": statement.source,
        "locator": statement.locator,
        "edition": edition,
        "decoded": statement.reading == "decoded",
        "broken": statement.obs_status == "B",
        "note": language.localised(statement.note),
        "origin": statement.origin,
    }


def subject_path(scope: Scope, figure: Figure) -> str:
    """The page about the (first) subject: its own where its table has pages, else the overview."""
    key = figure.subject.split("~", maxsplit=1)[0]
    row = scope.register.rows[figure.package]["subjects"].get(key, {"table": ""})
    if row["table"] == "entities":
        return entity_path(key)
    counted = row["table"] in ("categories", "custodians") and periods_of(scope, key)
    if row["table"] in TABLES_WITH_PAGES or counted:
        return scope.path(row["table"], key)
    return scope.overview_path
