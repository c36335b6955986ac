"""The built site against the register: every number on a page is the figure that it names."""

import csv
import html
import io
import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import brotli
from conftest import shown
from frictionless import validate
from printed import NUMBERED, known_texts, loose_texts, without

from generator.charts.mentions import MENTION
from generator.findings.leeway import leeway
from generator.language import Language, language_named
from generator.language.names import (
    computed_text,
    in_words,
    plain_value,
    statement_text,
    value_text,
)
from generator.language.quantities import quantity
from generator.models import Figure, Register
from generator.pages.changes import with_names_of
from generator.pages.page import Page, published
from generator.pages.records import Record
from generator.pages.releases import later_changes, since_text

MARKED = re.compile(
    r'<a (?:aria-label="[^"]*" )?data-figure="([^"]+)" href="[^"]*">(.*?)</a>', re.S
)


READ: dict[tuple[str, str], set[str]] = {}


def readings(register: Register, figure: Figure, code: str) -> set[str]:
    """Every way in which a page may write a figure: its value, its statements, what was computed,
    in words.
    """
    if (figure.id, code) in READ:
        return READ[figure.id, code]
    language = language_named(code)
    texts = {value_text(register, figure, language), in_words(register, figure, language)}
    texts |= {
        statement_text(register, figure, statement, language) for statement in figure.statements
    }
    computed = [figure.computed, *(one.computed for one in figure.derivations)]
    found = [
        value
        for one in register.findings
        if one.figure == figure.id
        for value in (one.found, one.by_methods)
    ]
    bounds = leeway(register, figure) or ()
    texts |= {
        computed_text(register, figure, value, language)
        for value in (*computed, *found, *bounds)
        if value is not None
    }
    for release in register.history.releases:
        earlier = release.figures.get(figure.id)
        if earlier is not None and earlier.published is not None:
            names = with_names_of(register, release)
            value = earlier.published
            texts |= {one(names, figure, value, language) for one in (plain_value, computed_text)}
            texts.add(value_text(names, earlier, language))
    READ[figure.id, code] = texts
    return texts


def test_every_number_is_the_figure_that_it_names(live: Register, site: Path) -> None:
    seen: set[str] = set()
    for code in live.release.languages:
        for page in (site / code).rglob("*.html"):
            for identity, text in MARKED.findall(page.read_text("utf-8")):
                if identity in live.history.withdrawn:
                    continue
                shown = html.unescape(re.sub(r"<[^>]+>", "", text))
                assert shown in readings(live, live.figures[identity], code), (
                    f"{page}: {identity} reads {shown}"
                )
                seen.add(identity)
    assert seen == set(live.figures)


COUNTS = (
    "figures/index.md",
    "findings/index.md",
    "sources/index.md",
    "releases/index.md",
    "corrections/index.md",
    "index.md",
)
"""Pages that count figures, findings and statements: numbers about the site itself, which stand
alone there, or in the one sentence on what has changed since the last release."""


def test_digits_outside_of_figures_are_names_places_and_dates(
    live: Register, site: Path, live_pages: dict[str, list[Page]]
) -> None:
    """Every digit that no figure marks stands in a text of the data, a place in a document, a date
    or a key number.
    """
    withdrawn = {f"figures/{identity}.md" for identity in live.history.withdrawn}
    numbers = {
        row.number
        for package in live.release.packages.values()
        for row in package.tables.indicator_editions
    }
    for code in live.release.languages:
        language = language_named(code)
        known = known_texts(live, language)
        steps = [since_text(*pair, language) for pair in pairwise(live.history.releases)]
        told = [" ".join(one.split()) for one in (*steps, later_changes(live, language)) if one]
        # The data dictionary holds no word of the data.
        paths = [page.path for page in live_pages[code] if not page.path.startswith("schemas/")]
        for path in [*paths, *(f"figures/{identity}.md" for identity in live.figures)]:
            for text in loose_texts(site / code / published(path) / "index.html"):
                left = without(text, known)
                counts = (
                    path in COUNTS
                    or path in withdrawn
                    or re.fullmatch(r"(figures/[^/.]+|years/.+|sources/.+)\.md", path)
                )
                counted = counts and (is_count(left, language) or any(one in text for one in told))
                counted = counted or (path.endswith("indicators/index.md") and left in numbers)
                assert counted or not NUMBERED.search(left), f"{code}/{path}: {text}"


def is_count(text: str, language: Language) -> bool:
    """True for a number or a percentage alone, or a number of figures."""
    digits = "".join(filter(str.isdecimal, text))
    if not digits:
        return False
    if any(separator in text for separator in (" – ", "——", ",", "、", "،")):
        parts = re.split(" – |——|, |、|، ", text)
        return all(not NUMBERED.search(part) or is_count(part, language) for part in parts)
    words = language.plural("%(count)s figure", "%(count)s figures", Decimal(digits))
    taken = language.plural("%(count)s text", "%(count)s texts", Decimal(digits))
    share = " ".join(quantity(language, Decimal(digits), "percent").split())
    return text in (digits, words, taken, share)


