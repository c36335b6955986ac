"""Stated against recomputed: verdicts are exact, and rounding alone never makes a document wrong."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import RULES, verdict
from generator.findings.intervals import exactly, possible, rounded
from generator.models import Figure, Register, Statement


def figure(value: str, unit: str = "percent", qualifier: str | None = None, high: str | None = None) -> Figure:
    statement = Statement(
        Decimal(value), "T/1/2", "para. 1", "zh", qualifier=qualifier, high=None if high is None else Decimal(high)
    )
    return Figure("p", "s", "m", "2021", unit=unit, statements=(statement,))


def judged(rule: str, stated: Figure, operands: list[Figure]) -> str:
    values = [operand.value for operand in operands]
    numbers = [value for value in values if isinstance(value, Decimal)]
    bounds = RULES[rule]([possible(operand, value) for operand, value in zip(operands, numbers, strict=True)])
    return verdict(stated, RULES[rule]([exactly(value) for value in numbers]).low, bounds)


@pytest.mark.parametrize(
    ("rule", "stated", "operands", "expected"),
    [
        ("difference", figure("3"), [figure("92"), figure("89")], "agrees"),
        ("difference", figure("4"), [figure("92"), figure("89")], "rounds"),
        ("difference", figure("5"), [figure("92"), figure("89")], "differs"),
        ("difference", figure("2", "count"), [figure("68", "count"), figure("66", "count")], "agrees"),
        ("difference", figure("3", "count"), [figure("68", "count"), figure("66", "count")], "differs"),
        ("sum", figure("60", qualifier="about"), [figure("28"), figure("34")], "rounds"),
        ("sum", figure("60"), [figure("28"), figure("34")], "differs"),
        ("sum", figure("60", qualifier="over"), [figure("28"), figure("34")], "rounds"),
        ("sum", figure("60", qualifier="under"), [figure("28"), figure("34")], "differs"),
        ("sum", figure("60", qualifier="range", high="65"), [figure("28"), figure("34")], "rounds"),
        ("share", figure("27"), [figure("15", "count"), figure("55", "count")], "agrees"),
        ("share", figure("28"), [figure("15", "count"), figure("55", "count")], "differs"),
        ("mean", figure("50"), [figure("40"), figure("60")], "agrees"),
        (
            "pooled-share",
            figure("30"),
            [figure("20"), figure("50", "count"), figure("40"), figure("50", "count")],
            "agrees",
        ),
    ],
)
def test_a_rule_gives_its_verdict(rule: str, stated: Figure, operands: list[Figure], expected: str) -> None:
    assert judged(rule, stated, operands) == expected


def test_a_count_is_implied_only_where_one_whole_number_fits() -> None:
    fits = RULES["implied-count"]([possible(figure("59"), Decimal(59)), exactly(Decimal(68))])
    many = RULES["implied-count"]([possible(figure("59"), Decimal(59)), exactly(Decimal(680))])
    assert (fits.low, fits.high) == (Decimal(40), Decimal(40))
    assert many.low < many.high


@pytest.mark.parametrize(
    ("value", "like", "expected"), [("0.5", "1", "1"), ("-0.5", "1", "-1"), ("2.45", "0.1", "2.5")]
)
def test_rounding_is_half_away_from_zero(value: str, like: str, expected: str) -> None:
    assert rounded(Decimal(value), Decimal(like)) == Decimal(expected)


percentages = st.decimals(min_value=0, max_value=100, places=4)


def printed(value: Decimal, decimals: int) -> Figure:
    return figure(str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)))


@given(percentages, percentages, st.integers(0, 2))
def test_correctly_rounded_differences_never_differ(later: Decimal, earlier: Decimal, decimals: int) -> None:
    stated = printed(later - earlier, decimals)
    assert judged("difference", stated, [printed(later, decimals), printed(earlier, decimals)]) != "differs"


@given(st.lists(percentages, min_size=2, max_size=6), st.integers(0, 1))
def test_correctly_rounded_sums_never_differ(parts: list[Decimal], decimals: int) -> None:
    stated = printed(sum(parts, Decimal(0)), decimals)
    assert judged("sum", stated, [printed(part, decimals) for part in parts]) != "differs"


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 2))
def test_correctly_rounded_shares_never_differ(part: int, whole: int, decimals: int) -> None:
    stated = printed(Decimal(100) * part / whole, decimals)
    counts = [figure(str(part), "count"), figure(str(whole), "count")]
    assert judged("share", stated, counts) == "agrees"


def test_each_comparison_is_one_finding(register: Register) -> None:
    ids = [finding.id for finding in register.findings]
    assert ids == sorted(set(ids))
    assert {finding.verdict for finding in register.findings} == {"agrees", "rounds"}
