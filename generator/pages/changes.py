"""What a correction changed, in words."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from generator.history.state import FIGURE
from generator.ids import EVERY, FigureId, keys_of
from generator.language import Language, gettext_noop
from generator.language.names import computed_text, plain_value
from generator.models import Correction, Figure, FrozenRelease, Register
from generator.pages.local import LocalPackage
from generator.rows import ByKey
from generator.rows.texts import localised
from generator.vocabulary.statuses import VALUELESS

FIELD_TEXTS = {
    "computed": gettext_noop("recomputed value"),
    "derivation": gettext_noop("recomputed value"),
    "statement": gettext_noop("another statement"),
    "source": gettext_noop("source"),
    "locator": gettext_noop("place in the source"),
    "unit": gettext_noop("unit"),
    "qualifier": gettext_noop("hedge"),
    "high": gettext_noop("upper end of the range"),
    "obs_status": gettext_noop("status of the value"),
    "title": gettext_noop("title"),
    "definition": gettext_noop("definition"),
    "base": gettext_noop("base"),
    "note": gettext_noop("note"),
    "summary": gettext_noop("summary"),
    "says": gettext_noop("what the list says"),
    "outcome": gettext_noop("result in words"),
    "addressee": gettext_noop("addressee"),
    "actor": gettext_noop("who acts"),
    "recurrence": gettext_noop("how often"),
    "due_relation": gettext_noop("before, at or after the session"),
    "due": gettext_noop("due"),
    "due_session": gettext_noop("session at which it is due"),
}
"""The names of fields for readers, by the first word of the field. Others keep their name."""
COMPUTED = ("computed", "derivation")
"""The fields with computed values. All others have stated ones."""
TABLE_TEXTS = {
    "actions": gettext_noop("Action %(key)s"),
    "followups": gettext_noop("Follow-up %(key)s"),
    "lists": gettext_noop("List %(key)s"),
    "paragraphs": gettext_noop("Paragraph %(key)s"),
    "results": gettext_noop("Result %(key)s"),
}
"""The names of rows for readers, by table. Rows of other tables have the name of the table."""
VALUES = (FIGURE, "value", "computed", "high", "statement", "derivation")
"""Fields that have a value, by their first word."""


def shared_name(register: Register, correction: Correction, language: Language) -> str:
    """The name of what many figures share, or of a row: “UN-SWAP: Paragraph 2024/2, 5”.

    The keys of what is no longer in the data stay as they are.
    """
    identity = FigureId(correction.figure)
    rows = register.rows.get(identity.package, ByKey())
    titled = [
        (rows.subjects, identity.subject),
        (rows.measures, identity.measure),
        (rows.periods, identity.period),
    ]
    names = [
        language.localised(table[key].title) if key in table else key
        for table, key in titled
        if key != EVERY
    ]
    table, bracket, rest = correction.field.partition("[")
    if bracket:
        first, *others = filter(None, keys_of(rest.partition("]")[0]))
        decision = rows.decisions.get(first)
        key = ", ".join([decision.number if decision else first, *others])
        names.append(language.text(TABLE_TEXTS.get(table, f"{table} %(key)s"), key=key))
    package = register.release.packages.get(identity.package)
    whole = LocalPackage(register, language, package).tab if package else identity.package
    return language.text("%(whole)s: %(part)s", whole=whole, part=language.listed(names or [""]))


def change_text(
    register: Register, correction: Correction, figure: Figure | None, language: Language
) -> str:
    """The change in one sentence, with the old and the new value."""
    old, new = (
        changed_value(register, text, correction, figure, language)
        for text in (correction.old, correction.new)
    )
    if correction.field == FIGURE:
        return language.text(
            "Since release %(release)s: %(old)s withdrawn, without another value.",
            release=correction.release,
            old=old,
        )
    if correction.kind == "renamed":
        return language.text("“%(old)s” is now called “%(new)s”.", old=old, new=new)
    if correction.field == "value":
        return language.text(
            "Since release %(release)s: %(old)s changed to %(new)s.",
            release=correction.release,
            old=old,
            new=new,
        )
    if localised(correction.field):
        return language.text(
            "Since release %(release)s: %(field)s changed. Before: %(old)s. Now: %(new)s.",
            release=correction.release,
            field=field_name(correction.field, language),
            old=old.rstrip(".。"),
            new=new.rstrip(".。"),
        )
    return language.text(
        "Since release %(release)s: %(field)s changed from %(old)s to %(new)s.",
        release=correction.release,
        field=field_name(correction.field, language),
        old=old,
        new=new,
    )


def changed_value(
    register: Register, text: str, correction: Correction, figure: Figure | None, language: Language
) -> str:
    """The old or new text of a correction as pages print it.

    Numbers have their unit, codes are in words, and other texts are unchanged.
    """
    if not text:
        return language.text("nothing")
    word = correction.field.partition("[")[0]
    if figure is None or word not in VALUES or "]." in correction.field:
        if figure is None and "]." in correction.field and not localised(correction.field):
            return cell_text(register, correction, text, language)
        return language.locator(text) if word == "locator" else text
    if text in VALUELESS:
        return language.text(VALUELESS[text])
    release = next(
        release for release in register.history.releases if release.version == correction.release
    )
    is_computed = figure.main is None or word in COMPUTED
    written = computed_text if is_computed else plain_value
    try:
        return written(with_names_of(register, release), figure, Decimal(text), language)
    except InvalidOperation:
        return written(with_names_of(register, release), figure, text, language)


def cell_text(register: Register, correction: Correction, text: str, language: Language) -> str:
    """A cell without words of its own: the name of a subject, or a code in quotation marks."""
    subjects = register.rows.get(FigureId(correction.figure).package, ByKey()).subjects
    return language.localised(subjects[text].title) if text in subjects else f"“{text}”"


def field_name(field: str, language: Language) -> str:
    """The name of a field for readers. That of a statement includes its source and locator."""
    locator = field[field.find("[") + 1 : field.find("]")] if "[" in field else ""
    table, _, column = field.partition("[")
    if table not in FIELD_TEXTS and "]." in column:
        table = column.partition("].")[2]
    word = localised(table) or table
    name = language.text(FIELD_TEXTS[word]) if word in FIELD_TEXTS else word
    if word != "statement":
        return name
    if field.partition("].")[2].startswith("note_"):
        name = language.text("note to another statement")
    return language.text("%(field)s (%(place)s)", field=name, place=locator)


def with_names_of(register: Register, release: FrozenRelease) -> Register:
    """The register with the names that a release had."""
    return replace(register, rows=release.rows)
