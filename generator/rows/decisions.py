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
    resumes: str | None
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
    outcome: str | None
    """What became of it; None if it was adopted."""
    title: Texts
    source: str
    locator: str

    @property
    def is_adopted(self) -> bool:
        return self.outcome in (None, "adopted")


@dataclass(frozen=True, slots=True)
class SessionBodyRow:
    """One further body of a session in which several bodies meet."""

    table: ClassVar[str] = "session_bodies"
    place: Place
    session: str
    body: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The vote of one session on one decision."""

    table: ClassVar[str] = "votes"
    place: Place
    decision: str
    session: str
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    votes_absent: int | None
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """One change that a decision makes to another one."""

    table: ClassVar[str] = "amendments"
    place: Place
    decision: str
    paragraph: str | None
    change: str
    of: str
    of_paragraph: str | None
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One operative paragraph of a decision."""

    table: ClassVar[str] = "paragraphs"
    place: Place
    decision: str
    paragraph: str
    number: str | None
    """As printed; None if it follows from the key."""
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
    due: str | None
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
    main: bool | None
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
