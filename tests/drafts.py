"""A project that tests can alter: its tables as lists of cells, which become files again."""

import csv
import io
import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from generator.ids import is_figure_id
from generator.kinds import Kind, kind_named
from generator.pages.page import Page, published

TINY = Path(__file__).parent / "tiny"
WHERE = "T/1/2", "para. 3"
FURTHER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "umbrella-cards": {
        "commitments": (
            "entity,what_en,due,source,locator",
            "bbu,Return all,2021-12,T/1/2,para. 70",
        ),
    },
    "teaspoon-decisions": {
        "periods": ("period,title_en,start,end,order", "2023,2023,2023,,11"),
        "subjects": ("subject,part_of,title_en", "2019-4,council,Decision 2019/4"),
        "followups": (
            "decision,paragraph,date,status,summary_en,source,locator",
            "2019-4,7,2023,implemented,Counted,T/1/2,para. 41",
            "2021-1,2,2023,in-progress,Counting,T/1/2,para. 42",
            "2021-1,,2023,not-implemented,Lost,T/1/2,para. 43",
        ),
        "recommendations": (
            "recommendation,number,to,summary_en,response,date,status,source,locator",
            "count-twice,1,office,Count twice,accepted,2023,implemented,T/1/2,para. 30",
        ),
        "commitments": (
            "entity,what_en,due,source,locator",
            "bbu,Return all,2022-first,T/1/2,para. 70",
        ),
        "measures": (
            "measure,title_en,unit,definition_en,base_en",
            "votes,Votes,count,Votes in favour.,",
        ),
        "statements": (
            "subject,measure,period,value,qualifier,high,obs_status,source,locator,reading,origin,main,note_en",
            "2021-1,votes,2023,12,,,A,T/1/2,para. 50,text,,,",
            "council,votes,2023,120,about,,P,T/1/2,para. 51,text,,,",
        ),
    },
    "biscuit-targets": {
        "entities": (
            "entity,acronym,title_en,group,successor_of,iati,ror,report_card_url",
            "bbu,BBU,Bureau of Borrowed Umbrellas,,,,,",
        ),
        "subjects": ("subject,part_of,title_en", "tea,crumbs,Tea"),
        "measures": (
            "measure,title_en,unit,definition_en,base_en",
            "met-count,Met,count,Targets that were met.,",
            "not-met-count,Not met,count,Targets that were not met.,",
            "met-share,Share met,percent,Targets that were met.,All targets",
        ),
        "statements": (
            "subject,measure,period,value,qualifier,high,obs_status,source,locator,reading,origin,main,note_en",
            "biscuits,met-count,2020,1,,,A,T/1/2,para. 12,text,,,",
            "biscuits,met-count,2021,3,,,A,T/1/2,para. 12,text,,,",
            "biscuits,not-met-count,2021,3,,,A,T/1/2,para. 12,text,,,",
            "tea,met-share,2021,50,range,60,E,T/1/2,para. 13,decoded,,,Counted twice.",
        ),
        "derivations": (
            "subject,measure,period,rule,operands",
            "biscuits,met-share,2021,share,biscuits.targets-met.2021 biscuits.targets.2021",
        ),
        "commitments": ("entity,what_en,due,source,locator", "bbu,Bake,2022,T/1/2,para. 70"),
    },
}
"""Optional tables that the tiny release lacks, each with its rows."""


@dataclass
class Table:
    """A table as it is written: its columns and its rows."""

    columns: list[str]
    rows: list[list[str]]

    def cells(self, column: str) -> list[str]:
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def text(self) -> bytes:
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows([self.columns, *self.rows])
        return lines.getvalue().encode()


@dataclass
class Draft:
    """A package that can be altered."""

    name: str
    kind: Kind
    descriptor: dict[str, Any]
    tables: dict[str, Table]

    def fields(self, table: str) -> dict[str, Mapping[str, Any]]:
        return {field["name"]: field for field in self.kind.tables[table]["fields"]}

    def values(self, table: str, column: str) -> list[str]:
        """The values of a column; nothing where there is no such table."""
        return (
            self.tables[table].cells(column)
            if table in self.tables and column in self.tables[table].columns
            else []
        )


@dataclass
class Altered:
    """A project: its catalogue and its packages, and what has been done to it."""

    catalogue: dict[str, Any]
    packages: list[Draft]
    done: list[str]
    others: dict[str, bytes] = field(default_factory=dict)
    """What else the project holds: mkdocs.yml and hand-written pages, by path."""

    def files(self) -> dict[str, bytes]:
        """The files of the project, by path."""
        names = {package.name for package in self.packages}
        resources = [one for one in self.catalogue["resources"] if one["name"] in names]
        files = {"datapackage.json": as_json({**self.catalogue, "resources": resources})}
        for package in self.packages:
            folder = f"data/{package.name}"
            listed = [{"name": table, "path": f"{table}.csv"} for table in package.tables]
            files[f"{folder}/datapackage.json"] = as_json(
                {**package.descriptor, "resources": listed}
            )
            files |= {
                f"{folder}/{name}.csv": table.text() for name, table in package.tables.items()
            }
        return files | self.others


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def tiny_project() -> Altered:
    """The tiny release with every sort of table."""
    catalogue = json.loads((TINY / "datapackage.json").read_text("utf-8"))
    return Altered(catalogue, [draft(resource["name"]) for resource in catalogue["resources"]], [])


def draft(name: str) -> Draft:
    folder = TINY / "data" / name
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    texts = {
        one["name"]: (folder / one["path"]).read_text("utf-8").splitlines()
        for one in descriptor["resources"]
    }
    tables = {}
    for table, lines in {**texts, **FURTHER[name]}.items():
        columns, *rows = csv.reader(lines)
        tables[table] = Table(columns, rows)
    return Draft(name, kind_named(descriptor["kind"]), descriptor, tables)


def table_of(package: Draft, random: Random) -> tuple[str, Table]:
    """Any table that has rows."""
    name = random.choice(sorted(name for name, table in package.tables.items() if table.rows))
    return name, package.tables[name]


LINK = re.compile(r"\]\(([^):?#\s]+/)(?:\?[^)#\s]*)?(?:#([^)\s]+))?\)")


def dead_links(pages: Sequence[Page]) -> list[str]:
    """Links of pages to pages or anchors that do not exist: MkDocs ends a build for one."""
    written = {f"{published(page.path)}": page.markdown for page in pages}
    dead = []
    for page in pages:
        for target, anchor in LINK.findall(page.markdown):
            joined = posixpath.normpath(posixpath.join(published(page.path), target))
            url = "" if joined == "." else f"{joined}/"
            is_page = url in written or is_figure_id(url.removeprefix("figures/").rstrip("/"))
            if not is_page or (anchor and f"{{: #{anchor} }}" not in written[url]):
                dead.append(f"{page.path}: {target}#{anchor}")
    return dead
