"""What decisions ask of an entity, and the targets for which it answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language.names import paragraph_number
from generator.models import Figure
from generator.pages.local import LocalPackage, grouped
from generator.pages.recommended import recommendation_link
from generator.vocabulary.statuses import statuses


@dataclass(frozen=True)
class Asked:
    """One paragraph of a decision, or one recommendation, that addresses an entity."""

    link: Link
    summary: str
    due: Link | None
    """The first session at which some of it is due."""
    told: Sequence[str]
    """The statuses that sources give of it, each once."""


@dataclass(frozen=True)
class Answered:
    """The targets of a package for which an entity answers."""

    link: Link
    """The custodian that the entity is, and its page."""
    counts: Sequence[tuple[str, Figure]]
    """The counts of targets with a result, each with the name of its period."""


def asked_by_entity(local: LocalPackage) -> dict[str, list[Asked]]:
    """What a package asks of each entity: paragraphs of decisions, then recommendations."""
    entities = {
        row.addressee: row.entity for row in local.tables.addressees if row.entity is not None
    }
    asked = [*asked_in_paragraphs(local, entities), *recommended(local, entities)]
    return {key: [one for _, one in pairs] for key, pairs in grouped(asked, first_of).items()}


def first_of(pair: Sequence[object]) -> str:
    """The entity of a pair of an entity and what is asked of it."""
    return str(pair[0])


def asked_in_paragraphs(
    local: LocalPackage, entities: Mapping[str, str]
) -> Iterator[tuple[str, Asked]]:
    """Each paragraph once for each entity among its addressees, in the order of the tables."""
    language = local.language
    actions = grouped(local.tables.actions, lambda row: (row.decision, row.paragraph))
    told = grouped(local.tables.followups, lambda row: (row.decision, row.paragraph))
    for row in local.tables.paragraphs:
        place = (row.decision, row.paragraph)
        name = language.text(
            "%(number)s, %(place)s",
            number=local.by_key.decisions[row.decision].number,
            place=language.locator(f"para. {paragraph_number(row.paragraph)}"),
        )
        link = Link(name, f"{local.path('decisions', row.decision)}#para-{row.paragraph}")
        by_entity = grouped(
            (one for one in actions.get(place, ()) if one.addressee in entities),
            lambda one: entities[one.addressee or ""],
        )
        followups = [*told.get(place, ()), *told.get((row.decision, None), ())]
        for entity, rows in by_entity.items():
            due = next((one.due_session for one in rows if one.due_session), None)
            yield (
                entity,
                Asked(
                    link,
                    language.localised(row.summary),
                    local.link("sessions", due) if due else None,
                    told_words(local, [one.status for one in followups]),
                ),
            )


def recommended(local: LocalPackage, entities: Mapping[str, str]) -> Iterator[tuple[str, Asked]]:
    """Each recommendation that addresses an entity."""
    told = grouped(local.tables.followups, lambda row: row.decision)
    for row in local.tables.recommendations:
        if row.to and row.to in entities:
            link = recommendation_link(local, row)
            if not row.number:
                link = Link(local.language.text("Recommendation"), link.path)
            said = [one.status for one in told.get(row.recommendation, ())]
            summary = local.language.localised(row.summary)
            yield entities[row.to], Asked(link, summary, None, told_words(local, said))


def told_words(local: LocalPackage, said: Sequence[str]) -> list[str]:
    """Statuses in words, each once."""
    return list(dict.fromkeys(local.language.text(statuses()[one].label) for one in said))


def answered_by_entity(local: LocalPackage) -> dict[str, list[Answered]]:
    """The targets for which each entity answers, as a custodian of the package."""
    answered: dict[str, list[Answered]] = {}
    for row in local.tables.custodians:
        if row.entity:
            counts = [
                (local.title("periods", figure.period), figure)
                for figure in local.figures_about(row.custodian)
                if figure.measure == "targets"
            ]
            link = local.link("custodians", row.custodian)
            answered.setdefault(row.entity, []).append(Answered(link, counts))
    return answered
