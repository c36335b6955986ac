"""Hostile and broken projects: each is the tiny one with one thing altered. `soak.py` tries them
all, and counts.
"""

import json
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATEMENTS = "data/umbrella-cards/statements.csv"
INDICATORS = "data/umbrella-cards/indicators.csv"
SOURCES = "data/umbrella-cards/sources.csv"
MEMBERS = "data/umbrella-cards/members.csv"
DESCRIPTOR = "data/umbrella-cards/datapackage.json"
CATALOGUE = "datapackage.json"
ABOUT = "content/en/about.md"
SETTINGS = "mkdocs.yml"
SECRET = "the-secret-that-nobody-may-read"

Alter = Callable[[Path], object]
"""Alters a project in a folder."""


@dataclass(frozen=True)
class Case:
    """One altered project, and a part of the message that refuses it; empty where it may be built
    instead.
    """

    group: str
    name: str
    alter: Alter
    said: str = ""


def text(file: str, content: str) -> Alter:
    """Writes a file anew."""

    def alter(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass"))

    return alter


def replaced(file: str, old: str, new: str) -> Alter:
    def alter(project: Path) -> None:
        path = project / file
        before = path.read_text("utf-8")
        assert old in before, (file, old)
        path.write_bytes(before.replace(old, new, 1).encode("utf-8", "surrogatepass"))

    return alter


def added(file: str, more: str) -> Alter:
    def alter(project: Path) -> None:
        path = project / file
        path.write_bytes(path.read_bytes() + more.encode("utf-8", "surrogatepass"))

    return alter


def settled(file: str, **values: Any) -> Alter:
    """Sets properties of a JSON file."""

    def alter(project: Path) -> None:
        path = project / file
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")

    return alter


def in_resource(file: str, **values: Any) -> Alter:
    """Sets properties of the first resource of a descriptor."""

    def alter(project: Path) -> None:
        path = project / file
        descriptor = json.loads(path.read_text("utf-8"))
        descriptor["resources"][0] |= values
        path.write_text(json.dumps(descriptor), "utf-8")

    return alter


def linked(file: str, target: str) -> Alter:
    """Puts a link in the place of a file or folder. What it leads to holds a secret."""

    def alter(project: Path) -> None:
        secret = project.parent / "secret"
        secret.mkdir(exist_ok=True)
        (secret / "secret.csv").write_text(f"list,entity\n{SECRET},bbu\n", "utf-8")
        (secret / "secret.md").write_text(f"# {SECRET}\n", "utf-8")
        path = project / file
        if path.exists():
            path.rename(secret / path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(secret / target if target else secret / path.name)

    return alter


def special(file: str, make: Alter) -> Alter:
    """Puts something in the place of a file that is no file."""

    def alter(project: Path) -> None:
        path = project / file
        path.unlink(missing_ok=True)
        make(path)

    return alter


def leaves_a_trace(files: Iterable[str]) -> Alter:
    """Modules that write the file `ran` beside the project, if anybody imports one."""

    def alter(project: Path) -> None:
        for file in files:
            (project / file).write_text(f"open({str(project.parent / 'ran')!r}, 'w')\n", "utf-8")

    return alter


def sparse(file: str, size: int) -> Alter:
    """A file of zeros that takes no room on the disk."""

    def alter(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as opened:
            opened.truncate(size)

    return alter


def listening(path: Path) -> None:
    """A socket; its name is short, since the machine allows no long one."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(before)


LINK = "it is a link, and links are not followed"
NOBODY = "has a line break or a character that nobody sees"
LARGER = "the file is larger than"
DEEP = "data/x/x/x/x/x/x/x/x more than 8 folders lie one in another; move its files up"
NO_HEADER = "the first line does not name the columns; take out what stands above them"


def links() -> Iterator[Case]:
    for name, file, target in (
        ("a table", "data/umbrella-cards/members.csv", "secret.csv"),
        ("a content page", "content/en/secret.md", "secret.md"),
        ("the folder of a language", "content/zh", ""),
        ("the folder of a package", "data/umbrella-cards", ""),
        ("data", "data", ""),
        ("content", "content", ""),
        ("the catalogue", CATALOGUE, ""),
        ("mkdocs.yml", SETTINGS, ""),
        ("a descriptor", DESCRIPTOR, ""),
        ("corrections", "data/corrections.csv", "secret.csv"),
        ("a release", "data/releases/2021.1", ""),
    ):
        yield Case("links", f"{name} is a link", linked(file, target), f"{file} {LINK}")
    yield Case(
        "links",
        "a link that leads nowhere",
        linked("data/umbrella-cards/members.csv", "nowhere"),
        LINK,
    )
    yield Case(
        "links", "a link to itself", special(ABOUT, lambda path: path.symlink_to(path.name)), LINK
    )
    yield Case("links", "a hidden link", linked("content/en/.hidden.md", "secret.md"))
    makers: list[tuple[str, Alter]] = [
        ("a pipe", os.mkfifo),
        ("a socket", listening),
        ("a folder", Path.mkdir),
        *(
            [("a device", lambda path: os.mknod(path, 0o020600, os.makedev(1, 5)))]
            if os.geteuid() == 0
            else []
        ),
    ]
    for name, make in makers:
        table, page = "data/umbrella-cards/members.csv", ABOUT
        odd = "it is no regular file; put a plain file in its place"
        said = (
            odd
            if name != "a folder"
            else "the file does not exist; add it, or take its resource out"
        )
        yield Case("links", f"{name} as a table", special(table, make), f"{table} {said}")
        yield Case(
            "links",
            f"{name} as a page",
            special(page, make),
            f"{page} {odd}" if name != "a folder" else "",
        )


def sizes() -> Iterator[Case]:
    yield Case(
        "sizes",
        "600 MB of zeros as a table",
        sparse(MEMBERS, 600_000_000),
        f"{MEMBERS} {LARGER} 64,000,000",
    )
    yield Case(
        "sizes",
        "600 MB of zeros as a page",
        sparse("content/en/big.md", 600_000_000),
        f"{LARGER} 200,000",
    )
    yield Case(
        "sizes",
        "600 MB of zeros as a frozen register",
        sparse("data/releases/2021.1/figures.json", 600_000_000),
        f"data/releases/2021.1/figures.json {LARGER} 256,000,000",
    )
    yield Case(
        "sizes",
        "a catalogue of 9 MB",
        added(CATALOGUE, " " * 9_000_000),
        f"{CATALOGUE} {LARGER} 8,000,000 bytes",
    )
    for name, size in (("a cell of 50 MB", 50_000_000), ("a title of 10 kB", 10_000)):
        said = f"{size:,} characters; shorten it; the limit is 500"
        yield Case("sizes", name, replaced(INDICATORS, "Dryness", "D" * size), f"has {said}")
    commas = added(MEMBERS, "x" + "," * 10_000 + "\n")
    yield Case(
        "sizes", "10,000 commas", commas, f"{MEMBERS}:4 the row has more cells than the header"
    )
    columns = text(MEMBERS, ",".join(f"c{n}" for n in range(10_000)) + "\n")
    yield Case("sizes", "10,000 columns", columns, f"{MEMBERS}:1 {NO_HEADER}")
    rows = "".join(
        f"dryness,met-or-exceeded,2021,sum,drines.met-or-exceeded.{n}\n" for n in range(3_000)
    )
    said = (
        "derivations.csv:4 [operands] “drines.met-or-exceeded.0” is not a figure of this "
        "package; did you mean"
    )
    yield Case(
        "sizes", "3,000 mistyped operands", added("data/umbrella-cards/derivations.csv", rows), said
    )
    yield Case(
        "sizes",
        "a number of 40 digits",
        replaced(STATEMENTS, "2020,50,", f"2020,{'9' * 40},"),
        "more than 15 digits",
    )
    yield Case("sizes", "JSON without end", text(DESCRIPTOR, "[" * 200_000), "nested too deeply")
    yield Case(
        "sizes", "folders without end", text(f"data/{'/'.join('x' * 40)}/a.csv", "a\n1\n"), DEEP
    )
    digits = replaced(DESCRIPTOR, '"kind"', f'"x": {"9" * 5000}, "kind"')
    said = f"{DESCRIPTOR} a number in the JSON has too many digits"
    yield Case("sizes", "a number of 5,000 digits in JSON", digits, said)
    yield Case(
        "sizes",
        "3,000 content pages",
        lambda project: (
            [text(f"content/en/page-{n}.md", f"# Page {n}\n")(project) for n in range(3_000)]
        ),
        "content/en the folder has more than 100 pages; bring pages together",
    )


def descriptors() -> Iterator[Case]:
    unknown = "is not known here"
    yield Case(
        "descriptors",
        "a dialect from a network",
        in_resource(DESCRIPTOR, dialect="http://127.0.0.1/d.json"),
        "is not supported",
    )
    for name in (
        "scheme",
        "compression",
        "$schema",
        "profile",
        "innerpath",
        "hashing",
        "extrapaths",
        "data",
        "control",
    ):
        yield Case(
            "descriptors",
            f"{name} of a table",
            in_resource(DESCRIPTOR, **{name: "http://127.0.0.1/"}),
            unknown,
        )
        yield Case(
            "descriptors",
            f"{name} of a package",
            settled(DESCRIPTOR, **{name: "http://127.0.0.1/"}),
            unknown,
        )
        yield Case(
            "descriptors",
            f"{name} of a catalogue",
            settled(CATALOGUE, **{name: "http://127.0.0.1/"}),
            unknown,
        )
    yield Case(
        "descriptors",
        "a schema from a network",
        in_resource(DESCRIPTOR, schema="http://127.0.0.1/s.json"),
        "is not an object",
    )
    yield Case(
        "descriptors",
        "a property twice",
        replaced(DESCRIPTOR, '"kind":', '"kind": "x", "kind":'),
        "stands twice",
    )
    yield Case(
        "descriptors",
        "NaN",
        replaced(DESCRIPTOR, '"kind":', '"x": NaN, "kind":'),
        "NaN is no number",
    )
    yield Case(
        "descriptors",
        "half a character",
        replaced(DESCRIPTOR, '"Umbrella cards"', '"\\ud800"'),
        NOBODY,
    )
    yield Case(
        "descriptors",
        "a mechanism that is a text",
        settled(DESCRIPTOR, mechanism="x"),
        "is not an object",
    )
    yield Case(
        "descriptors",
        "a mechanism of lists",
        settled(DESCRIPTOR, mechanism={"who": []}),
        "is not an object",
    )
    yield Case(
        "descriptors",
        "a title of spaces",
        settled(DESCRIPTOR, title_en="  "),
        "has no title in English",
    )
    yield Case(
        "descriptors", "a title with a line break", settled(DESCRIPTOR, title_en="a\nb"), NOBODY
    )
    yield Case(
        "descriptors",
        "a licence that runs",
        settled(CATALOGUE, licenses=[{"path": "javascript:alert(1)"}]),
        "is not written as it should be",
    )
    for outside in ("/etc/passwd", "../x.csv", "http://127.0.0.1/x.csv"):
        said = f"{DESCRIPTOR} [resources] the path “{outside}” leads out of the package"
        yield Case(
            "descriptors", f"the path {outside}", in_resource(DESCRIPTOR, path=outside), said
        )
    for path in ("x.html", "a\\..\\b.csv", ".hidden.csv", "", "x"):
        said = f"{DESCRIPTOR} [resources] the path “{path}” is not that of a CSV file"
        yield Case(
            "descriptors", f"the path {path or 'nothing'}", in_resource(DESCRIPTOR, path=path), said
        )
    for path in (
        "/etc/datapackage.json",
        "data/../datapackage.json",
        "x/datapackage.json",
        "data/x/other.json",
    ):
        yield Case(
            "descriptors",
            f"the package {path}",
            in_resource(CATALOGUE, path=path),
            "not the descriptor",
        )
    for created in (
        "1969-12-31T00:00:00Z",
        "0001-01-01",
        "9999-12-31",
        "२०२६-११-२१",
        "2026-W47-6",
        2026,
        None,
        "now",
    ):
        wrong = "is not the date-time of a release" if isinstance(created, str) else "is not a text"
        said = (
            f"[created] “{'null' if created is None else created}” {wrong}"
            if created != "2026-W47-6"
            else ""
        )
        yield Case("descriptors", f"created {created}", settled(CATALOGUE, created=created), said)
    no_languages = "[languages] the catalogue names no languages, one twice, or one that is none"
    for languages in (["xx"], ["en", "en"], ["EN"], [], ["zz", "en"], ["../en"]):
        yield Case(
            "descriptors",
            f"the languages {languages}",
            settled(CATALOGUE, languages=languages),
            no_languages,
        )
    for odd, said in (
        (["en", 1], "[languages.1] “1” is not a text"),
        ("en", '[languages] “"en"” is not a list'),
        (["en\n"], f"[languages.0] “en[U+000A LINE FEED]” {NOBODY}"),
    ):
        yield Case("descriptors", f"the languages {odd}", settled(CATALOGUE, languages=odd), said)
    yield Case(
        "descriptors",
        "a language without translations",
        settled(CATALOGUE, languages=["en", "zh", "cy"]),
    )
    unlisted = "content/zh the catalogue does not list this language"
    yield Case(
        "descriptors", "a language of content only", settled(CATALOGUE, languages=["en"]), unlisted
    )
    for name in (
        "index",
        "search",
        "mechanisms",
        "a-z",
        "years",
        "about",
        "404",
        "pagefind",
        "CON",
        "x" * 100,
    ):
        yield Case(
            "descriptors",
            f"a package called {name[:20]}",
            in_resource(CATALOGUE, name=name),
            "cannot be the name of a package",
        )
    yield Case(
        "descriptors",
        "a release without a folder",
        settled(CATALOGUE, releases=[{"version": "2020.1", "hash": "0" * 64}]),
        "is named and not there",
    )
    yield Case(
        "descriptors",
        "a release that is no release",
        settled(CATALOGUE, releases=["x"]),
        "is not an object",
    )


NUMBERS = (
    *((odd, f"“{odd}” is not a number") for odd in (
        "1_2", "1__2", "+5", ".5", "5.", "007", "1 2", "0x10", "−5", "1,5",
    )),
    *((zero, f"{zero} is zero with a minus sign") for zero in ("-0", "-0.00")),
    *((odd, f"{odd} does not spell out a number") for odd in ("1e-400", "1E3", "nan", "inf")),
    *((odd, f"“{odd}” is not written in the digits 0 to 9") for odd in ("٤٢", "４２")),
    ("", "the value is missing"),
    ("1\u200b2", f"“1[U+200B ZERO WIDTH SPACE]2” {NOBODY}"),
    ("1" + "0" * 18, f"“1{'0' * 18}” has more than 15 digits"),
)  # fmt: skip
"""Numbers as nobody may write them, and what is said of each."""
UNSEEN = (
    "\u202e", "\u202a", "\u2066", "\u200e", "\u200b", "\u200d", "\u2060", "\ufeff", "\x01",
    "\x1b[31m", "\x7f",
    "\x85", "\u2028", "\u2029", "\ufdd0", "\ue000", "\U000e0041", "\u00ad", "\r", "\n",
)  # fmt: skip


def cells() -> Iterator[Case]:
    for written, said in NUMBERS:
        cell = f'"{written}"' if "," in written else written
        yield Case(
            "cells",
            f"the number {written!r}",
            replaced(STATEMENTS, "2020,50,", f"2020,{cell},"),
            f"{STATEMENTS}:7 [value] {said}",
        )
    for name, made in (
        ("text after a quote", '"Dryness"junk'),
        ("a quote within", 'Dry"ness'),
        ("an open quote", '"Dryness'),
    ):
        said = "cannot be read as CSV" if name != "a quote within" else ""
        yield Case("cells", name, replaced(INDICATORS, "dryness,Dryness", f"dryness,{made}"), said)
    for sign in UNSEEN:
        for file, old in (
            (INDICATORS, "dryness,Dryness"),
            (SOURCES, "First report"),
            (STATEMENTS, "Counted at"),
        ):
            new = (
                f'{old.split(",")[0]},"{sign}{old.split(",")[-1]}"'
                if file == INDICATORS
                else sign + old
            )
            name = f"{sign!a} in {file.rpartition('/')[2]}"
            said = (
                NOBODY
                if sign not in ("\r", "\n") or file == INDICATORS
                else "the row has fewer cells than the header"
            )
            yield Case("cells", name, replaced(file, old, new), said)
    for name, old, new, said in (
        (
            "sep= above the header",
            "subject,measure",
            "sep=,\nsubject,measure",
            "the first line tells only spreadsheets how cells are separated",
        ),
        ("a comment above the header", "subject,", "# ours\nsubject,", NO_HEADER),
        (
            "a blank in a head",
            "measure,",
            " measure,",
            "the name of the column “␠measure” has a blank at an end",
        ),
        (
            "a head with a no-break space",
            "period,",
            "period\u00a0,",
            "the name of the column “period[U+00A0 NO-BREAK SPACE]” has a blank at an end",
        ),
        (
            "a column twice",
            "subject,measure",
            "subject,subject",
            "the column “subject” stands twice",
        ),
    ):
        yield Case("cells", name, replaced(STATEMENTS, old, new), said)
    yield Case(
        "cells",
        "a title of blanks",
        replaced(INDICATORS, "dryness,Dryness", "dryness, "),
        "nothing but blanks",
    )
    yield Case(
        "cells",
        "a symbol of 300 characters",
        added(SOURCES, f"T/{'1' * 300},T,,X,2021,en,zh,2026-11-21,\n"),
        "the limit is 100",
    )
    yield Case(
        "cells",
        "two sources at one address",
        added(SOURCES, "T/1.2,Second report,,Parish,2021-04,en,zh,2026-11-21,\n"),
        "(data/umbrella-cards/sources.csv:2) and T/1.2 would have one address",
    )
    yield Case(
        "cells",
        "two sources that differ by case",
        added(SOURCES, "t/1/2,Second report,,Parish,2021-04,en,zh,2026-11-21,\n"),
        "(data/umbrella-cards/sources.csv:2) and t/1/2 would have one address",
    )
    yield Case(
        "cells",
        "a key called index",
        added("data/umbrella-cards/entities.csv", "index,IDX,Office of Indexes,,,,,,\n"),
        "entities.csv:4 [entity] “index” is the name of another page",
    )
    runs = replaced(SOURCES, "2026-11-21,", "2026-11-21,javascript:alert(1)")
    said = f"{SOURCES}:2 [url] “javascript:alert(1)https://documents"
    yield Case("cells", "a URL that runs", runs, said)
    yield Case(
        "cells",
        "a title that looks like a figure",
        replaced(INDICATORS, "Dryness", "{99%|umbrella-cards.dryness.met-or-exceeded.2021}"),
    )
    yield Case(
        "cells",
        "a title that is a template",
        replaced(INDICATORS, "Dryness", "{{ 7*7 }}{% include 'x' %}"),
    )
    yield Case(
        "cells", "a title with percent signs", replaced(INDICATORS, "Dryness", "%(name)s %s %d {0}")
    )
    yield Case("cells", "a formula", replaced(INDICATORS, "Dryness", "=HYPERLINK(1)"))
    yield Case("cells", "markup", replaced(INDICATORS, "Dryness", "<img src=x onerror=alert(1)>"))
    yield Case(
        "cells",
        "a date in other digits",
        replaced(SOURCES, "2026-11-21", "٢٠٢٦-١١-٢١"),
        "digits 0 to 9",
    )
    yield Case(
        "cells",
        "a period that ends in month 13",
        replaced(
            "data/umbrella-cards/periods.csv",
            "2021,2021,2021年,2021,2021",
            "2021,2021,2021年,2021,2021-13",
        ),
        "periods.csv:4 [end] “2021-13” is no date of the calendar",
    )


HTML = "the page holds raw HTML: "
NO_ADDRESS = "is neither of the web nor of this site"
MARKUP = (
    ("<script>open('/ran')</script>", f"{ABOUT}:3 {HTML}“<script>”"),
    ("    <script>1</script>", ""),
    ("!!! note\n    <script>1</script>", f"{ABOUT}:4 {HTML}“<script>”"),
    ("Term\n:   <script>1</script>", f"{ABOUT}:4 {HTML}“<script>”"),
    ("- item\n\n    <script>1</script>", f"{ABOUT}:5 {HTML}“<script>”"),
    ("[^1]: <script>1</script>\n\nx[^1]", f"{ABOUT}:3 {HTML}“<script>”"),
    ("```\nopen\n\n<script>1</script>", f"{ABOUT}:6 {HTML}“<script>”"),
    (
        "<meta http-equiv=refresh content='0; url=//x'>",
        f"{HTML}“<meta http-equiv=refresh content='0; url=//x'>”",
    ),
    ("x\n{: onclick=alert(1) }", f"{ABOUT}:4 the attribute “onclick” is not allowed"),
    ("x\n{: style=color:red }", f"{ABOUT}:4 the attribute “style” is not allowed"),
    ("[x](javascript:alert(1))", f"{ABOUT}:3 the address “javascript:alert(1)” {NO_ADDRESS}"),
    (
        "[x](java\nscript:alert(1))",
        "the page holds a character that nobody sees: “java[U+000A LINE FEED]script:alert(1)”",
    ),
    ("[x]( javascript:alert(1))", f"the address “javascript:alert(1)” {NO_ADDRESS}"),
    ("[x](&#106;avascript:alert(1))", f"the address “javascript:alert(1)” {NO_ADDRESS}"),
    ("[x](data:text/html,x)", f"the address “data:text/html,x” {NO_ADDRESS}"),
    ("![x](https://127.0.0.1/x.png)", "the page shows the image “https://127.0.0.1/x.png”"),
    ('<https://x/">', f'the address “https://x/"” {NO_ADDRESS}'),
    ("[x](//evil.example)", f"the address “//evil.example” {NO_ADDRESS}"),
    ("[x](\\\\evil.example)", f"the address “\\evil.example” {NO_ADDRESS}"),
    ("[x](vbscript:x)", f"the address “vbscript:x” {NO_ADDRESS}"),
    ("<iframe src=x>", f"{HTML}“<iframe src=x>”"),
    ("<svg onload=x>", f"{HTML}“<svg onload=x>”"),
    ("[x](https://a.example){: ping=https://b.example }", "the attribute “ping” is not allowed"),
    ("![x](x.png){: srcset=https://b.example }", "the page shows the image “x.png”"),
    ("<details open ontoggle=alert(1)>", f"{HTML}“<details open ontoggle=alert(1)>”"),
    ("<!-- comment -->", f"{HTML}“<!”"),
    ("<?php x ?>", f"{HTML}“<?php x ?>”"),
    ("<![CDATA[x]]>", f"{HTML}“<!”"),
    ("<a href=x>y</a>", f"{HTML}“<a href=x>”"),
)
"""Markdown of a page, and what is said of it."""


def content() -> Iterator[Case]:
    for number, (markdown, said) in enumerate(MARKUP):
        yield Case("content", f"markup {number}", text(ABOUT, f"# About\n\n{markdown}\n"), said)
    for name in ('x"><script>.md', "X.md", "a b.md", "é.md", "a%2f.md", "a--b.md", "x.md.md"):
        said = f"content/en/{name} the name of the page is not allowed"
        yield Case("content", f"a page called {name}", text(f"content/en/{name}", "# Page\n"), said)
    for name in ("index.md", "search.md", "corrections/index.md", "404.md", "api/x.md"):
        said = (
            f"content/en/{name} “{name.split('/')[0].removesuffix('.md')}” is an address of "
            f"pages that the program"
        )
        yield Case("content", f"a page called {name}", text(f"content/en/{name}", "# Page\n"), said)
    for name in ("umbrella-cards/x.md", "umbrella-cards.md"):
        said = f"content/en/{name} “umbrella-cards” is the address of a package"
        yield Case("content", f"a page called {name}", text(f"content/en/{name}", "# Page\n"), said)
    yield Case("content", "a hidden page", text("content/en/.hidden.md", f"# {SECRET}\n"))
    for file in ("content/page.md", "content/english/page.md"):
        yield Case(
            "content",
            f"a page at {file}",
            text(file, "# Page\n"),
            f"{file} the name of the page is not allowed",
        )
    for mark in (
        "[",
        "![",
        "*",
        "_",
        "`",
        "<",
        "(",
        "{:",
        "[^1]",
        "> ",
        "- ",
        "**a ",
        "[a](",
        "&",
        "|",
        "\\",
        "![a][",
        ":   ",
    ):
        said = (
            "stand without a blank line between them"
            if mark in ("(", "> ", "- ", "&", "\\")
            else "make two pages of it"
        )
        yield Case("content", f"20,000 {mark}", text(ABOUT, f"# About\n\n{mark * 20_000}\n"), said)
    for name, mark, item in (("quotes", ">", "x"), ("lists", "    ", "- x")):
        page = text(ABOUT, "# About\n\n" + "\n\n".join(mark * depth + item for depth in range(90)))
        yield Case(
            "content", f"nested {name}", page, "more than 8 lists or quotes are nested; nest fewer"
        )
    not_utf = f"{ABOUT}:1 the page is not UTF-8"
    yield Case(
        "content",
        "not UTF-8",
        lambda project: (project / ABOUT).write_bytes(b"# \xff\n"),
        not_utf,
    )
    sign = "[U+202E RIGHT-TO-LEFT OVERRIDE]"
    hidden = f"{ABOUT}:3 the line holds a character that nobody sees: “abc{sign}def”"
    yield Case("content", "a direction", text(ABOUT, "# About\n\nabc\u202edef\n"), hidden)
    for name, markdown in (("no heading", "nothing\n"), ("an empty page", "")):
        yield Case(
            "content",
            name,
            text(ABOUT, markdown),
            f"{ABOUT} the page has no heading of the first level",
        )
    yield Case(
        "content", "a page that is a template", text(ABOUT, "# About\n\n{{ config }} {% raw %}\n")
    )
    yield Case(
        "content",
        "front matter",
        text(ABOUT, "---\ntemplate: evil.html\nhide: [x]\n---\n# About\n"),
    )


EXTENSIONS = (
    ("footnotes: {BACKLINK_TEXT: '<script>'}", "  - footnotes\n"),
    ("footnotes: {SUPERSCRIPT_TEXT: '{:>2000000000}'}", "  - footnotes\n"),
    ("attr_list: 1", "  - attr_list\n"),
    ("toc: {permalink: '<script>'}", "  - toc:\n      permalink: false\n      toc_depth: 3\n"),
    ("toc: {toc_depth: 10000000000}", "  - toc:\n      permalink: false\n      toc_depth: 3\n"),
    *(
        (option, "  - tables\n")
        for option in ("pymdownx.snippets", "md_in_html", "extra", "[x]", "1")
    ),
)
"""Extensions of Markdown that may not be set, and what stands in their place in mkdocs.yml."""


def settings() -> Iterator[Case]:
    for line in (
        "hooks: [evil.py]",
        "extra_javascript: [x.js]",
        "extra_templates: [x.html]",
        "INHERIT: /etc/x.yml",
        "watch: [/]",
        "remote_branch: x",
        "repo_url: https://x",
        "edit_uri: x",
        "extra: {a: 1}",
        "nav: [x.md]",
    ):
        yield Case("settings", line, added(SETTINGS, f"{line}\n"), "may not be set")
    for value in (
        "https://[::1",
        "https://",
        "https://a b/",
        "javascript:alert(1)",
        'https://x"><script>/',
        "//x",
        "1",
        "https://user:pass@x/",
        "https://x/?q",
        "https://x/#f",
        "https://x:99999/",
        "[a]",
        "{a: 1}",
        "https://x\\y/",
    ):
        yield Case(
            "settings",
            f"site_url {value}",
            replaced(SETTINGS, "site_url: https://answerable.example/", f"site_url: {value}"),
            f"{SETTINGS}:3 [site_url] ",
        )
    for value in (
        "[]",
        "",
        "x.css",
        "[x.css]",
        "[assets/../../x.css]",
        "[1]",
        "[{a: 1}]",
        '["assets/x\\"><script>.css"]',
    ):
        yield Case(
            "settings",
            f"extra_css {value}",
            replaced(SETTINGS, "extra_css:\n  - assets/site.css", f"extra_css: {value}"),
            "" if value in ("[]", "") else f"{SETTINGS}:14 [extra_css] ",
        )
    for option, old in EXTENSIONS:
        altered = replaced(SETTINGS, old, f"  - {option}\n")
        yield Case(
            "settings", f"extension {option}", altered, f"{SETTINGS}:19 [markdown_extensions] "
        )
    for name, content, said in (
        ("no settings", "", " the file holds no settings"),
        ("a list", "[1]\n", " the file holds no settings"),
        (
            "brackets without end",
            "a: " + "[" * 30_000,
            ":1 more than 6 lists or mappings are nested",
        ),
    ):
        yield Case("settings", name, text(SETTINGS, content), SETTINGS + said)
    for name, more, said in (
        (
            "aliases",
            "a: &a [x, x]\nb: [*a, *a]\n",
            ":32 tags, anchors and aliases are not allowed: “a”",
        ),
        (
            "a tag",
            "a: !!python/name:os.system x\n",
            ":32 tags, anchors and aliases are not allowed: “tag:yaml.org",
        ),
        ("a setting twice", "site_name: Twice\n", ":32 “site_name” is set twice"),
    ):
        yield Case("settings", name, added(SETTINGS, more), SETTINGS + said)
    not_utf = f"{SETTINGS} the file is not UTF-8"
    yield Case(
        "settings",
        "not UTF-8",
        lambda project: (project / SETTINGS).write_bytes(b"\xff"),
        not_utf,
    )
    missing = f"{SETTINGS} the file does not exist; add it"
    yield Case("settings", "no file", lambda project: (project / SETTINGS).unlink(), missing)
    two_lines = replaced(SETTINGS, "site_name: Answerable", 'site_name: "a\\nb"')
    yield Case(
        "settings",
        "a name with a line break",
        two_lines,
        f"{SETTINGS}:2 [site_name] “a[U+000A LINE FEED]b” is not allowed",
    )


MODULES = (
    "pickle", "multiprocessing", "socket", "json", "random", "generator", "sitecustomize", "mkdocs",
    "encodings",
)  # fmt: skip
"""Names of modules that the program, or Python itself, imports."""


def machine() -> Iterator[Case]:
    """Code and files that lie in the project and must be left alone."""
    yield Case(
        "machine", "modules in the project", leaves_a_trace([f"{name}.py" for name in MODULES])
    )
    yield Case("machine", "a template in the project", text("site_templates/pages/home.md", SECRET))
    yield Case("machine", "a theme in the project", text("site_templates/theme/main.html", SECRET))
    yield Case("machine", "a cache in the project", text(".cache/charts/x.svg", SECRET))
    yield Case("machine", "a page beside a release", text("data/releases/2021.1/evil.html", SECRET))
    yield Case(
        "machine",
        "a table beside a release",
        text("data/releases/2021.1/evil.csv", SECRET),
        "not one of a release",
    )
    yield Case("machine", "a page among the tables", text("data/umbrella-cards/evil.html", SECRET))


GROUPS = (links, sizes, descriptors, cells, content, settings, machine)


def cases() -> list[Case]:
    """Every case, in the order of groups."""
    return [case for group in GROUPS for case in group()]
