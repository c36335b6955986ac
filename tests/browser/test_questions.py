"""Questions of citizens, delegates and journalists: each answered within four clicks, and within
one search. Some ask for what the site does not hold, and it says so.

`questions.csv` says for each which figures answer it, with their values as printed, where the
document says so (with the text of the Chinese edition), by which links a reader gets there from the
home page, and what they search for.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from numeral_texts import DOCUMENTS
from playwright.sync_api import Browser, Page
from reading import DESKTOP

from generator.language import language_named
from generator.language.names import value_text
from generator.models import Figure, Register
from generator.rows.texts import texts

CLICKS = 4
GAPS = "gaps"
"""In the column `says`: the text of the package on what is not in its data, and no message."""
RESULTS = 5
LANGUAGES = ("en", "zh", "ar")
TEXTS = ROOT.parent / "shared" / "sources"
SOURCES = {document.source: document.file for document in DOCUMENTS}
ROW = "@"
"""In the column `says`, before a row that answers in words. It is written with its package, table,
key, locator, period and column of text, like `@un-swap/indicators/strategic-planning///asks`. Empty
parts match every row; one row must match. `mechanism` is no table: its key is an aspect.
"""

Row = dict[str, str]


def questions() -> list[Row]:
    with (Path(__file__).with_name("questions.csv")).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def asked(row: Row) -> str:
    return f"{row['person']}: {row['question']}"


each_question = pytest.mark.parametrize("row", questions(), ids=asked)
each_language = pytest.mark.parametrize("code", LANGUAGES)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One for all questions, so that the index of the search is loaded once a language."""
    page = browser.new_page(viewport=DESKTOP)
    yield page
    page.close()


def answers(row: Row, live: Register) -> list[Figure]:
    return [live.figures[identity] for identity in row["figures"].split()]


def test_three_people_ask_as_many_questions_each_about_all_packages(live: Register) -> None:
    people = [row["person"] for row in questions()]
    assert {person: people.count(person) for person in people} == {
        "citizen": 24,
        "delegate": 24,
        "journalist": 24,
    }
    packages = {figure.package for row in questions() for figure in answers(row, live)}
    packages |= {row["path"].partition("/")[0] for row in questions()}
    assert set(live.release.packages) <= packages


@each_question
def test_the_register_answers_as_the_document_does(row: Row, live: Register) -> None:
    for figure, value in zip(answers(row, live), row["values"].split(), strict=True):
        assert str(figure.published) == value
        places = {(one.source, one.locator, str(one.value)) for one in figure.statements}
        assert not places or (row["source"], row["locator"], value) in places


def test_exactly_one_row_answers_in_words(live: Register) -> None:
    asked = words_of("@un-swap/indicators/strategic-planning///asks", live, "en")
    assert asked.startswith("As said of the entities counted")
    for written, problem in (
        ("@un-swap/indicators////asks", "17 rows are @un-swap"),
        ("@un-swap/indicators/teapots///asks", "0 rows are @un-swap"),
        ("@un-swap/indicators/audit///asks", "asks is empty"),
    ):
        with pytest.raises(AssertionError, match=problem):
            words_of(written, live, "en")


@pytest.mark.skipif(
    not TEXTS.exists(), reason="the texts of the documents are not beside the project"
)
@each_question
def test_the_document_says_so(row: Row) -> None:
    if row["source"] not in SOURCES:
        assert not row["printed"], "a web page is not beside the project"
        return
    text = (TEXTS / f"{SOURCES[row['source']]}.zh.txt").read_text("utf-8")
    assert row["printed"] in re.sub(r"\s", "", text)


@each_language
@each_question
def test_a_few_clicks_lead_to_the_answer(
    page: Page, address: str, row: Row, code: str, live: Register
) -> None:
    steps = row["path"].split()
    assert len(steps) <= CLICKS
    page.goto(f"{address}{code}/")
    for step in steps:
        links = page.locator("a:visible")
        targets = links.evaluate_all("links => links.map((link) => link.href.split('#')[0])")
        assert f"{address}{code}/{step}" in targets, f"{page.url} has no link to {step}"
        links.nth(targets.index(f"{address}{code}/{step}")).click()
        page.wait_for_url(f"{address}{code}/{step}*")
    for words, places in wanted(row, code, live).items():
        texts = page.locator(places).all_text_contents()
        assert any(words in " ".join(text.split()) for text in texts), (
            f"{page.url} does not say {words}"
        )


@each_language
@each_question
def test_one_search_leads_to_the_answer(
    page: Page, address: str, row: Row, code: str, live: Register
) -> None:
    page.goto(f"{address}{code}/search/?q={row[code]}")
    links = page.locator("ol.results li a")
    links.first.wait_for(timeout=10_000)
    found = links.evaluate_all("links => links.map((link) => link.href)")[:RESULTS]
    entities = [
        f"entities/{one.subject}/" for one in answers(row, live) if one.measure == "reported"
    ]
    figures = [f"figures/{one.id}/" for one in answers(row, live)]
    answering = [row["path"].split()[-1], *figures, *entities]
    assert {f"{address}{code}/{path}" for path in answering} & set(found), found


def wanted(row: Row, code: str, live: Register) -> dict[str, str]:
    """What the page that answers says, in the notation of the language, and where on it."""
    language = language_named(code)
    said = {
        value_text(live, figure, language): f'[data-figure="{figure.id}"]'
        for figure in answers(row, live)
    }
    if row["path"].split()[-1].startswith("figures/") and row["printed"]:
        said[language.locator(row["locator"])] = "article"
    if row["says"].startswith(ROW):
        said[" ".join(words_of(row["says"], live, code).split())] = "article"
    elif row["says"]:
        text = language.text(row["says"])
        if row["says"] == GAPS:
            package = live.release.packages[row["path"].partition("/")[0]]
            text = language.localised(texts(package.descriptor, GAPS))
        said[" ".join(text.split())] = "article"
    if not said:
        mechanism = live.release.packages["un-swap"].descriptor["mechanism"]
        said = {language.localised(mechanism[key]): "article" for key in ("who", "checked_by")}
    return said


def words_of(written: str, live: Register, code: str) -> str:
    """The text of the row that answers, in a language."""
    package, table, key, locator, period, stem = written.removeprefix(ROW).split("/")
    held, language = live.release.packages[package], language_named(code)
    if table == "mechanism":
        return language.localised(held.descriptor["mechanism"][key])
    answering = []
    for row in held.tables.of(table):
        keys = [str(getattr(row, name, "")) for name in KEYS]
        named = all(part in keys for part in key.split("~") if part)
        there = str(getattr(row, "locator", "")).startswith(locator)
        if named and there and (not period or row.period == period):
            answering.append(row)
    assert len(answering) == 1, f"{len(answering)} rows are {written}"
    text = language.localised(getattr(answering[0], stem))
    assert text, f"{written} is empty"
    return text


KEYS = ("subject", "target", "recommendation", "decision", "paragraph", "indicator")
"""The columns in which the key of such a row can stand."""