def test_alternative_texts_and_legends_take_their_numbers_from_the_figures_of_the_chart(
    live: Register, live_pages: dict[str, list[Page]]
) -> None:
    for code in live.release.languages:
        language = language_named(code)
        known = known_texts(live, language)
        for page in live_pages[code]:
            for chart in page.charts:
                named = [name for _, name in MENTION.findall(chart.caption.words.message)]
                places = {
                    (live.figures[one].package, live.figures[one].subject)
                    for one in (*chart.figures, *named)
                }
                figures = [figure for place in places for figure in live.by_subject[place]]
                shown = {text for figure in figures for text in readings(live, figure, code)}
                names = sorted({*shown, *known}, key=lambda text: (-len(text), text))
                for text in (chart.alt, chart.title, *(entry.label for entry in chart.legend)):
                    left = without(text, names)
                    assert not NUMBERED.search(left), f"{code}/{page.path}: {text}"


def test_every_number_of_a_chart_is_its_figure(
    live: Register, live_pages: dict[str, list[Page]]
) -> None:
    """The rows of a chart name their figures, and have no other value."""
    drawn = 0
    for page in live_pages["en"]:
        for chart in page.charts:
            for row in chart.rows:
                identities = str(row.get("figure", row.get("figures", ""))).split()
                assert set(identities) <= set(chart.figures), chart.name
                if row.get("value") is not None:
                    published = live.figures[row["figure"]].published
                    assert row["value"] == float(str(published)), chart.name
                    drawn += 1
                if "rating" in row:
                    assert row["rating"] == live.figures[row["figures"]].published, chart.name
    assert drawn > 300


def test_every_chart_states_a_result_in_every_language(live_pages: dict[str, list[Page]]) -> None:
    """Present, at most 250 characters, not the title, and with a value: `new_chart` refuses any
    other.
    """
    for code in ("en", "zh", "fr", "es", "ru", "ar"):
        charts = [chart for page in live_pages[code] for chart in page.charts]
        assert {chart.name for chart in charts} >= {
            "ranking",
            "panels",
            "grid",
            "ratings",
            "distribution",
            "series",
        }
        assert {chart.name for chart in charts} >= {
            "timeline",
            "verbs",
            "categories",
            "totals-all-targets",
            "aims",
        }
        for chart in charts:
            assert 0 < len(chart.alt) <= 250, f"{code}: {chart.alt}"
            assert chart.alt.strip(" .") != chart.title.strip(" ."), f"{code}: {chart.title}"
            assert any(sign.isdigit() for sign in chart.alt), f"{code}: {chart.alt}"
            about = chart.about
            assert all((about.measure, about.unit, about.periods, about.sources)), (
                f"{code}: {chart.title}"
            )


def test_every_number_of_the_public_files_is_its_figure(live: Register, site: Path) -> None:
    for one in json.loads(
        (site / "api/figures.json").read_text("utf-8"), parse_float=str, parse_int=str
    ):
        if one.get("withdrawn"):
            assert one["id"] not in live.figures
            continue
        figure = live.figures[one["id"]]
        assert one["value"] == (None if figure.value is None else str(figure.value))
        assert one["computed"] == (None if figure.computed is None else str(figure.computed))
    for one in json.loads(
        (site / "api/findings.json").read_text("utf-8"), parse_float=str, parse_int=str
    ):
        for place in one["stated"]:
            said = {
                (str(stated.value), stated.source, stated.locator)
                for stated in live.figures[place["figure"]].statements
            }
            assert (place["value"], place["source"], place["locator"]) in said
    files = [*site.glob("data/*/rows/*.csv"), *site.glob("data/*/figures.csv")]
    assert len(files) > 300
    for file in files:
        for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            listed = live.figures.get(row.get("figure") or row.get("id") or "")
            if listed and "computed" in row:
                assert row["value"] == ("" if listed.value is None else str(listed.value)), file
                assert row["computed"] == (
                    "" if listed.computed is None else format(listed.computed, "f")
                ), file


def test_every_computed_figure_offers_the_rows_that_went_in(live: Register, site: Path) -> None:
    for figure in live.figures.values():
        if figure.computed is None:
            continue
        text = (site / f"data/{figure.package}/rows/{figure.id}.csv").read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        operands = [
            name for one in figure.derivations for name in one.operands if name in live.figures
        ]
        ids = [row["figure"] for row in rows if row.get("figure") in live.figures]
        if any(":" in name for name in figure.rows):
            keys = {name.partition(":")[2].split("~")[0] for name in figure.rows}
            assert {row["decision"] for row in rows} == keys
            assert len(rows) == len(figure.rows) == figure.computed
        else:
            assert ids == [*figure.rows, *operands]


