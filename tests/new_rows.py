"""Rows and cells that contributors add: most are right, some are odd."""

from collections.abc import Mapping
from random import Random

from drafts import Draft, table_of

from generator.ids import EVERY, KEY
from generator.rows.texts import localised
from generator.vocabulary import rules

TEXTS = (
    "x", "{99%|biscuit-targets.crumbs.targets-met.2021}", "a | b|c", "<b>&amp;", "%(name)s %",
    "[x](y)", "关于|茶匙",
    "مكتب", "Long words " * 40, "Keksdosenverschlussüberwachung" * 8, "2021", ".", "//", "{{ x }}",
)  # fmt: skip
NUMBERS = (
    "0", "1", "-1", "100", "99.9996", "0.0043", "1200", "123456789012345678", "0.00000000000000001",
    "-0.5", "920",
    "50", "33.3", "1e3", "",
)  # fmt: skip
KEYS = ("x", "index", "404", "a-very-" + "long-" * 15 + "key", "2024", "no-such-key", "total")
DATES = ("2021", "2021-02", "2021-02-28", "2021-13", "2030", "1850", "2022-first", "")
TYPED = {
    "number": NUMBERS,
    "integer": ("-3", "0", "1", "2", "9", "77", "1000"),
    "boolean": ("true", "false", ""),
}
FIXED = {
    "locator": "para. 77", "reading": "text", "language": "zh", "original_language": "en",
    "publisher": "Somebody",
    "retrieved": "2026-11-21", "iati": "", "ror": "", "report_card_url": "", "url": "",
}  # fmt: skip
"""Cells of new rows that cannot be chosen at random."""


def add_a_row(package: Draft, random: Random) -> None:
    """A row of its own, most cells of which are right: what a contributor adds."""
    name, table = table_of(package, random)
    if name in ("statements", "derivations"):
        return
    cells = {column: new_cell(package, random, name, column) for column in table.columns}
    for one in package.kind.tables[name].get("foreignKeys", []):
        target = package.tables.get(one["reference"]["resource"] or name)
        if target and target.rows and len(one["fields"]) > 1:
            row = dict(zip(target.columns, random.choice(target.rows), strict=True))
            cells |= {
                field: row[other]
                for field, other in zip(one["fields"], one["reference"]["fields"], strict=True)
            }
    add_row(package, name, cells)


def add_a_statement(package: Draft, random: Random) -> None:
    if "statements" not in package.tables:
        return
    subjects = [
        key
        for table, column in package.kind.subjects.items()
        for key in package.values(table, column)
    ]
    subject = (
        "~".join(random.choice(subjects) for _ in range(random.choice([1, 1, 1, 2])))
        if subjects
        else "x"
    )
    measures, periods = (
        package.values("measures", "measure") or ["x"],
        package.values("periods", "period") or ["x"],
    )
    cells = {
        "subject": subject, "measure": random.choice(measures), "period": random.choice(periods),
        "value": random.choice(NUMBERS),
        "obs_status": random.choice(["A", "A", "A", "B", "M", "O", "E"]),
        "qualifier": random.choice(["", "", "about", "over", "at-most"]), "source": "T/1/2",
        "locator": random.choice(["para. 99", "table 7", "annex", "footnote 3, note 2"]),
        "reading": "text",
        "main": random.choice(["", "", "true"]),
    }  # fmt: skip
    add_row(package, "statements", cells)


def add_a_derivation(package: Draft, random: Random) -> None:
    if "derivations" not in package.tables:
        return
    places = zip(
        *(package.values("statements", name) for name in ("subject", "measure", "period")),
        strict=True,
    )
    figures = [".".join(cells) for cells in places]
    figures += ["no.such.figure", "bbu~dryness.rating.2021", *package.values("lists", "list")]
    rule = random.choice([one for one in rules().values() if one.declared])
    count = rule.most or max(rule.fewest, 3)
    cells = {
        "subject": random.choice(
            [EVERY, *(figure.split(".")[0] for figure in figures if "." in figure)]
        ),
        "measure": random.choice(package.values("measures", "measure") or ["x"]),
        "period": random.choice(package.values("periods", "period") or ["x"]), "rule": rule.key,
        "operands": " ".join(random.choice(figures) for _ in range(count)),
    }  # fmt: skip
    add_row(package, "derivations", cells)


def new_cell(package: Draft, random: Random, name: str, column: str) -> str:
    """A cell that is most often right."""
    constraints = package.fields(name).get(column, {}).get("constraints", {})
    if column in FIXED:
        return FIXED[column]
    if column in ("part_of", "group", "part"):
        return random.choice(
            ["", *package.values("subjects", "subject"), *package.values("custodians", "custodian")]
        )
    if column == package.kind.tables[name].get("primaryKey", [""])[-1] and is_key(
        package, name, column
    ):
        return random.choice(["new", "newer", "9-b", "z"])
    if "required" not in constraints and random.random() < 0.5:
        return ""
    legal = ["Something", "Else"] if localised(column) else values_for(package, name, column)
    return random.choice([value for value in legal if value] or ["x"])


def values_for(package: Draft, name: str, column: str) -> list[str]:
    """Values of the type of a column, right ones and odd ones."""
    field = package.fields(name).get(column, {"type": "string"})
    constraints = field.get("constraints", {})
    if field["type"] != "string":
        return [*TYPED.get(field["type"], ["2026-11-21", "x"])]
    if "enum" in constraints:
        return [*constraints["enum"], ""]
    if "{4}" in constraints.get("pattern", "") or column == "due":
        return [*DATES]
    if localised(column):
        return [*TEXTS]
    return references(package, name, column) or [*KEYS, *package.values(name, column)]


def references(package: Draft, name: str, column: str) -> list[str]:
    """The keys that a column may refer to."""
    for one in package.kind.tables[name].get("foreignKeys", []):
        if one["fields"] == [column]:
            target = one["reference"]["resource"] or name
            return package.values(target, one["reference"]["fields"][0])
    return []


def is_key(package: Draft, table: str, column: str) -> bool:
    """True for a column that defines keys."""
    return bool(package.fields(table).get(column, {}).get("constraints", {}).get("pattern") == KEY)


def add_row(package: Draft, name: str, cells: Mapping[str, str]) -> None:
    table = package.tables[name]
    table.rows.append([cells.get(column, "") for column in table.columns])
