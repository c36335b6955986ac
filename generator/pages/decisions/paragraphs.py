"""Operative paragraphs as pages show them: parts, actions, citations and follow-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.ids import joined
from generator.language import gettext_noop
from generator.language.names import key_name, paragraph_number
from generator.models import Figure
from generator.pages.scope import Scope
from generator.pages.times import session_passed
from generator.rows.decisions import (
    ActionRow,
    CitationRow,
    DecisionRow,
    FollowupRow,
    ParagraphRow,
    SessionRow,
)

RECURRENCES = {
    "annual": gettext_noop("every year"),
    "every-session": gettext_noop("at every session"),
    "biennial": gettext_noop("every two years"),
    "continuing": gettext_noop("continuing"),
}
"""How often an action is to be repeated."""

PartRow = TypeVar("PartRow", ActionRow, CitationRow, FollowupRow)


@dataclass(frozen=True)
class Action:
    """One verb of a paragraph with its addressee and due date. A text not stated is empty."""

    verb: str
    addressee: str
    due: SessionRow | None
    """The session at which it is due."""
    relation: str
    recurrence: str
    passed: bool
    """True if the due session is over and our data have no document about what was done."""


@dataclass(frozen=True)
class FollowUp:
    """What a source says was done about a decision or a paragraph, with its status."""

    name: str
    """The decision, with the number of the paragraph if the follow-up is about one."""
    period: str
    figure: Figure | None
    summary: str
    source: str
    locator: str


@dataclass(frozen=True)
class Paragraph:
    """One operative paragraph, with its lettered parts."""

    path: str
    """Its address on the page of its decision."""
    anchor: str
    number: str
    decision: DecisionRow
    summary: str
    source: str
    locator: str
    actions: tuple[Action, ...]
    citations: tuple[tuple[str, str], ...]
    """For each citation: the printed symbol, and our title of the document. One of them is empty.
    """
    followups: tuple[FollowUp, ...]
    parts: tuple["Paragraph", ...]


def paragraphs_of(scope: Scope, decision: DecisionRow) -> list[Paragraph]:
    """The numbered paragraphs of a decision with their parts, in the order of the table."""
    rows = [row for row in scope.tables.paragraphs if row.decision == decision.decision]
    children: dict[str | None, list[ParagraphRow]] = {}
    for row in rows:
        children.setdefault(row.parent, []).append(row)
    return [paragraph(scope, decision, row, children) for row in children.get(None, [])]


def paragraph(
    scope: Scope,
    decision: DecisionRow,
    row: ParagraphRow,
    children: Mapping[str | None, list[ParagraphRow]],
) -> Paragraph:
    """The paragraph of a row. `children` are the rows of parts by their parent."""
    return Paragraph(
        path=paragraph_path(scope, row.decision, row.paragraph),
        anchor=paragraph_anchor(row.paragraph),
        number=paragraph_number(row.paragraph),
        decision=decision,
        summary=scope.language.localised(row.summary),
        source=row.source,
        locator=row.locator,
        actions=tuple(action(scope, item) for item in rows_at(row, scope.tables.actions)),
        citations=tuple(
            (item.symbol or "", scope.language.localised(item.title))
            for item in rows_at(row, scope.tables.citations)
        ),
        followups=tuple(followup(scope, item) for item in rows_at(row, scope.tables.followups)),
        parts=tuple(
            paragraph(scope, decision, part, children) for part in children.get(row.paragraph, [])
        ),
    )


def with_parts(paragraphs: list[Paragraph] | tuple[Paragraph, ...]) -> list[Paragraph]:
    """Paragraphs, each followed by all its parts."""
    return [part for whole in paragraphs for part in (whole, *with_parts(whole.parts))]


def all_paragraphs(scope: Scope) -> list[Paragraph]:
    """The paragraphs of all decisions, each followed by its parts."""
    return [
        paragraph
        for decision in scope.tables.decisions
        for paragraph in with_parts(paragraphs_of(scope, decision))
    ]


def rows_at(paragraph: ParagraphRow, rows: Sequence[PartRow]) -> list[PartRow]:
    """The rows that are about a paragraph."""
    return [
        row
        for row in rows
        if (row.decision, row.paragraph) == (paragraph.decision, paragraph.paragraph)
    ]


def paragraph_anchor(key: str) -> str:
    """The id of a paragraph on the page of its decision."""
    return f"para-{key}"


def paragraph_path(scope: Scope, decision: str, key: str) -> str:
    """The address of a paragraph on the page of its decision."""
    return f"{scope.path('decisions', decision)}#{paragraph_anchor(key)}"


def action(scope: Scope, row: ActionRow) -> Action:
    """The action of a row."""
    due = scope.by_key.sessions[row.due_session] if row.due_session else None
    recurrence = row.recurrence
    return Action(
        verb=scope.title("verbs", row.verb),
        addressee=scope.title("addressees", row.addressee) if row.addressee else "",
        due=due,
        relation=row.due_relation or "at",
        recurrence=scope.language.text(RECURRENCES[recurrence]) if recurrence else "",
        passed=due is not None
        and not continues(row)
        and session_passed(scope, due)
        and not has_followup(scope, row),
    )


def continues(row: ActionRow) -> bool:
    """True if an action is not finished at its due session: it recurs, or begins there."""
    return bool(row.recurrence) or row.due_relation == "from"


def has_followup(scope: Scope, row: ActionRow) -> bool:
    """True if a source says what was done about the action's paragraph or whole decision."""
    return any(
        followup.decision == row.decision and followup.paragraph in (None, row.paragraph)
        for followup in scope.tables.followups
    )


def followup(scope: Scope, row: FollowupRow) -> FollowUp:
    """The follow-up of a row."""
    keys = [row.decision, row.paragraph]
    return FollowUp(
        name=scope.language.chained(
            [
                key_name(scope.register, scope.package.name, key, scope.language)
                for key in keys
                if key
            ]
        ),
        period=scope.title("periods", row.date),
        figure=scope.figure(joined(keys), "status", row.date),
        summary=scope.language.localised(row.summary),
        source=row.source,
        locator=row.locator,
    )
