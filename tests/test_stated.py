"""What a document says is shown as the document says it."""

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import edited, pages_of, records_of, register_of, shown

from generator.citations.datasets import figure_dataset
from generator.language import language_named

STATEMENTS = "data/umbrella-cards/statements.csv"
CHANGE = "dryness,change-since-2020,2021,-2.5,,,A,T/1/2,table 1,text,,,,\n"


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_stated_number_keeps_its_digits_everywhere(project: Path, code: str) -> None:
    """A document that prints 99.9996 does not say 100.0. Rounding is for computed numbers."""
    for year, old, new in (("2020", "50", "0.0043"), ("2021", "47.5", "99.9996")):
        row = f"dryness,met-or-exceeded,{year}"
        edited(project, STATEMENTS, f"{row},{old},", f"{row},{new},")
    register, language = register_of(edited(project, STATEMENTS, CHANGE, "")), language_named(code)
    page = pages_of(register, code)["umbrella-cards/indicators/dryness.md"]
    records = records_of(register, code)
    for year, number in (("2020", "0.0043"), ("2021", "99.9996")):
        figure = register.figures[f"umbrella-cards.dryness.met-or-exceeded.{year}"]
        written = language.number(Decimal(number))
        assert page.markdown.count(written) == 4  # sentence, message and alt of chart, table
        assert [row for row in page.charts[0].rows if written in row["text"]]
        assert shown(records[figure.id]).count(written) >= 2
        dataset = figure_dataset(register, figure, language, "https://spoons.example/")
        assert dataset["variableMeasured"]["value"] == float(number)


def test_a_computed_number_is_rounded(project: Path) -> None:
    for old, new in (("2020,50", "2020,0.0043"), ("2021,47.5", "2021,99.9996")):
        row = "dryness,met-or-exceeded"
        edited(project, STATEMENTS, f"{row},{old},", f"{row},{new},")
    edited(project, STATEMENTS, CHANGE, "")
    record = records_of(register_of(project))["umbrella-cards.dryness.change-since-2020.2021"]
    assert "+100.0 points" in shown(record)
    assert "100.0 percentage points more" in record.description


@pytest.mark.parametrize(
    ("status", "code", "written"),
    [
        ("P", "en", "about 60% (provisional)"),
        ("E", "en", "about 60% (estimated)"),
        ("P", "zh", "约60%（暂定）"),
    ],
)
def test_a_provisional_number_says_so_beside_it(
    project: Path, status: str, code: str, written: str
) -> None:
    edited(
        project,
        STATEMENTS,
        "politeness,met-or-exceeded,2021,60,about,,A",
        f"politeness,met-or-exceeded,2021,60,about,,{status}",
    )
    register, pages = register_of(project), pages_of(project, code)
    identity = "umbrella-cards.politeness.met-or-exceeded.2021"
    assert shown(records_of(register, code)[identity]).count(written) == 2
    for path in ("indicators/politeness", "index", "compare/indicators"):
        assert f"[{written}]" in pages[f"umbrella-cards/{path}.md"].markdown.replace("\\", ""), path
    page = pages["umbrella-cards/indicators/politeness.md"]
    assert written in page.charts[0].message
    assert written in page.charts[0].rows[0]["tip"]
    assert written.startswith(page.charts[0].rows[0]["text"])
