"""Ratings: bodies in rows, indicators in columns, a sheet for each cycle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.errors import nearest, shown
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_fact, put_row, rows_about
from generator.publishing.importing.heads import NUMBER, Words, columns_named, thing_named
from generator.publishing.importing.indicators import indicator_of
from generator.publishing.importing.layout import Grid, Head, first_filled, is_mark
from generator.publishing.importing.names import Ambiguous, folded
from generator.publishing.importing.numbers import footnote, is_nothing, plain_mark
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import first_year, period_named

WORDS: Words = {
    "entity": (
        "entity", "body", "name", "organisation", "organization", "office", "department",
        "agency", "unit", "institution", "member", "title en", "name of body",
    ),
    "acronym": ("acronym", "abbreviation", "short", "short name", "code"),
    "number": NUMBER,
    "group": ("group", "type", "region", "sort"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments"),
}  # fmt: skip
MOST_GRADES = 15
"""The most different texts that can be grades of a new scale."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet of ratings hold."""

    bodies: Head
    acronyms: Head | None
    indicators: Sequence[Head]
    others: Sequence[Head]
    """Columns that hold no ratings."""


def columns_of(grid: Grid, report: Report) -> Columns:
    """The columns of a sheet by their heads. What has no other name is an indicator."""
    corner = grid.heads[0]
    words = WORDS if corner.text else {name: WORDS[name] for name in WORDS if name != "entity"}
    named = columns_named(grid.heads, words, report)
    unnamed = [head for head in grid.heads if not thing_named(head, words)]
    first = unnamed[0] if unnamed else corner
    bodies = named.get("entity", first) if corner.text else corner
    others = [named[one] for one in ("number", "note", "group") if one in named]
    return Columns(
        bodies,
        named.get("acronym"),
        [head for head in unnamed if head is not bodies],
        [head for head in others if head is not bodies],
    )


def prepare_ratings(draft: Draft, cycles: Mapping[str, Grid]) -> bool:
    """Adds the periods of all sheets in their order, and a scale if the package has none.

    `cycles` are the tables of the sheets by the names of their periods. False if no scale could be
    made of what the cells hold.
    """
    if not draft.table("scale").rows and not make_scale(draft, list(cycles.values())):
        return False
    for name in sorted(cycles, key=lambda name: (first_year(name) or 0, name)):
        period_named(draft, name, cycles[name].heads[0].cell)
    return True


def make_scale(draft: Draft, grids: Sequence[Grid]) -> bool:
    """Adds each different text of the cells as a grade. False if there are none, or too many."""
    scale = draft.table("scale")
    texts: dict[str, Cell] = {}
    for grid in grids:
        for head in columns_of(grid, Report()).indicators:
            for cell in grid.column(head):
                text = grade_text(cell, grid)
                if text and not is_nothing(text):
                    texts.setdefault(folded(text), replace(cell, text=text))
    if len(texts) > MOST_GRADES:
        draft.report.say(
            "not read",
            f"the cells hold {len(texts)} different texts, too many for the grades of a scale; "
            f"fill in {scale.file} first, and import again",
        )
        return False
    for cell in texts.values():
        key = draft.new_key("scale", cell.text)
        draft.add("scale", {"rating": key, "title_en": cell.text})
    grades = ", ".join(shown(cell.text) for cell in texts.values())
    columns = "symbol, order, achieved and applicable"
    draft.report.ask(f"{scale.file}: {columns} of the grades {grades}")
    return bool(texts)


def import_ratings(draft: Draft, grid: Grid, cycle: str) -> None:
    """Takes in the ratings of one sheet. `cycle` is the name of its period."""
    columns = columns_of(grid, draft.report)
    for head in columns.others:
        draft.report.say("left out", "the column holds no ratings", head.cell)
    period = period_named(draft, cycle, columns.bodies.cell)
    if not period or not grid.rows:
        return
    put_coverage(draft, period, columns.bodies.cell)
    indicators = {
        head.column: indicator_of(draft, grid, head, position=position, period=cycle)
        for position, head in enumerate(columns.indicators, 1)
    }
    for row in grid.rows:
        if not any(row[head.column - 1].text for head in columns.indicators):
            draft.report.say("left out", "nothing stands beside it", first_filled(row))
            continue
        entity = entity_of(draft, grid, row, columns=columns)
        for head in columns.indicators if entity else ():
            cell, indicator = row[head.column - 1], indicators[head.column]
            if cell.text and indicator:
                about = {"entity": str(entity), "indicator": indicator, "period": period}
                rate(draft, grid, about, cell=cell)


