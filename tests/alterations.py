"""Projects altered at random, as contributors alter them: rightly, wrongly and oddly."""

from collections.abc import Callable
from random import Random

from drafts import Altered, Draft, table_of, tiny_project
from new_rows import KEYS, add_a_derivation, add_a_row, add_a_statement, is_key, values_for

LANGUAGES = (["en"], ["zh"], ["ar"], ["fr", "en"], ["hi"], ["de", "ru"], ["es"])


def delete_a_row(package: Draft, random: Random) -> None:
    _, table = table_of(package, random)
    del table.rows[random.randrange(len(table.rows))]


def double_a_row(package: Draft, random: Random) -> None:
    """With another key, where the table has one; with the same where the key is a reference."""
    name, table = table_of(package, random)
    row = list(random.choice(table.rows))
    for place, column in enumerate(table.columns):
        if is_key(package, name, column) and column in package.kind.tables[name].get(
            "primaryKey", []
        ):
            row[place] = random.choice([*KEYS, f"{row[place]}-b"])
        elif column == "order":
            row[place] = str(random.choice([-1, 7, 8, 99]))
    table.rows.append(row)


def empty_a_cell(package: Draft, random: Random) -> None:
    _, table = table_of(package, random)
    random.choice(table.rows)[random.randrange(len(table.columns))] = ""


def empty_an_optional_column(package: Draft, random: Random) -> None:
    name, table = table_of(package, random)
    fields = package.fields(name)
    optional = [
        column
        for column in table.columns
        if "required" not in fields.get(column, {}).get("constraints", {})
    ]
    for place in [table.columns.index(random.choice(optional))] if optional else []:
        for row in table.rows:
            row[place] = ""


def swap_two_cells(package: Draft, random: Random) -> None:
    _, table = table_of(package, random)
    place, one, other = (
        random.randrange(len(table.columns)),
        random.choice(table.rows),
        random.choice(table.rows),
    )
    one[place], other[place] = other[place], one[place]


def copy_a_cell(package: Draft, random: Random) -> None:
    """Copies a key from any table to any other, where it may mean something else."""
    (_, source), (_, table) = table_of(package, random), table_of(package, random)
    random.choice(table.rows)[random.randrange(len(table.columns))] = random.choice(
        random.choice(source.rows)
    )


def change_a_cell(package: Draft, random: Random) -> None:
    """To something of the type of its column."""
    name, table = table_of(package, random)
    column = random.choice(table.columns)
    change_cells(package, random, name, column, [random.choice(table.rows)])


def change_a_column(package: Draft, random: Random) -> None:
    name, table = table_of(package, random)
    change_cells(package, random, name, random.choice(table.columns), table.rows)


def change_cells(
    package: Draft, random: Random, name: str, column: str, rows: list[list[str]]
) -> None:
    place = package.tables[name].columns.index(column)
    for row in rows:
        row[place] = random.choice(values_for(package, name, column))


def keep_one_row(package: Draft, random: Random) -> None:
    _, table = table_of(package, random)
    table.rows[:] = [random.choice(table.rows)]


def drop_a_table(package: Draft, random: Random) -> None:
    name, _ = table_of(package, random)
    if name not in package.kind.required:
        del package.tables[name]


def rename_a_key(package: Draft, random: Random) -> None:
    """Everywhere in the package, also within operands and joined keys."""
    old, new = random.choice(keys_of(package)), random.choice(KEYS)
    for table in package.tables.values():
        table.rows[:] = [[renamed(cell, old, new) for cell in row] for row in table.rows]


def renamed(cell: str, old: str, new: str) -> str:
    words = (
        ".".join(
            "~".join(new if key == old else key for key in part.split("~"))
            for part in word.split(".")
        )
        for word in cell.split(" ")
    )
    return " ".join(words)


def keys_of(package: Draft) -> list[str]:
    """Every key that a table of the package defines."""
    named = [
        (name, keys[0])
        for name, schema in package.kind.tables.items()
        if len(keys := schema.get("primaryKey", [])) == 1
    ]
    return sorted({key for name, column in named for key in package.values(name, column)}) or ["x"]


def forget_a_key(package: Draft, random: Random) -> None:
    """Takes every row out that names a key."""
    key = random.choice(keys_of(package))
    for table in package.tables.values():
        table.rows[:] = [row for row in table.rows if key not in row]
    for name in [
        name
        for name, table in package.tables.items()
        if not table.rows and name not in package.kind.required
    ]:
        del package.tables[name]


def shuffle_rows(package: Draft, random: Random) -> None:
    _, table = table_of(package, random)
    random.shuffle(table.rows)


def leave_only_required_tables(package: Draft, random: Random) -> None:
    for name in sorted(set(package.tables) - package.kind.required):
        del package.tables[name]
    if random.random() < 0.5:
        for name in sorted(package.tables):
            package.tables[name].rows[1:] = []


ALTERATIONS: tuple[Callable[[Draft, Random], None], ...] = (
    delete_a_row, double_a_row, double_a_row, empty_a_cell, empty_an_optional_column,
    swap_two_cells, copy_a_cell,
    change_a_cell, change_a_cell, change_a_cell, change_a_column, keep_one_row, drop_a_table,
    rename_a_key,
    forget_a_key, forget_a_key, shuffle_rows, add_a_statement, add_a_statement, add_a_derivation,
    add_a_derivation,
    leave_only_required_tables, add_a_row, add_a_row, add_a_row, add_a_row,
)  # fmt: skip


def altered_project(random: Random, least: int = 1, most: int = 3) -> Altered:
    """The tiny release, so many alterations later; most often with one of its packages only."""
    project = tiny_project()
    if random.random() < 0.9:
        project.packages = [random.choice(project.packages)]
    for _ in range(random.randint(least, most)):
        alter, package = random.choice(ALTERATIONS), random.choice(project.packages)
        if any(table.rows for table in package.tables.values()):
            alter(package, random)
            project.done.append(f"{alter.__name__} in {package.name}")
    if random.random() < 0.3:
        project.catalogue["languages"] = random.choice(LANGUAGES)
    return project