def test_the_page_of_a_figure_is_small(site: Path) -> None:
    """At most 4 kB on the wire and 20 kB of HTML: thousands of them are built, and read on slow
    lines.

    A fifth of the HTML are the addresses of the same page in six languages, which compress to
    little.
    """
    sizes = {page: page.stat().st_size for page in site.glob("*/figures/*.*.*.*/index.html")}
    largest = sorted(sizes, key=lambda page: (sizes[page], page), reverse=True)[:20]
    assert sizes[largest[0]] <= 22_528, largest[0]
    sent = {page: len(brotli.compress(page.read_bytes())) for page in largest}
    assert max(sent.values()) <= 4_096, max(sent, key=sent.__getitem__)


def test_every_row_of_a_chart_file_is_its_figure(live: Register, site: Path) -> None:
    for code in live.release.languages:
        files = sorted((site / code).rglob("*.csv"))
        assert files
        for file in files:
            for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
                figure = live.figures[row["id"]]
                assert row["value"] == (
                    "" if figure.published is None else str(figure.published)
                ), file
                assert (row["source"] or None) == (figure.main.source if figure.main else None), (
                    file
                )


def test_what_can_be_taken_away_is_valid_for_stock_tools(
    live: Register, site: Path, tmp_path: Path
) -> None:
    for name in (*live.release.packages, "answerable"):
        with ZipFile(site / f"data/{name}.zip") as archive:
            archive.extractall(tmp_path / name)
        report = validate(str(tmp_path / name / "datapackage.json"))
        assert report.valid, report.flatten(["title", "message"])


def test_text_of_a_chart_is_the_value_of_the_figure_that_it_names(
    live: Register, site: Path
) -> None:
    """What a drawing writes is a value that names its figure, a name of the data, or a number of
    its axis.
    """
    axis = {str(number) for number in range(0, 101, 5)}
    for code in live.release.languages:
        known = known_texts(live, language_named(code))
        for page in sorted((site / code).rglob("index.html")):
            for ids, text in re.findall(
                r'<text(?:[^>]*?data-figure="([^"]*)")?[^>]*>([^<]*\d[^<]*)</text>',
                page.read_text("utf-8"),
            ):
                values = [
                    {value.strip() for value in readings(live, live.figures[one], code)}
                    for one in ids.split()
                ]
                text = html.unescape(text).strip("\u2067\u2069")  # noqa: PLW2901
                parts = text.split(" + ") if values else []
                assert len(parts) == len(values), f"{page}: {text}"
                assert all(part in shown for part, shown in zip(parts, values, strict=True)), (
                    f"{page}: {text}"
                )
                left = "" if values or is_line_of(text, known) else without(text, known)
                assert text in axis or not NUMBERED.search(left), f"{page}: {text}"


def is_line_of(text: str, names: list[str]) -> bool:
    """Whether a text is a line of one of some names, and more than a number."""
    return any(map(str.isalpha, text)) and any(text in name for name in names)


def test_the_page_of_a_figure_names_the_languages_of_its_own_documents(
    live_pages: dict[str, list[Page]], live_records: dict[str, dict[str, Record]]
) -> None:
    pages = {page.path: page.markdown for page in live_pages["en"]}
    made = live_records["en"]
    assert "the documents were read in Chinese." in shown(
        made["un-swap.audit.met-or-exceeded.2019"]
    )
    assert "the documents were read in English." in shown(
        made["un-swap.un-system.reporting-entities.2024"]
    )
    assert "the documents were read in Chinese." in pages["un-swap/index.md"]
    assert "the documents were read in English and Chinese." in pages["un-swap/subjects/index.md"]


def test_no_item_of_a_list_runs_into_the_one_before(live_pages: dict[str, list[Page]]) -> None:
    items = re.compile(r"\S- [\[*<].*")
    for code, pages in live_pages.items():
        for page in pages:
            assert items.findall(page.markdown) == [], f"{code}/{page.path}"


def test_a_value_from_rounded_numbers_says_how_far_it_can_be_off(
    live_records: dict[str, dict[str, Record]],
) -> None:
    """60 (28 and 32, each to the nearest) of 91 (four such numbers): 59 of 93 at least, 61 of 89 at
    most.
    """
    said = shown(live_records["en"]["un-swap.all-indicators.met-or-exceeded.2019"])
    assert "are rounded: exactly, it lies somewhere between 63% and 69%." in said


def test_a_web_page_goes_by_its_title(live_pages: dict[str, list[Page]]) -> None:
    """Its key is an address and no name."""
    page = next(page for page in live_pages["en"] if page.path == "sources/un-women-un-swap.md")
    assert page.title == "UN-SWAP (web page of UN Women)"
    assert [page.path for page in live_pages["en"] if "[un-women-un-swap" in page.markdown] == []