def grade_text(cell: Cell, grid: Grid) -> str:
    """What a cell says, without a footnote mark."""
    found = footnote(cell.text)
    if found and len(found[0]) < len(cell.text) and is_mark(found[1], grid):
        return cell.text[: found.start()]
    return cell.text


def put_coverage(draft: Draft, period: str, cell: Cell) -> None:
    """Says that the ratings of a new period are partial. Only the editor knows if they are all.

    A package without a table of coverage holds all ratings of each period.
    """
    has_table = "coverage" in draft.kind.required or draft.table("coverage").rows
    if not has_table or rows_about(draft, "coverage", {"period": period}):
        return
    put_row(draft, "coverage", {"period": period}, cells={"coverage": "partial"}, cell=cell)
    draft.report.ask(
        f"{draft.table('coverage').file}: complete instead of partial for each period in which all "
        "bodies that reported are rated; then the program counts the ratings"
    )


def entity_of(draft: Draft, grid: Grid, row: Sequence[Cell], *, columns: Columns) -> str | None:
    """The key of the body of a row, which is added if it is new."""
    cell = row[columns.bodies.column - 1]
    beside = row[columns.acronyms.column - 1] if columns.acronyms else None
    acronym = beside.text if beside and not is_nothing(beside.text) else ""
    if beside and (not cell.text or is_nothing(cell.text)):
        cell = beside
    name = "" if is_nothing(cell.text) else cell.text
    found = footnote(name)
    if found and is_mark(found[1], grid):
        name = name[: found.start()]
        draft.report.say("read so", f"the mark {found[1]} was taken off", cell)
    if not name:
        draft.report.say("not read", "the row names no body", first_filled(row))
        return None
    known = draft.find("entities", name, cell)
    if known is None and acronym:
        known = draft.find("entities", acronym, beside)
        if known:
            draft.table("entities").call(known, [name])
    if known is not None:
        is_its_own = draft.table("entities").cell_of(known, "acronym") == acronym
        draft.report.use(beside if acronym and (is_its_own or name == acronym) else None)
        return known or None
    draft.report.use(beside if acronym else None)
    extra = {"acronym": acronym} if acronym else {}
    return draft.find_or_add("entities", name, extra, cell=cell)


def rate(draft: Draft, grid: Grid, about: dict[str, str], *, cell: Cell) -> None:
    """Takes in one rating. `about` are the keys of body, indicator and period."""
    report, scale = draft.report, draft.table("scale")
    text = grade_text(cell, grid)
    mark = plain_mark(cell.marks or cell.text[len(text) :])
    try:
        grade = scale.named(cell.text) or scale.named(text)
    except Ambiguous as error:
        report.say("not read", f"{error}; write the key of the grade", cell)
        return
    if grade is None and is_nothing(text):
        grade = grade_of_nothing(draft, cell)
    elif grade is None:
        titles = [row["title_en"].lower() for row in scale.rows]
        problem = f"it is no grade of the scale; {nearest(text.lower(), titles)}"
        report.say("not read", problem, cell)
    if grade is None:
        return
    foot = grid.feet.get(mark)
    if cell.copied:
        report.say("read so", "it repeats the merged cell beside it", cell)
    if mark:
        told = "its text is the note" if foot else "nothing below the table says what it is"
        report.say("read so", f"the mark {mark} was taken off; {told}", cell)
    reading = "text" if draft.table("ratings").must_have("reading") else ""
    cells = {"rating": grade, "reading": reading, "note_en": foot.text if foot else ""}
    report.use(cell, foot)
    put_fact(draft, "ratings", about, cells=cells, cell=cell)


def grade_of_nothing(draft: Draft, cell: Cell) -> str | None:
    """The grade “Not applicable” for n/a, if the scale has it; None for other signs of nothing."""
    draft.report.use(cell)
    applies_not = cell.text.lower().startswith("n")
    grade = draft.find("scale", "Not applicable", cell) if applies_not else None
    if grade:
        draft.report.say("read so", f"it was read as the grade {grade}", cell)
        return grade
    cure = "; if it is a grade, add it to scale.csv, and import again" if applies_not else ""
    draft.report.say("read so", f"it says that there is no rating, so there is no row{cure}", cell)
    return None
