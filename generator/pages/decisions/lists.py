"""The lists of a package of decisions: all decisions and all actions."""

from collections.abc import Iterator

from generator.language import gettext_noop
from generator.pages.decisions.paragraphs import RECURRENCES, all_paragraphs
from generator.pages.decisions.sessions import sessions_in_order
from generator.pages.page import NONE, ListColumn, Page
from generator.pages.scope import Scope

DASH = (NONE, "–")
"""The value of a cell of which the document says nothing."""
RELATIONS = {
    "before": gettext_noop("before the session"),
    "at": gettext_noop("at the session"),
    "from": gettext_noop("from the session on"),
}
"""When an action is due, relative to its session."""
PASSED = gettext_noop("date passed; no follow-up document in our data")
"""The words for an action whose due date has passed."""


def list_pages(scope: Scope) -> Iterator[Page]:
    """The list of decisions and the list of actions."""
    yield decision_list(scope)
    yield action_list(scope)


def decision_list(scope: Scope) -> Page:
    """The page with all decisions."""
    path = f"{scope.package.name}/decisions/index.md"
    title = scope.language.text("All decisions")
    sessions = scope.by_key.sessions
    rows = [(row, sessions[row.session]) for row in scope.tables.decisions]
    return Page(
        path=path,
        title=title,
        description=scope.language.text(
            "%(package)s: every decision, by session and body.", package=scope.package_text("title")
        ),
        markdown=scope.rendered("decision-list.md", path, {"title": title, "rows": rows}),
        breadcrumbs=scope.breadcrumbs,
        contents=False,
        columns=(
            ListColumn("number"),
            ListColumn("title"),
            session_column(scope),
            ListColumn("body", "text", titles(scope, "bodies", "body"), filtered=True),
            ListColumn("paragraphs", "number"),
            ListColumn("actions", "number"),
        ),
        script="lists.js",
    )


def action_list(scope: Scope) -> Page:
    """The page with all actions."""
    path = f"{scope.package.name}/actions/index.md"
    title, language = scope.language.text("All actions"), scope.language
    relations = {relation: language.text(text) for relation, text in RELATIONS.items()}
    ways = (
        relations
        | {key: language.text(text) for key, text in RECURRENCES.items()}
        | {"passed": language.text(PASSED)}
    )
    values = {"title": title, "paragraphs": all_paragraphs(scope), "ways": ways}
    return Page(
        path=path,
        title=title,
        description=language.text(
            "%(package)s: what is asked of whom, and by which session.",
            package=scope.package_text("title"),
        ),
        markdown=scope.rendered("action-list.md", path, values),
        breadcrumbs=scope.breadcrumbs,
        contents=False,
        columns=(
            ListColumn("paragraph"),
            ListColumn("says"),
            ListColumn("verb", "text", titles(scope, "verbs", "verb"), filtered=True),
            ListColumn(
                "addressee",
                "text",
                (*titles(scope, "addressees", "addressee"), DASH),
                filtered=True,
            ),
            session_column(scope),
            ListColumn("when", "given", (*ways.items(), DASH), filtered=True),
        ),
        script="lists.js",
    )


def session_column(scope: Scope) -> ListColumn:
    """The column of sessions, in the order of time."""
    titled = [
        (row.session, scope.title("sessions", row.session)) for row in sessions_in_order(scope)
    ]
    return ListColumn("session", "given", (*titled, DASH), filtered=True)


def titles(scope: Scope, table: str, key: str) -> tuple[tuple[str, str], ...]:
    """Key and title of each row of a table. `key` is the column of the key."""
    return tuple(
        (getattr(row, key), scope.title(table, getattr(row, key))) for row in scope.tables.of(table)
    )
