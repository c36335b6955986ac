"""Sessions as pages show them: dates, calendar, and what is due at each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.dates import partial_date
from generator.ids import Link
from generator.language import Language
from generator.models import Figure
from generator.pages.commitments import session_passed
from generator.pages.decisions.paragraphs import Action, Paragraph
from generator.pages.local import LocalPackage, by_first, grouped
from generator.pages.page import language_file
from generator.rows.decisions import SessionBodyRow, SessionRow


@dataclass(frozen=True)
class Session:
    """A session, and what is due at it."""

    key: str
    title: str
    path: str
    dates: str
    """Its known days; empty if no day is known."""
    row: SessionRow
    """Its row, with the source of the days."""
    note: str
    """How we read the source of the days; empty if its words leave no choice."""
    body: str
    """The bodies that meet, in words."""
    resumes: Link | None
    """The session that it resumes."""
    resumed: Sequence[Link]
    """The sessions that resume it."""
    passed: bool
    due: Sequence[Figure]
    """The numbers of actions due at it, in the order of the sessions that decided them."""
    paragraphs: Sequence[tuple[Paragraph, Sequence[Action]]]
    """Each paragraph with those of its actions that are due at the session."""


def all_sessions(local: LocalPackage, paragraphs: Iterable[Paragraph]) -> list[Session]:
    """All sessions of a package in their order. `paragraphs` are all its paragraphs."""
    due = grouped(due_figures(local), lambda figure: figure.subject)
    actions_due: dict[Link | None, list[tuple[Paragraph, Sequence[Action]]]] = {}
    for paragraph in paragraphs:
        for link, actions in grouped(paragraph.actions, lambda action: action.due).items():
            actions_due.setdefault(link, []).append((paragraph, actions))
    resumed = by_first(
        (row.resumes, local.link("sessions", row.session)) for row in local.tables.sessions
    )
    bodies = grouped(local.tables.session_bodies, lambda row: row.session)
    sessions = []
    for row in sessions_in_order(local):
        link = local.link("sessions", row.session)
        sessions.append(
            Session(
                key=row.session,
                title=link.title,
                path=link.path,
                dates=session_dates(local, row),
                row=row,
                note=local.language.localised(row.note),
                body=bodies_text(local, row, bodies.get(row.session, ())),
                resumes=local.link("sessions", row.resumes) if row.resumes else None,
                resumed=resumed.get(row.session, ()),
                passed=session_passed(local, row),
                due=due.get(row.session, ()),
                paragraphs=actions_due.get(link, ()),
            )
        )
    return sessions


def bodies_text(local: LocalPackage, row: SessionRow, further: Sequence[SessionBodyRow]) -> str:
    """The bodies of a session in words: one, or several of a joint session.

    `further` are the rows of the other bodies.
    """
    keys = (row.body, *(one.body for one in further))
    return local.language.listed([local.title("bodies", key) for key in keys])


def due_figures(local: LocalPackage) -> list[Figure]:
    """The numbers of actions due at each session, by due session, then by deciding session."""
    order = {row.session: position for position, row in enumerate(sessions_in_order(local))}
    figures = [
        figure
        for session in order
        for figure in local.figures_about(session)
        if figure.measure == "actions-due" and figure.period in order
    ]
    return sorted(figures, key=lambda figure: (order[figure.subject], order[figure.period]))


def sessions_in_order(local: LocalPackage) -> list[SessionRow]:
    """All sessions of a package in their order."""
    return sorted(local.tables.sessions, key=lambda row: int(row.order))


def adopting_sessions(local: LocalPackage) -> list[SessionRow]:
    """The sessions that adopted decisions, the latest first."""
    adopting = {row.session for row in local.tables.decisions}
    return [row for row in reversed(sessions_in_order(local)) if row.session in adopting]


def session_dates(local: LocalPackage, row: SessionRow) -> str:
    """The known days of a session; empty if no day is known."""
    days = [local.language.date(day) for day in dict.fromkeys((row.start, row.end)) if day]
    if len(days) < 2:
        return "".join(days)
    return local.language.text("%(start)s to %(end)s", start=days[0], end=days[1])


def dated_sessions(rows: Sequence[SessionRow]) -> list[SessionRow]:
    """The sessions whose first and last days are known, in the order of time.

    A calendar can only have these.
    """
    dated = [row for row in rows if is_day(row.start) and is_day(row.end)]
    return sorted(dated, key=lambda row: int(row.order))


def is_day(written: str | None) -> bool:
    """True if a date is exact to the day."""
    return written is not None and partial_date(written).day is not None


def calendar_name(language: Language) -> str:
    """The calendar file of the sessions of a package."""
    return language_file("sessions", "ics", language.code)
