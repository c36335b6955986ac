"""The register: ids, what is stated, what is computed, and which of several statements is
published.
"""

from decimal import Decimal

import pytest

from generator.models import Register


def test_an_id_has_package_subject_measure_and_period(register: Register) -> None:
    assert all(identity.count(".") == 3 and len(identity) <= 120 for identity in register.figures)
    assert list(register.figures) == sorted(register.figures)


@pytest.mark.parametrize(
    ("identity", "value", "computed", "basis", "verdict"),
    [
        ("umbrella-cards.dryness.met-or-exceeded.2021", "47.5", None, "stated", "unchecked"),
        ("umbrella-cards.dryness.met-or-exceeded.2019", None, None, "stated", "unchecked"),
        ("umbrella-cards.dryness.change-since-2020.2021", "-2.5", "-2.5", "both", "unchecked"),
        ("umbrella-cards.return-on-time.change-since-2020.2021", "20", "21", "both", "rounds"),
        ("umbrella-cards.all-umbrellas.share-in-all.2021", "99", "100", "both", "rounds"),
        ("umbrella-cards.all-umbrellas.strengths.2021", None, "1", "computed", "unchecked"),
        ("umbrella-cards.all-umbrellas.strengths.2020", None, "1", "computed", "unchecked"),
        (
            "umbrella-cards.all-umbrellas.areas-for-improvement.2020",
            None,
            "1",
            "computed",
            "unchecked",
        ),
        ("umbrella-cards.bbu~dryness.rating.2021", "fine", None, "stated", "unchecked"),
        ("umbrella-cards.omt.reported.2021", "no", None, "stated", "unchecked"),
        ("biscuit-targets.tins-closed~pantry.value.2021", "4", None, "stated", "unchecked"),
        ("biscuit-targets.fewer-crumbs.stated-status.2021", "met", None, "stated", "unchecked"),
    ],
)
def test_a_figure_says_what_is_stated_and_what_follows(
    register: Register,
    identity: str,
    value: str | None,
    computed: str | None,
    basis: str,
    verdict: str,
) -> None:
    figure = register.figures[identity]
    assert (figure.value is None) == (value is None)
    assert value is None or str(figure.value) == value
    assert figure.computed == (None if computed is None else Decimal(computed))
    assert (figure.basis, figure.verdict) == (basis, verdict)


def test_the_main_statement_is_published_and_comes_first(register: Register) -> None:
    figure = register.figures["umbrella-cards.all-umbrellas.umbrellas-lent.2021"]
    assert figure.value == Decimal(1200)
    assert [statement.locator for statement in figure.statements] == ["para. 6", "para. 11"]
    assert figure.statements[1].high == Decimal(1400)
    assert figure.statements[1].note == {"en": "Counted at the door.", "zh": "在门口清点。"}


def test_not_applicable_and_not_reported_are_two_facts(register: Register) -> None:
    assert register.figures["umbrella-cards.dryness.met-or-exceeded.2019"].obs_status == "M"
    assert register.figures["umbrella-cards.politeness.met-or-exceeded.2020"].obs_status == "O"


def test_nothing_is_computed_where_an_operand_has_no_value(register: Register) -> None:
    """Politeness was not reported in 2020: its change is no figure at all."""
    assert "umbrella-cards.politeness.change-since-2020.2021" not in register.figures


def test_a_computed_figure_names_the_figures_that_went_in(register: Register) -> None:
    figure = register.figures["umbrella-cards.all-umbrellas.strengths.2021"]
    assert figure.rows == ("umbrella-cards.return-on-time.met-or-exceeded.2021",)


def test_a_statement_says_which_edition_was_read(register: Register) -> None:
    (statement,) = register.figures["umbrella-cards.dryness.met-or-exceeded.2021"].statements
    assert (statement.source, statement.locator, statement.language) == ("T/1/2", "table 1", "zh")
