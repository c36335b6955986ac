"""The texts of a workbook: its cover, and what codes and empty cells mean."""

from generator.language import Language, gettext_noop
from generator.language.quantities import unit_name
from generator.models import Package, Register
from generator.models.identity import licences_of
from generator.pages.local import LocalPackage
from generator.rows.texts import texts
from generator.vocabulary import units

STATUSES = {
    "A": gettext_noop("normal"),
    "B": gettext_noop("first value after a break in the series"),
    "E": gettext_noop("estimated"),
    "P": gettext_noop("provisional"),
    "M": gettext_noop("not applicable: there is no value"),
    "O": gettext_noop("not reported: there is no value, and it is not zero"),
    "Q": gettext_noop("suppressed: too little was counted, so the value is not published"),
    "C": gettext_noop("confidential: the value exists and is not published"),
}
QUALIFIERS = {
    "about": gettext_noop("the document says about"),
    "over": gettext_noop("the document says more than"),
    "under": gettext_noop("the document says less than"),
    "at-least": gettext_noop("the document says at least"),
    "at-most": gettext_noop("the document says at most"),
    "range": gettext_noop("the document gives a range, from `value` to `high`"),
}
BASES = {
    "stated": gettext_noop("a document states the value"),
    "computed": gettext_noop("no document states it; we computed it, and its page says from what"),
    "both": gettext_noop("a document states it, and it also follows from other figures"),
}
VERDICTS = {
    "agrees": gettext_noop("what we computed is what is stated"),
    "rounds": gettext_noop("they agree within what rounding allows"),
    "differs": gettext_noop("they do not agree; the page of the figure shows both"),
    "unchecked": gettext_noop("nothing was there to compare with"),
}
READINGS = {
    "text": gettext_noop("printed in the text"),
    "decoded": gettext_noop(
        "the drawing is lost in the text; which number is which is our reading"
    ),
}
COLUMNS = {
    "unit": {unit.key: unit.meaning for unit in units().values() if unit.meaning},
    "obs_status": STATUSES,
    "qualifier": QUALIFIERS,
    "basis": BASES,
    "verdict": VERDICTS,
    "reading": READINGS,
}
"""The meanings of codes, by column and code."""
REMARKS = {
    "value": gettext_noop(
        "The value as the document prints it; with several statements of one figure, the main one. "
        "Empty where there is no value, or where only we computed one."
    ),
    "computed": gettext_noop("What follows from other figures; empty where nothing was computed."),
    "base": gettext_noop("What a share is a share of; empty where the value is no share."),
    "by period": gettext_noop("In this sheet, our calculations are in italics."),
    "locator": gettext_noop("Where in the source the value stands."),
    "permalink": gettext_noop(
        "The lasting address of the figure; "
        "its page says where it is stated and how it was recomputed."
    ),
    "": gettext_noop(
        "An empty cell means that there is nothing to say there; it never means zero. "
        "A spreadsheet keeps 15 digits of a number; the CSV and JSON files keep all."
    ),
    "'": gettext_noop(
        "No text of this workbook is a formula or a link. "
        "In our CSV files, text that a spreadsheet would run "
        "(it begins with = + - @, a tab or a line break) "
        "or that begins with an apostrophe has one apostrophe put before it; "
        "take one away to have the text back. Numbers have none. "
        "The tables in the ZIP file are exactly the original ones."
    ),
}
"""Remarks by column. The last two are about every cell."""


def cover_rows(
    register: Register, package: Package, language: Language, address: str
) -> list[tuple[str, str]]:
    """The rows of the cover in one language: a label and a text. Empty texts have no row."""
    release, descriptor = register.release, package.descriptor
    licences = [licence.title for licence in licences_of(descriptor)]
    rows = [
        (language.text("Title"), language.localised(texts(descriptor, "title"))),
        (language.text("Description"), language.localised(texts(descriptor, "description"))),
        (language.text("Release"), f"{release.title_in(language.code)} {register.edition}"),
        (language.text("Date"), release.created.isoformat()),
        (language.text("Licence"), ", ".join(licences)),
        (language.text("Address"), f"{address}{language.code}/{package.name}/"),
        (language.text("Publisher"), release.identity.publisher(language.code)),
        (language.text("Notice"), language.localised(release.identity.notice)),
    ]
    return [row for row in rows if row[1]]


def note_rows(local: LocalPackage, used: set[str]) -> list[tuple[str, str, str]]:
    """Column, code and meaning: for every code that a column may hold; then the remarks.

    `used` are the units of the figures in the workbook.
    """
    language, own = local.language, local.by_key.units
    codes = [
        (column, code, language.text(meaning))
        for column, meanings in COLUMNS.items()
        for code, meaning in meanings.items()
    ]
    further = [
        ("unit", unit, unit_name(language, unit, own))
        for unit in sorted(used)
        if unit not in COLUMNS["unit"]
    ]
    remarks = [(column, "", language.text(remark)) for column, remark in REMARKS.items()]
    return [*codes, *further, *remarks]
