"""The lists of a package of decisions, and its pages of single topics."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.pages.cells import Several
from generator.pages.commitments import Commitment
from generator.pages.decisions.charts import verbs
from generator.pages.decisions.counts import action_table, body_counts, other_figures
from generator.pages.decisions.lists import action_list, decision_list
from generator.pages.decisions.paragraphs import FollowUp, Paragraph
from generator.pages.decisions.recommendations import recommendation_list
from generator.pages.decisions.sessions import Session
from generator.pages.local import LocalPackage
from generator.pages.page import Page
from generator.pages.tables import Table
from generator.pages.topics import commitments_page, index_link, index_page, other_figures_page


@dataclass(frozen=True)
class Decided:
    """What a package of decisions has, collected once for all its pages."""

    local: LocalPackage
    paragraphs: Mapping[str, Sequence[Paragraph]]
    """The paragraphs of each decision, each followed by its parts."""
    sessions: Mapping[str, Session]
    """All sessions in their order."""
    tables: Mapping[str, Table]
    """The decisions of each session that adopted some."""
    followups: Sequence[FollowUp]
    commitments: Sequence[Commitment]


def topic_pages(decided: Decided, paragraphs: Sequence[Paragraph]) -> Iterator[Page]:
    """The lists and the pages of single topics. `paragraphs` are those of all decisions."""
    local = decided.local
    if local.tables.actions:
        yield action_list(local, decided.sessions, paragraphs)
    yield decision_list(local, decided.sessions)
    yield session_index(decided)
    if local.tables.actions:
        yield addressee_page(local)
    if local.tables.recommendations:
        yield recommendation_list(local)
    if decided.commitments:
        yield commitments_page(local, decided.commitments)
    others = other_figures(local)
    if others:
        yield other_figures_page(local, others)


def addressee_page(local: LocalPackage) -> Page:
    """The page of whom the decisions address, what a body does itself, and by which verbs."""
    text, chart = local.language.text, verbs(local)
    values = {
        "name": text("Actions by addressee and verb"),
        "chart": chart,
        "verb_table": action_table(local, "verbs", text("Verb")),
        "addressee_table": action_table(local, "addressees", text("Addressee")),
        "actor_table": action_table(local, "addressees", text("Acts itself"), "own-actions"),
        "unaddressed": any(not (row.addressee or row.actor) for row in local.tables.actions),
    }
    link = index_link(local, "addressees", text("Actions by addressee and verb"))
    description = text(
        "%(package)s: how many actions address whom, and what they do.",
        package=local.package_text("title"),
    )
    return local.page("decisions/addressees.md", link, description, values, [chart])


def session_index(decided: Decided) -> Page:
    """The page with all sessions: dates, decisions adopted, actions due."""
    local, text = decided.local, decided.local.language.text
    counts = {key: body_counts(local, one.row) for key, one in decided.sessions.items()}
    return index_page(
        local,
        index_link(local, "sessions", text("All sessions")),
        description=text(
            "%(package)s: every session, what it decided and what is due there.",
            package=local.package_text("title"),
        ),
        heads=(
            text("Session"),
            text("Date"),
            text("Body"),
            local.title("measures", "decisions"),
            local.title("measures", "actions-due"),
        ),
        rows=[
            (
                Link(session.title, session.path),
                session.dates,
                session.body,
                counts[key]["decisions"],
                Several(session.due),
            )
            for key, session in decided.sessions.items()
        ],
    )
