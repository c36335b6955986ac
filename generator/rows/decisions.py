"""The rows of tables of decisions. The schemas in `kinds/tables` say what each column means."""

from dataclasses import dataclass
from typing import ClassVar

from generator.errors import Place
from generator.rows.texts import Texts


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One governing body."""

    table: ClassVar[str] = "bodies"
    place: Place
    body: str
    title: Texts


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of a governing body."""

    table: ClassVar[str] = "sessions"
    place: Place
    session: str
    body: str
    title: Texts
    start: str | None
    end: str | None
    order: int
    source: str | None
    locator: str | None
    note: Texts


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One formal act of a governing body."""

    table: ClassVar[str] = "decisions"
    place: Place
    decision: str
    number: str
    session: str
    adopted: str | None
    title: Texts
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One operative paragraph of a decision."""

    table: ClassVar[str] = "paragraphs"
    place: Place
    decision: str
    paragraph: str
    parent: str | None
    summary: Texts
    note: Texts
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One verb by which paragraphs say what they do."""

    table: ClassVar[str] = "verbs"
    place: Place
    verb: str
    title: Texts
    class_: str


@dataclass(frozen=True, slots=True)
class AddresseeRow:
    """One addressee of actions."""

    table: ClassVar[str] = "addressees"
    place: Place
    addressee: str
    title: Texts
    entity: str | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One verb of a paragraph, with whom it asks or who acts, and when it is due."""

    table: ClassVar[str] = "actions"
    place: Place
    decision: str
    paragraph: str
    verb_number: int
    verb: str
    addressee: str | None
    actor: str | None
    due_session: str | None
    due_relation: str | None
    recurrence: str | None


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One document that a decision names."""

    table: ClassVar[str] = "citations"
    place: Place
    decision: str
    paragraph: str
    symbol: str | None
    title: Texts
    type: str


@dataclass(frozen=True, slots=True)
class FollowupRow:
    """One report on what was done about a decision or a paragraph."""

    table: ClassVar[str] = "followups"
    place: Place
    decision: str
    paragraph: str | None
    date: str
    status: str
    summary: Texts
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation, the response to it and its status."""

    table: ClassVar[str] = "recommendations"
    place: Place
    recommendation: str
    of: str | None
    number: str | None
    type: str | None
    to: str | None
    summary: Texts
    answers: str | None
    response: str | None
    date: str | None
    status: str | None
    source: str
    locator: str

    @property
    def title(self) -> Texts:
        """Its name as the subject of a figure: what it recommends."""
        return self.summary
