"""Rules and units: each is known in one place, and nothing that it needs can be forgotten."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from generator.charts.colours import GRADES
from generator.downloads import published_files
from generator.findings.trials import RULES
from generator.kinds import HERE, kind_named
from generator.kinds.defaults import ALL_TITLE
from generator.language import language_named
from generator.language.quantities import quantity
from generator.models import Register
from generator.pages.targets.lists import STATUSES
from generator.views.targets import COUNTED, RARE
from generator.vocabulary import keys_for, rules, units
from generator.vocabulary.files import file_types, media_type
from generator.vocabulary.statuses import outcomes, statuses, statuses_of

COMPARED = {"aim", "attainable", "statements"}
"""Rules that compare what is stated, and compute nothing."""
LANGUAGES = ("en", "zh", "fr", "es", "ru", "ar")
FORMS = {"number", "share", "signed", "signed share", "large", "large dollars"}


def test_every_rule_that_can_be_declared_is_computed() -> None:
    assert set(rules()) == set(RULES) | COMPARED, "rules.csv and RULES in findings/trials.py differ"
    assert set(keys_for("rules")) <= set(RULES)
    for rule in rules().values():
        assert rule.sentence
        assert rule.takes in ("figures", "shares with bases", "list")
        assert not rule.declared or rule.fewest > 0
        assert rule.most is None or rule.most >= rule.fewest
        assert rule.result_unit is None or rule.result_unit in units()


def test_schemas_take_rules_and_units_from_the_vocabulary() -> None:
    tables = kind_named("report-cards").tables
    fields = {
        field["name"]: field
        for table in ("derivations", "measures")
        for field in tables[table]["fields"]
    }
    assert fields["rule"]["constraints"]["enum"] == keys_for("rules")
    assert keys_for(fields["unit"]["vocabulary"]) == list(units())


@pytest.mark.parametrize("key", units())
def test_every_unit_is_written_in_every_language(key: str) -> None:
    assert units()[key].form in FORMS
    for code in LANGUAGES:
        assert any(map(str.isdigit, quantity(language_named(code), Decimal("12.5"), key)))


def test_every_status_of_targets_has_an_outcome_that_is_counted_and_drawn() -> None:
    """A status that is forgotten somewhere would be counted as another, or stop a chart."""
    assert {statuses()[key].outcome for key in statuses_of("results")} <= set(outcomes())
    assert {outcome.measure for outcome in outcomes().values()} <= {*COUNTED, *RARE}
    assert {outcome.style for outcome in outcomes().values()} <= set(GRADES)
    assert len({outcome.symbol for outcome in outcomes().values()}) == len(outcomes())


def test_schemas_take_statuses_from_the_vocabulary() -> None:
    columns = {
        "results": ("targets", "stated_status"),
        "followups": ("decisions", "status"),
        "reporting": ("report-cards", "reported"),
    }
    for table, (kind, column) in columns.items():
        fields = {field["name"]: field for field in kind_named(kind).tables[table]["fields"]}
        assert fields[column]["constraints"]["enum"] == statuses_of(table)
    assert set(STATUSES) == set(statuses_of("results"))
    with pytest.raises(KeyError):
        keys_for("colours")


def test_every_published_file_has_a_type(register: Register) -> None:
    endings = [one.ending for one in file_types()]
    assert len(endings) == len(set(endings))
    assert {one.form for one in file_types()} == {"text", "structured", "archive"}
    files = published_files(register, "https://answerable.example/")
    assert {path.rpartition(".")[2] for path in files} <= set(endings)
    assert media_type("csv") == "text/csv"


@pytest.mark.parametrize("file", sorted(HERE.glob("*.csv")), ids=lambda file: file.stem)
def test_the_measures_of_the_program_have_all_texts_in_every_language(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for column in [column for column in row if column.endswith("_en") and row[column]]:
                stem = column.removesuffix("_en")
                missing = [code for code in LANGUAGES if not row.get(f"{stem}_{code}")]
                assert not missing, f"{row['measure']} has no {stem} in {missing}"


def test_the_subject_of_the_program_has_a_title_in_every_language() -> None:
    assert set(ALL_TITLE) == set(LANGUAGES)
