"""The lists of a package of decisions: all decisions and all actions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.ids import Link
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.decisions.outcomes import OUTCOMES, outcome_text
from generator.pages.decisions.paragraphs import RECURRENCES, RELATIONS, Paragraph
from generator.pages.decisions.sessions import Session
from generator.pages.lists import EMPTY, Column, List, list_page, titles_by_key
from generator.pages.local import LocalPackage
from generator.pages.page import ListColumn, Page


def decision_list(local: LocalPackage, sessions: Mapping[str, Session]) -> Page:
    """The page with all decisions."""
    text, title, package = local.language.text, local.title, local.package_text("title")
    bodies = ListColumn("body", values=titles_by_key(local, "bodies"), filtered=True)
    outcome = outcome_columns(local)
    shown = List(
        path=f"{local.package.name}/decisions/index.md",
        title=text("All decisions"),
        description=text("%(package)s: every decision, by session and body.", package=package),
        columns=(
            Column(text("Decision"), ListColumn("number")),
            Column(text("Title"), ListColumn("title")),
            Column(text("Session"), session_order(sessions)),
            Column(
                text("Date") if outcome else text("Adopted"),
                ListColumn("adopted", "given", adoption_days(local)),
            ),
            *outcome,
            Column(text("Body"), bodies),
            Column(title("measures", "paragraphs"), ListColumn("paragraphs", "number")),
            Column(title("measures", "actions"), ListColumn("actions", "number")),
        ),
        rows=[
            (
                Link(row.number, local.path("decisions", row.decision)),
                title("decisions", row.decision),
                Link(sessions[row.session].title, sessions[row.session].path),
                local.language.date(row.adopted) if row.adopted else None,
                *([outcome_text(local, row)] if outcome else []),
                local.title("bodies", local.by_key.sessions[row.session].body),
                local.figure(row.decision, "paragraphs", row.session),
                local.figure(row.decision, "actions", row.session),
            )
            for row in local.tables.decisions
        ],
        after=(local.overview,),
        breadcrumbs=local.breadcrumbs,
    )
    return list_page(local.register, local.language, shown)


def outcome_columns(local: LocalPackage) -> Sequence[Column]:
    """The column of outcomes, if some decision has one."""
    if not any(row.outcome for row in local.tables.decisions):
        return ()
    outcomes = tuple((key, local.language.text(label)) for key, label in OUTCOMES.items())
    column = ListColumn("outcome", "given", outcomes, filtered=True)
    return (Column(local.language.text("Outcome"), column),)


def action_list(
    local: LocalPackage, sessions: Mapping[str, Session], paragraphs: Iterable[Paragraph]
) -> Page:
    """The page with all actions. `paragraphs` are those of all decisions."""
    text, package = local.language.text, local.package_text("title")
    ways = {**RELATIONS, **RECURRENCES, "passed": sentences.PASSED}
    when = (*((key, text(words)) for key, words in ways.items()), EMPTY)
    verbs = titles_by_key(local, "verbs")
    addressees = (*titles_by_key(local, "addressees"), EMPTY)
    shown = List(
        path=f"{local.package.name}/actions/index.md",
        title=text("All actions"),
        description=text(
            "%(package)s: what is asked of whom, and by which session.", package=package
        ),
        before=(f"{text(sentences.ACTION)} {local.remark(sentences.SUMMARIES)}".strip(),),
        columns=(
            Column(text("Paragraph"), ListColumn("paragraph")),
            Column(text("What it says"), ListColumn("says")),
            Column(text("Verb"), ListColumn("verb", values=verbs, filtered=True)),
            Column(text("Addressee"), ListColumn("addressee", values=addressees, filtered=True)),
            Column(text("Acts itself"), ListColumn("actor", values=addressees, filtered=True)),
            Column(text("Due"), session_order(sessions, due_days(local))),
            Column(text("When and how often"), ListColumn("when", "given", when, filtered=True)),
            Column(text("Next time"), ListColumn("next")),
        ),
        rows=list(action_rows(paragraphs)),
        after=(
            text("A dash means that the paragraph names nobody, or no time."),
            local.overview,
        ),
        breadcrumbs=local.breadcrumbs,
    )
    return list_page(local.register, local.language, shown)


def action_rows(paragraphs: Iterable[Paragraph]) -> Iterator[Sequence[Cell]]:
    """A row for each action of paragraphs."""
    for paragraph in paragraphs:
        for action in paragraph.actions:
            yield (
                Link(paragraph.name, paragraph.path),
                paragraph.summary,
                action.verb,
                action.addressee,
                action.actor,
                action.due or action.due_date,
                Several(action.when),
                action.next_due,
            )


def adoption_days(local: LocalPackage) -> tuple[tuple[str, str], ...]:
    """The days on which decisions were adopted, in the order of time."""
    days = sorted({row.adopted for row in local.tables.decisions if row.adopted})
    return (*((day, local.language.date(day)) for day in days), EMPTY)


def due_days(local: LocalPackage) -> list[tuple[str, str]]:
    """The dates by which actions are due, in the order of time."""
    days = sorted({row.due for row in local.tables.actions if row.due})
    return [(day, local.language.date(day)) for day in days]


def session_order(
    sessions: Mapping[str, Session], days: Sequence[tuple[str, str]] = ()
) -> ListColumn:
    """The column of sessions, in the order of time; after them, dates without a session."""
    titled = [*((key, session.title) for key, session in sessions.items()), *days]
    return ListColumn("session", "given", (*titled, EMPTY), filtered=True)
