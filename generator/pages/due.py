"""What is due, by whom and on which day: the entries of the calendar of a package."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.dates import is_date, partial_date
from generator.ids import joined
from generator.language.names import paragraph_place
from generator.pages.commitments import promise_state
from generator.pages.local import LocalPackage, by_first, grouped
from generator.pages.page import language_file
from generator.pages.recurrence import next_time
from generator.pages.states import action_state, followups_to
from generator.rows import main_rows
from generator.rows.decisions import ActionRow, ParagraphRow, SessionRow
from generator.rows.targets import ResultRow, TargetRow
from generator.views.targets import ends_of_periods, is_due_by

STEM = "due"
"""The name of the calendar file, without language and ending."""
DISTINCT = {"continuing": ("continuing",), "followed-up": ("followed-up",)}
"""What the key of an entry has besides session and addressee, by its state."""


@dataclass(frozen=True)
class Due:
    """What one body has to do by one session or date."""

    key: str
    """Different for each entry of a package, and the same wherever its row stands."""
    body: str
    """The key of whom it concerns; empty if the paragraph names nobody."""
    who: str
    when: str
    """The session or date, as far as our data know it."""
    what: Sequence[str]
    first: date
    last: date
    """The days of the session; of an incomplete date, the last day that it can be."""
    exact: bool
    """False if our data do not have the day."""
    path: str
    """The page that shows it."""
    state: str
    """A key of `STATES`."""


def calendar_of(local: LocalPackage) -> str:
    """The name of the calendar file; empty if nothing that is due has a date."""
    due = next(due_entries(local), None)
    return language_file(STEM, "ics", local.language.code) if due else ""


def due_entries(local: LocalPackage) -> Iterator[Due]:
    """All entries: actions by session and addressee, then targets with a date, then promises."""
    yield from due_actions(local)
    yield from due_targets(local)
    for row in local.tables.commitments:
        session = local.by_key.sessions.get(row.due or "")
        written = (session.end or session.start) if session else row.due
        if written and is_date(written):
            day = partial_date(written).last
            name = local.title("sessions", row.due or "") if session else ""
            yield Due(
                key="~".join((row.entity, row.due or "", row.source, row.locator)),
                body=row.entity,
                who=local.title("subjects", row.entity),
                when=name or local.language.date(written),
                what=[local.language.localised(row.what)],
                first=day,
                last=day,
                exact=partial_date(written).day is not None,
                path=local.path("commitments", "index"),
                state=promise_state(local, row),
            )


def due_targets(local: LocalPackage) -> Iterator[Due]:
    """The targets with a due date, in the order of the table."""
    custodians = by_first((row.target, row.custodian) for row in local.tables.target_custodians)
    results = grouped(main_rows(local.tables.results), lambda row: row.target)
    for row in local.tables.targets:
        if row.due is None:
            continue
        answering = custodians.get(row.target, [])
        day = partial_date(row.due)
        yield Due(
            key=joined((row.target, row.due)),
            body=answering[0] if len(answering) == 1 else "",
            who=local.language.listed([local.title("custodians", key) for key in answering]),
            when=local.language.date(row.due),
            what=[local.title("targets", row.target)],
            first=day.last,
            last=day.last,
            exact=day.day is not None,
            path=local.path("targets", row.target),
            state=target_state(local, row, results.get(row.target, ())),
        )


def target_state(local: LocalPackage, row: TargetRow, results: Sequence[ResultRow]) -> str:
    """The state of a target with a due date. `results` are its results.

    It is followed up if our data have a result or a status for a period that ends on the due date
    or later.
    """
    if row.due is None or not local.has_passed(row.due):
        return "coming"
    ends = ends_of_periods(local.tables)
    said = (one for one in results if one.value is not None or one.outcome or one.stated_status)
    told = any(is_due_by(row, ends.get(one.period)) for one in said)
    return "followed-up" if told else "passed"


def due_actions(local: LocalPackage) -> Iterator[Due]:
    """What decisions ask, by session or date, addressee and state.

    Sessions without a date are left out.
    """
    said = {(row.decision, row.paragraph): row for row in local.tables.paragraphs}
    followups = grouped(local.tables.followups, lambda row: (row.decision, row.paragraph))
    asked: dict[tuple[str, ...], dict[tuple[str, str], list[ActionRow]]] = {}
    for row in local.tables.actions:
        told = followups_to(followups, row.decision, row.paragraph)
        group = addressee_of(row), action_state(local, row, told)
        asked.setdefault(time_of(row), {}).setdefault(group, []).append(row)
    for time, moment in moments(local).items():
        for (addressee, state), rows in asked.get(time, {}).items():
            yield Due(
                key=joined((*time, addressee, *DISTINCT.get(state, ()))),
                body=addressee,
                who=local.title("addressees", addressee) if addressee else "",
                when=moment.when,
                what=paragraph_texts(local, said, rows),
                first=moment.first,
                last=moment.last,
                exact=moment.exact,
                path=moment.path,
                state=state,
            )


@dataclass(frozen=True)
class Moment:
    """A session or a date at which actions are due."""

    when: str
    first: date
    last: date
    exact: bool
    path: str
    """The page that shows what is due."""


def time_of(row: ActionRow) -> tuple[str, ...]:
    """When an action is due: its session, or decision and date; neither if nothing is said."""
    return (row.decision, row.due) if row.due else (row.due_session or "",)


def moments(local: LocalPackage) -> dict[tuple[str, ...], Moment]:
    """The sessions with days in their order, then the dates by which actions are due."""
    found: dict[tuple[str, ...], Moment] = {}
    dated = [row for row in local.tables.sessions if row.start or row.end]
    for session in sorted(dated, key=lambda row: row.order):
        first, last = days_of(session)
        exact = partial_date(session.end or session.start or "").day is not None
        name, path = (
            local.title("sessions", session.session),
            local.path("sessions", session.session),
        )
        found[(session.session,)] = Moment(name, first, last, exact, path)
    for row in sorted(local.tables.actions, key=lambda row: row.due or ""):
        if row.due:
            day, path = partial_date(row.due), local.path("decisions", row.decision)
            name = local.language.date(row.due)
            found[time_of(row)] = Moment(name, day.last, day.last, day.day is not None, path)
    return found


def paragraph_texts(
    local: LocalPackage,
    said: Mapping[tuple[str, str], ParagraphRow],
    rows: Sequence[ActionRow],
) -> list[str]:
    """The paragraphs of actions, each once, and when those that recur are due next.

    `said` are all paragraphs, by decision and number.
    """
    asked: dict[tuple[str, str], str] = {}
    for row in rows:
        place = row.decision, row.paragraph
        asked[place] = asked.get(place) or next_time(local, row)
    return [paragraph_text(local, said[place], again) for place, again in asked.items()]


def addressee_of(row: ActionRow) -> str:
    """Whom an action asks, or who acts itself; empty if the paragraph names nobody."""
    return row.addressee or row.actor or ""


def days_of(session: SessionRow) -> tuple[date, date]:
    """The first and the last day of a session; of an incomplete date, its last day."""
    start, end = session.start or session.end or "", session.end or session.start or ""
    last = partial_date(end).last
    return (partial_date(start).first if partial_date(start).day else last), last


def paragraph_text(local: LocalPackage, row: ParagraphRow, again: str) -> str:
    """A paragraph by its number, with what it says, and with when it is due again, if it is."""
    text, decision = local.language.text, local.by_key.decisions[row.decision]
    place = paragraph_place(row, local.language)
    said = text(
        "%(label)s: %(value)s",
        label=text("%(number)s, %(place)s", number=decision.number, place=place),
        value=local.language.localised(row.summary),
    )
    return local.language.chained([said, text("next: %(when)s", when=again)]) if again else said
