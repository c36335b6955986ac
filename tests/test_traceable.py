"""The built site against the register: every number that a page shows is the figure that it names."""

import csv
import html
import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT
from frictionless import validate

from generator.cli import read_register
from generator.language import language_named
from generator.language.names import in_words, plain_value, statement_text, title, value_text
from generator.models import Figure, Register
from generator.site import build_site

MARKED = re.compile(r'<a data-figure="([^"]+)" href="[^"]*">(.*?)</a>', re.S)


@pytest.fixture(scope="module")
def live() -> Register:
    return read_register(ROOT / "datapackage.json")


@pytest.fixture(scope="module")
def site(live: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("live") / "site"
    build_site(live, output, live.release.languages)
    return output


def readings(register: Register, figure: Figure, code: str) -> set[str]:
    """Every way in which a page may write a figure: its value, its statements, its computed value, in words."""
    language = language_named(code)
    texts = {value_text(register, figure, language), in_words(register, figure, language)}
    texts |= {statement_text(register, figure, statement, language) for statement in figure.statements}
    texts |= {plain_value(register, figure, one.computed, language) for one in figure.derivations}
    return texts


def test_every_number_is_the_figure_that_it_names(live: Register, site: Path) -> None:
    seen: set[str] = set()
    for code in live.release.languages:
        for page in (site / code).rglob("*.html"):
            for identity, text in MARKED.findall(page.read_text("utf-8")):
                shown = html.unescape(re.sub(r"<[^>]+>", "", text))
                assert shown in readings(live, live.figures[identity], code), f"{page}: {identity} reads {shown}"
                seen.add(identity)
    assert seen == set(live.figures)


def test_no_number_of_a_table_stands_alone(live: Register, site: Path) -> None:
    """A cell that is a number and no link must be a year, or the number of statements taken from a source."""
    for code in live.release.languages:
        for page in (site / code).rglob("*.html"):
            if page.parent.name == "sources":
                continue
            for cell in re.findall(r"<td>([^<]*)</td>", page.read_text("utf-8")):
                assert not re.fullmatch(r"[+−-]?[\d,.]+%?", cell.strip()) or cell in {"2012", "2018", "2019"}, (
                    f"{page}: {cell}"
                )


def test_every_row_of_a_chart_file_is_its_figure(live: Register, site: Path) -> None:
    for code in live.release.languages:
        files = sorted((site / code).rglob("*.csv"))
        assert files
        for file in files:
            for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
                figure = live.figures[row["id"]]
                assert row["value"] == ("" if figure.published is None else str(figure.published)), file
                assert (row["source"] or None) == (figure.main.source if figure.main else None), file


def test_what_can_be_taken_away_is_valid_for_stock_tools(live: Register, site: Path, tmp_path: Path) -> None:
    for name in (*live.release.packages, "answerable"):
        with ZipFile(site / f"data/{name}.zip") as archive:
            archive.extractall(tmp_path / name)
        report = validate(str(tmp_path / name / "datapackage.json"))
        assert report.valid, report.flatten(["title", "message"])


def titled(register: Register) -> list[tuple[str, str, str]]:
    """Package, table and key of everything whose name a chart may write, digits and all."""
    return [
        (name, table, key)
        for name, tables in register.rows.items()
        for table in ("subjects", "periods")
        for key in tables[table]
    ]


def test_text_of_a_chart_is_the_value_of_a_figure(live: Register, site: Path) -> None:
    language = language_named("en")
    values = {value_text(live, figure, language) for figure in live.figures.values()}
    axis = {"0", "25", "50", "75", "100", "2012", "2018", "2019"}
    titles = {title(live, (name, table, key), language) for name, table, key in titled(live)}
    for page in (site / "en").rglob("*.html"):
        for text in re.findall(r"<text[^>]*>([^<]*\d[^<]*)</text>", page.read_text("utf-8")):
            name = re.search("[A-Za-z]", text) and any(html.unescape(text).split(": ")[-1] in one for one in titles)
            assert text in values | axis or name, f"{page}: {text}"
