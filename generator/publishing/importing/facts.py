"""Merges facts into the table of a package: new rows, changed rows, rows of other sources."""

from collections.abc import Mapping, Sequence

from generator.errors import shown
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.sheets import Cell

PROVENANCE = ("source", "locator")
BELONGING = {
    "actions": ("paragraphs", ("decision", "paragraph")),
    "target_custodians": ("targets", ("target",)),
}
"""Tables whose rows have no source, with the table to which they belong, and its key."""


def put_fact(
    draft: Draft, table: str, identity: Mapping[str, str], *, cells: Mapping[str, str], cell: Cell
) -> None:
    """Adds a fact that a sheet states, or changes the row that has it from the same source.

    `identity` are the cells that say what the fact is about, `cells` what the sheet says of it.
    Cells without text leave the row as it is. A row from another source is never changed.
    """
    of = draft.table(table)
    said = {name: text for name, text in of.taken(cells).items() if text}
    rows = rows_about(draft, table, identity)
    source, locator = draft.source_at(cell.row), draft.locator_at(cell.row)
    if not rows:
        draft.add(table, {**identity, **said, "source": source, "locator": locator})
        index = len(of.rows) - 1
        draft.rows_by_key[table].setdefault(tuple(identity.values()), []).append(index)
        draft.touched.add((table, index))
        return
    same = [row for row in rows if of.rows[row].get("source") == source]
    mine = [row for row in same if draft.locators.wrote(of.rows[row]["locator"])]
    if not same:
        report_other_source(draft, table, rows[0], said=said, cell=cell)
        return
    index = (mine or same)[0]
    is_settled = (table, index) in draft.touched
    differing = undisputed(draft, table, index, said=said, cell=cell)
    if is_settled:
        of.change(index, differing)
    elif differing:
        report_change(draft, table, index, differing=differing, cell=cell)
        of.change(index, {**differing, "locator": locator})
    elif (mine or draft.names_locator(cell.row)) and of.rows[index]["locator"] != locator:
        of.change(index, {"locator": locator})
        draft.report.count(table, "changed")
        draft.report.say("changed", f"rows of {table}.csv have other locators now")
    else:
        draft.report.count(table, "same")


def put_row(
    draft: Draft, table: str, identity: Mapping[str, str], *, cells: Mapping[str, str], cell: Cell
) -> None:
    """Adds a row that is no fact, or fills in and changes the row with the same key."""
    of = draft.table(table)
    said = {name: text for name, text in of.taken(cells).items() if text}
    rows = rows_about(draft, table, identity)
    if not rows:
        draft.add(table, {**identity, **said})
        index = len(of.rows) - 1
        draft.rows_by_key[table].setdefault(tuple(identity.values()), []).append(index)
        draft.touched.add((table, index))
        return
    is_settled = (table, rows[0]) in draft.touched
    differing = undisputed(draft, table, rows[0], said=said, cell=cell)
    if is_settled:
        of.change(rows[0], differing)
    elif differing:
        report_change(draft, table, rows[0], differing=differing, cell=cell)
        of.change(rows[0], differing)


def rows_about(draft: Draft, table: str, identity: Mapping[str, str]) -> Sequence[int]:
    """The indices of the rows with these cells. All rows of a table are sorted at its first use."""
    if table not in draft.rows_by_key:
        sorted_rows: dict[tuple[str, ...], list[int]] = {}
        for index, row in enumerate(draft.table(table).rows):
            key = tuple(row.get(name, "") for name in identity)
            sorted_rows.setdefault(key, []).append(index)
        draft.rows_by_key[table] = sorted_rows
    return draft.rows_by_key[table].get(tuple(identity.values()), [])


def undisputed(
    draft: Draft, table: str, index: int, *, said: Mapping[str, str], cell: Cell
) -> dict[str, str]:
    """The cells that say something else than a row does.

    If the same import has filled the row already, only empty cells are filled. The report says
    what another row of the sheet says otherwise.
    """
    row = draft.table(table).rows[index]
    differing = differences(row, said)
    if (table, index) not in draft.touched:
        draft.touched.add((table, index))
        return differing
    for name, text in differing.items():
        if row.get(name):
            draft.report.say(
                "not read",
                f"another cell of the file gives {shown(row[name])} as {name} of the same row of "
                f"{table}.csv, and this one {shown(text)}; keep one of the two",
                cell,
            )
    return {name: text for name, text in differing.items() if not row.get(name)}


def differences(row: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The cells that say something else than a row does."""
    return {
        name: text
        for name, text in said.items()
        if name not in PROVENANCE and row.get(name, "") != text
    }


def report_change(
    draft: Draft, table: str, index: int, *, differing: Mapping[str, str], cell: Cell
) -> None:
    """Says what a row said before and says now."""
    row = draft.table(table).rows[index]
    changes = ", ".join(
        f"{name} was {shown(row[name]) if row.get(name) else 'empty'} and is {shown(text)}"
        for name, text in differing.items()
    )
    draft.report.count(table, "changed")
    draft.report.say("changed", f"{table}.csv, row {index + 2}: {changes}", cell)


def report_other_source(
    draft: Draft, table: str, index: int, *, said: Mapping[str, str], cell: Cell
) -> None:
    """Says that a row from another source has another value, and stays as it is."""
    row = draft.table(table).rows[index]
    draft.touched.add((table, index))
    differing = differences(row, said)
    draft.report.count(table, "same")
    if differing:
        name, text = next(iter(differing.items()))
        draft.report.say(
            "kept",
            f"{table}.csv, row {index + 2} has {name} {shown(row.get(name, ''))} from the source "
            f"{row.get('source')}, the sheet {shown(text)}; correct one of the two, or delete the "
            "row and import again",
            cell,
        )


def report_vanished(draft: Draft, table: str) -> None:
    """Says which rows an earlier import of the same sheet wrote, and the sheet has no more."""
    if table not in draft.tables:
        return
    for index, row in enumerate(draft.table(table).rows):
        if (
            (table, index) not in draft.touched
            and row.get("source") == draft.source
            and draft.locators.wrote(row.get("locator", ""))
        ):
            draft.report.say(
                "kept",
                f"{table}.csv, row {index + 2} ({row['locator']}) is not in the sheet any more; "
                "delete the row if it no longer holds",
            )


def report_left(draft: Draft) -> None:
    """Says which rows without a source belong to what the sheets hold, and are not in them.

    A table is left out if the sheets say nothing of its kind.
    """
    for table, (owner, key) in BELONGING.items():
        touched = [index for name, index in draft.touched if name == table]
        if not touched:
            continue
        owners = draft.table(owner).rows
        spoken = {
            tuple(owners[index][column] for column in key)
            for name, index in draft.touched
            if name == owner
        }
        for index in sorted(set(range(len(draft.table(table).rows))) - set(touched)):
            row = draft.table(table).rows[index]
            if tuple(row[name] for name in key) in spoken:
                cells = ", ".join(filter(None, row.values()))
                draft.report.say(
                    "kept",
                    f"{table}.csv, row {index + 2} ({cells}) is not in the sheet; "
                    "delete the row if it no longer holds",
                )
