"""Operative paragraphs as pages show them: actions, citations and follow-up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link, joined
from generator.language import gettext_noop
from generator.language.names import key_names, paragraph_place, plain_value, shown_number
from generator.models import Figure
from generator.pages.local import LocalPackage, grouped
from generator.pages.recommended import recommendation_title
from generator.pages.recurrence import next_time
from generator.pages.sentences import PASSED
from generator.pages.states import action_state, followups_to
from generator.rows.decisions import ActionRow, CitationRow, DecisionRow, FollowupRow, ParagraphRow
from generator.vocabulary.statuses import statuses

RELATIONS = {
    "before": gettext_noop("before the session"),
    "at": gettext_noop("at the session"),
    "from": gettext_noop("from the session on"),
    "after": gettext_noop("after the session"),
}
"""When an action is due, relative to its session."""
DUE = {
    "before": gettext_noop("due before the %(session)s"),
    "at": gettext_noop("due at the %(session)s"),
    "from": gettext_noop("due from the %(session)s on"),
    "after": gettext_noop("due after the %(session)s"),
}
"""The same with the name of the session."""
RECURRENCES = {
    "annual": gettext_noop("every year"),
    "every-session": gettext_noop("at every session"),
    "biennial": gettext_noop("every two years"),
    "continuing": gettext_noop("continuing"),
    "as-needed": gettext_noop("regularly, as needed"),
}
"""How often an action is to be repeated."""


@dataclass(frozen=True)
class Action:
    """One verb of a paragraph, with whom it asks and when. A text not stated is empty."""

    verb: str
    addressee: str
    actor: str
    """Who acts itself, where the decision asks nobody."""
    due: Link | None
    """Title and page of the session at which it is due."""
    due_text: str
    """A message of `DUE`; empty without a due session."""
    due_date: str
    """The date by which it is due, where it names no session."""
    when: tuple[str, ...]
    """The words for when it is due relative to this session, and `further`."""
    further: tuple[str, ...]
    """The words for how often it is to be repeated, and for a date that has passed."""
    next_due: str
    """When it is due next, if it recurs and its first session has passed; else empty."""
    told: tuple[str, ...]
    """The statuses that sources give of its paragraph or decision."""
    passed: bool
    """True if the due session is over and our data have no document about what was done."""


@dataclass(frozen=True)
class FollowUp:
    """What a source says was done about a decision or a paragraph, with its status."""

    name: str
    """The decision, with the number of the paragraph if the follow-up is about one."""
    period: str
    figure: Figure
    status: str
    """The status that this source gives. Another source may give another one."""
    summary: str
    source: str
    locator: str


@dataclass(frozen=True)
class Paragraph:
    """One operative paragraph or a lettered part of one."""

    name: str
    """Its decision and its number."""
    path: str
    """Its address on the page of its decision."""
    anchor: str
    number: str
    is_part: bool
    summary: str
    note: str
    """How we read the source; empty if its words leave no choice."""
    source: str
    locator: str
    actions: tuple[Action, ...]
    citations: tuple[tuple[str, str], ...]
    """For each citation: the printed symbol, and our title of the document. One of them is empty.
    """
    followups: tuple[FollowUp, ...]


@dataclass(frozen=True)
class ParagraphRows:
    """The rows about paragraphs, by decision and paragraph."""

    parts: Mapping[tuple[str, str | None], Sequence[ParagraphRow]]
    """Paragraphs by decision and parent. Those that are no part of another have the parent None."""
    actions: Mapping[tuple[str, str | None], Sequence[ActionRow]]
    citations: Mapping[tuple[str, str | None], Sequence[CitationRow]]
    followups: Mapping[tuple[str, str | None], Sequence[FollowupRow]]
    """Follow-ups to a whole decision have the paragraph None."""

    def with_parts(self, decision: str, parent: str | None = None) -> Iterator[ParagraphRow]:
        """The paragraphs of a decision, or the parts of one, each followed by its own parts."""
        for row in self.parts.get((decision, parent), ()):
            yield row
            yield from self.with_parts(decision, row.paragraph)


def paragraphs_by_decision(local: LocalPackage) -> dict[str, list[Paragraph]]:
    """The paragraphs of each decision, each followed by its parts, in the order of the table."""
    tables = local.tables
    rows = ParagraphRows(
        parts=grouped(tables.paragraphs, lambda row: (row.decision, row.parent)),
        actions=grouped(tables.actions, lambda row: (row.decision, row.paragraph)),
        citations=grouped(tables.citations, lambda row: (row.decision, row.paragraph)),
        followups=grouped(tables.followups, lambda row: (row.decision, row.paragraph)),
    )
    return {
        decision.decision: [
            paragraph(local, decision, row, rows) for row in rows.with_parts(decision.decision)
        ]
        for decision in tables.decisions
    }


def paragraph(
    local: LocalPackage, decision: DecisionRow, row: ParagraphRow, rows: ParagraphRows
) -> Paragraph:
    """The paragraph of a row."""
    key = row.decision, row.paragraph
    anchor = f"para-{row.paragraph}"
    followups = rows.followups.get(key, ())
    told = followups_to(rows.followups, row.decision, row.paragraph)
    return Paragraph(
        name=local.language.text(
            "%(number)s, %(place)s",
            number=decision.number,
            place=paragraph_place(row, local.language),
        ),
        path=f"{local.path('decisions', row.decision)}#{anchor}",
        anchor=anchor,
        number=shown_number(row, local.language),
        is_part=row.parent is not None,
        summary=local.language.localised(row.summary),
        note=local.language.localised(row.note),
        source=row.source,
        locator=row.locator,
        actions=tuple(action(local, item, told) for item in rows.actions.get(key, ())),
        citations=tuple(
            (item.symbol or "", local.language.localised(item.title))
            for item in rows.citations.get(key, ())
        ),
        followups=tuple(followup(local, item) for item in followups),
    )


def action(local: LocalPackage, row: ActionRow, told: Sequence[FollowupRow]) -> Action:
    """The action of a row. `told` is what sources say was done about its paragraph or decision."""
    language, due = local.language, row.due_session
    passed = action_state(local, row, told) == "passed"
    relation = row.due_relation or "at"
    further = [language.text(RECURRENCES[row.recurrence])] if row.recurrence else []
    further += [language.text(PASSED)] if passed else []
    return Action(
        verb=local.title("verbs", row.verb),
        addressee=local.title("addressees", row.addressee) if row.addressee else "",
        actor=local.title("addressees", row.actor) if row.actor else "",
        due=local.link("sessions", due) if due else None,
        due_text=DUE[relation] if due else "",
        due_date=language.date(row.due) if row.due else "",
        when=(*([language.text(RELATIONS[relation])] if due else []), *further),
        further=tuple(further),
        next_due=next_time(local, row),
        told=tuple(dict.fromkeys(language.text(statuses()[one.status].label) for one in told)),
        passed=passed,
    )


def followup(local: LocalPackage, row: FollowupRow) -> FollowUp:
    """The follow-up of a row."""
    keys = [row.decision, row.paragraph]
    recommendation = local.by_key.recommendations.get(row.decision)
    names = (
        [recommendation_title(local, recommendation)]
        if recommendation
        else key_names(
            local.register, local.package.name, [key for key in keys if key], local.language
        )
    )
    figure = local.figure(joined(keys), "status", row.date)
    assert figure is not None, f"no status of {joined(keys)} in {row.date}"
    return FollowUp(
        name=local.language.chained(names),
        period=local.title("periods", row.date),
        figure=figure,
        status=plain_value(local.register, figure, row.status, local.language),
        summary=local.language.localised(row.summary),
        source=row.source,
        locator=row.locator,
    )
