"""What decisions and recommendations ask of an entity."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.dates import partial_date
from generator.ids import Link
from generator.language.names import paragraph_place
from generator.pages.local import LocalPackage, by_first, grouped
from generator.pages.recommended import recommendation_link, stated_statuses, status_words
from generator.pages.states import followups_to
from generator.rows.decisions import ActionRow


@dataclass(frozen=True)
class Asked:
    """One paragraph of a decision, or one recommendation, that addresses an entity."""

    link: Link
    summary: str
    due: Link | str | None
    """The first session at which some of it is due, or else the first date."""
    statuses: Sequence[str]
    """The statuses that sources give of it, each once."""


def asked_by_entity(local: LocalPackage) -> dict[str, list[Asked]]:
    """What a package asks of each entity: paragraphs of decisions, then recommendations."""
    entities = {
        row.addressee: row.entity for row in local.tables.addressees if row.entity is not None
    }
    return by_first(chain(asked_in_paragraphs(local, entities), recommended(local, entities)))


def asked_in_paragraphs(
    local: LocalPackage, entities: Mapping[str, str]
) -> Iterator[tuple[str, Asked]]:
    """Each paragraph once for each entity among its addressees, in the order of the tables."""
    language, sessions = local.language, local.by_key.sessions
    actions = grouped(local.tables.actions, lambda row: (row.decision, row.paragraph))
    followups = grouped(local.tables.followups, lambda row: (row.decision, row.paragraph))
    for row in local.tables.paragraphs:
        place = (row.decision, row.paragraph)
        name = language.text(
            "%(number)s, %(place)s",
            number=local.by_key.decisions[row.decision].number,
            place=paragraph_place(row, language),
        )
        link = Link(name, f"{local.path('decisions', row.decision)}#para-{row.paragraph}")
        by_entity = by_first(
            (entity, one)
            for one in actions.get(place, ())
            if (entity := entities.get(one.addressee or ""))
        )
        said = followups_to(followups, row.decision, row.paragraph)
        for entity, rows in by_entity.items():
            keys = [one.due_session for one in rows if one.due_session]
            due = min(keys, key=lambda key: sessions[key].order, default=None)
            yield (
                entity,
                Asked(
                    link,
                    language.localised(row.summary),
                    local.link("sessions", due) if due else first_date(local, rows),
                    status_words(local, [one.status for one in said]),
                ),
            )


def first_date(local: LocalPackage, rows: Sequence[ActionRow]) -> str | None:
    """The first date by which one of some actions is due, in words; None if none has a date."""
    dates = [row.due for row in rows if row.due]
    return local.language.date(min(dates, key=last_day)) if dates else None


def last_day(written: str) -> date:
    """The last day that a date can be."""
    return partial_date(written).last


def recommended(local: LocalPackage, entities: Mapping[str, str]) -> Iterator[tuple[str, Asked]]:
    """Each recommendation that addresses an entity."""
    followups = grouped(local.tables.followups, lambda row: row.decision)
    for row in local.tables.recommendations:
        if row.to and row.to in entities:
            said = stated_statuses(local, row, followups.get(row.recommendation, ()))
            summary = local.language.localised(row.summary)
            yield entities[row.to], Asked(recommendation_link(local, row), summary, None, said)
