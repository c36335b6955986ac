"""README.md of a new package: what each of its tables and columns holds, made from the schemas."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.ids import KEY
from generator.kinds import Kind
from generator.vocabulary import keys_for

PURPOSES = {
    "report-cards": "Ratings of bodies on indicators, in one or more periods.",
    "decisions": "Decisions of a body, what each paragraph asks, and what was done about it.",
    "targets": "Targets of a plan, and what was reached.",
}
"""What packages of each kind are for. A new package is described with these words."""
DAY, DATE = r"\d{4}-\d{2}-\d{2}", r"\d{4}(-\d{2}(-\d{2})?)?"
WRITTEN = {
    "number": "a number like 12 or 12.5",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "date": "a day like 2021-11-21",
}
PATTERNS = {
    KEY: "a key",
    DAY: "a day like 2021-11-21",
    DATE: "a date: 2021, 2021-11 or 2021-11-21",
    "[a-z]{2}": "the code of a language, like `en`",
}
RULES = """\
## Before you begin

- Open the CSV files in a spreadsheet, and set all columns to *text* before you type. Otherwise the
  spreadsheet turns a key like `2024-2` into a date. Save as *CSV UTF-8*, with commas.
- The first line of each file names the columns. Leave it as it is. Fill in a row for each thing.
- A *key* is a short name in lower-case letters, digits and hyphens, like `spoons-polished`. You
  choose it once and never change it, since addresses of the site are made of it.
- Columns that end in `_en` hold English texts, those in `_fr` French ones, and so on. English must
  be filled in; where another language is empty, readers see the English text.
- Where a column holds a *key of a table*, that key must stand in a row of that table.
- Each fact names its `source`, a key of the table `sources`, and its `locator`, where in that
  document it stands.
- A column that need not be filled in may be deleted with its heading.
- `answerable check` says what is missing, with file, row and column.
"""


@cache
def examples() -> Mapping[str, Any]:
    """What each table is for, and one row of it, by table."""
    text = Path(__file__).with_name("examples.json").read_text("utf-8")
    parsed: Mapping[str, Any] = json.loads(text)
    return parsed


def explanation_page(kind: Kind, name: str, headers: Mapping[str, Sequence[str]]) -> str:
    """The page in Markdown. `headers` are the columns of each table, with all languages."""
    needed = [table for table in kind.tables if table in kind.required]
    further = [table for table in kind.tables if table not in kind.required]
    return "\n".join(
        [
            f"# How to fill in {name}\n",
            f"{PURPOSES[kind.name]} The folder `data/{name}` holds the tables of this package. The "
            "file `datapackage.json` in it holds its title and its description; correct both.\n",
            RULES,
            "# Tables that must be filled in\n",
            *(explained(kind, table) for table in needed),
            "# Tables that you may add\n",
            "To add one, make a file with the heading that is given below, and add its line to "
            "`resources` in `datapackage.json`, with a comma between the lines. A table that is "
            "there must have rows. `answerable import` adds what it needs by itself.\n",
            *(explained(kind, table, headers[table]) for table in further),
        ]
    )


def explained(kind: Kind, table: str, heading: Sequence[str] = ()) -> str:
    """The part of the page about one table. `heading` is that of a table that is not there yet."""
    example = examples().get(table, {"says": "", "row": {}})
    lines = [f"## {table}.csv\n", f"{example['says']}\n"]
    if heading:
        resource = json.dumps({"name": table, "path": f"{table}.csv"})
        lines += ["```text", resource, ",".join(heading), "```\n"]
    lines += [
        "| Column | To be filled in | What it holds | What may be written | Example |",
        "|---|---|---|---|---|",
        *column_lines(kind.tables[table], example["row"]),
        "",
    ]
    return "\n".join(lines)


def column_lines(schema: Mapping[str, Any], example: Mapping[str, str]) -> Iterator[str]:
    """A line for each column of a table, with its cell of the example row."""
    referred = {
        reference["fields"][0]: reference["reference"]["resource"]
        for reference in schema.get("foreignKeys", [])
        if len(reference["fields"]) == 1
    }
    for field in schema["fields"]:
        name, cell = field["name"], example.get(field["name"], "")
        needed = "yes" if field.get("constraints", {}).get("required") else "if there is something"
        legal = f"a key of `{referred[name]}`" if referred.get(name) else legal_values(field)
        if "vocabulary" in field:
            legal = f"a key of `units`, or {listed(keys_for(field['vocabulary']))}"
        shown = f"`{cell}`" if cell else ""
        cells = [f"`{name}`", needed, field["description"], legal, shown]
        yield f"| {' | '.join(text.replace('|', chr(92) + '|') for text in cells)} |"


def legal_values(field: Mapping[str, Any]) -> str:
    """What may be written into a column, in words."""
    constraints = field.get("constraints", {})
    if values := constraints.get("enum"):
        return listed(values)
    if field["type"] != "string":
        return WRITTEN[field["type"]]
    if field["name"].endswith("_en"):
        return "text"
    return PATTERNS.get(constraints.get("pattern", ""), "text, as described")


def listed(values: Sequence[str]) -> str:
    """The values of which one may be written."""
    return "one of " + ", ".join(f"`{value}`" for value in values)
