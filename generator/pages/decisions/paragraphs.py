"""Operative paragraphs as pages show them: their parts, their actions, what they cite, what is
recorded as done.
"""

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
"""How often an action is to be done again."""

PartRow = TypeVar("PartRow", ActionRow, CitationRow, FollowupRow)


@dataclass(frozen=True)
class Action:
    """One verb of a paragraph: whom it addresses, when it is due, how often; empty where nothing is
    said.
    """

    verb: str
    addressee: str
    due: SessionRow | None
    """The session at which it is due."""
    relation: str
    recurrence: str
    passed: bool
    """Whether the due session is over and our data have no document about what was done."""


@dataclass(frozen=True)
class FollowUp:
    """What a source says was done about a decision or a paragraph, with its status."""

    name: str
    period: str
    figure: Figure | None
    summary: str
    source: str
    locator: str


@dataclass(frozen=True)
class Paragraph:
    """One operative paragraph, with the lettered ones that are part of it."""

    path: str
    """Its place on the page of its decision."""
    anchor: str
    number: str
    decision: DecisionRow
    summary: str
    source: str
    locator: str
    actions: tuple[Action, ...]
    citations: tuple[tuple[str, str], ...]
    """Symbol as printed, and title in our words; one of the two is empty."""
    followups: tuple[FollowUp, ...]
    parts: tuple["Paragraph", ...]


def paragraphs_of(scope: Scope, decision: DecisionRow) -> list[Paragraph]:
    """The numbered paragraphs of a decision, each with its parts, in the order of the table."""
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
    return Paragraph(
        path=paragraph_path(scope, row.decision, row.paragraph),
        anchor=paragraph_anchor(row.paragraph),
        number=paragraph_number(row.paragraph),
        decision=decision,
        summary=scope.language.localised(row.summary),
        source=row.source,
        locator=row.locator,
        actions=tuple(action(scope, one) for one in rows_at(row, scope.tables.actions)),
        citations=tuple(
            (one.symbol or "", scope.language.localised(one.title))
            for one in rows_at(row, scope.tables.citations)
        ),
        followups=tuple(followup(scope, one) for one in rows_at(row, scope.tables.followups)),
        parts=tuple(
            paragraph(scope, decision, part, children) for part in children.get(row.paragraph, [])
        ),
    )


def with_parts(paragraphs: list[Paragraph] | tuple[Paragraph, ...]) -> list[Paragraph]:
    """Paragraphs and all their parts, one after the other."""
    return [one for whole in paragraphs for one in (whole, *with_parts(whole.parts))]


def all_paragraphs(scope: Scope) -> list[Paragraph]:
    """The paragraphs of all decisions, each followed by its parts."""
    return [
        paragraph
        for decision in scope.tables.decisions
        for paragraph in with_parts(paragraphs_of(scope, decision))
    ]


def rows_at(paragraph: ParagraphRow, rows: Sequence[PartRow]) -> list[PartRow]:
    """The rows of a table that are about a paragraph."""
    return [
        row
        for row in rows
        if (row.decision, row.paragraph) == (paragraph.decision, paragraph.paragraph)
    ]


def paragraph_anchor(key: str) -> str:
    return f"para-{key}"


def paragraph_path(scope: Scope, decision: str, key: str) -> str:
    return f"{scope.path('decisions', decision)}#{paragraph_anchor(key)}"


def action(scope: Scope, row: ActionRow) -> Action:
    due = scope.by_key.sessions[row.due_session] if row.due_session else None
    recurrence = row.recurrence
    return Action(
        verb=scope.title("verbs", row.verb),
        addressee=scope.title("addressees", row.addressee) if row.addressee else "",
        due=due,
        relation=row.due_relation or "at",
        recurrence=scope.language.text(RECURRENCES[recurrence]) if recurrence else "",
        passed=due is not None
        and not goes_on(row)
        and session_passed(scope, due)
        and not followed(scope, row),
    )


def goes_on(row: ActionRow) -> bool:
    """Whether the first date of an action ends nothing: it recurs, or begins there."""
    return bool(row.recurrence) or row.due_relation == "from"


def followed(scope: Scope, row: ActionRow) -> bool:
    """Whether a source says what was done about this paragraph, or about its whole decision."""
    return any(
        one.decision == row.decision and one.paragraph in (None, row.paragraph)
        for one in scope.tables.followups
    )


def followup(scope: Scope, row: FollowupRow) -> FollowUp:
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
