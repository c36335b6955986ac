"""Rules and units: each is known in one place, and nothing that it needs can be forgotten."""

from decimal import Decimal

import pytest

from generator.findings.trials import RULES
from generator.kinds import kind_named
from generator.language import language_named
from generator.language.quantities import quantity
from generator.vocabulary import keys_for, rules, units

COMPARED = {"aim", "attainable", "statements"}
"""Rules that compare what is stated, and compute nothing."""
FORMS = {"number", "share", "signed", "signed share", "large", "large dollars"}


def test_every_rule_that_can_be_declared_is_computed() -> None:
    assert set(rules()) == set(RULES) | COMPARED
    assert set(keys_for("rules")) <= set(RULES)
    for rule in rules().values():
        assert rule.sentence
        assert rule.takes in ("figures", "shares with bases", "list")
        assert not rule.declared or rule.fewest > 0
        assert rule.most is None or rule.most >= rule.fewest
        assert rule.result_unit is None or rule.result_unit in units()


def test_schemas_take_rules_and_units_from_the_vocabulary() -> None:
    kind = kind_named("report-cards")
    enums = {
        field["name"]: field["constraints"]["enum"]
        for table in ("derivations", "measures")
        for field in kind.tables[table]["fields"]
        if field["name"] in ("rule", "unit")
    }
    assert enums == {"rule": keys_for("rules"), "unit": list(units())}


@pytest.mark.parametrize("key", units())
def test_every_unit_is_written_in_every_language(key: str) -> None:
    assert units()[key].form in FORMS
    for code in ("en", "zh", "fr", "es", "ru", "ar"):
        assert any(map(str.isdigit, quantity(language_named(code), Decimal("12.5"), key)))
