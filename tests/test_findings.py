"""Stated against recomputed: verdicts are exact, and rounding alone never makes a document wrong."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from conftest import TINY
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import RULES, compared, verdict
from generator.findings.intervals import exactly, possible, rounded
from generator.models import Derivation, Figure, Register, Release, Statement
from generator.packages import read_release


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


@given(st.lists(percentages, min_size=2, max_size=4), st.lists(percentages, min_size=2, max_size=4))
def test_what_is_computed_from_computed_figures_keeps_their_rounding(
    later: list[Decimal], earlier: list[Decimal]
) -> None:
    """A difference of two sums, of which only the parts are printed, is not accused for the rounding of the parts."""
    figures = {}
    for period, parts in (("2021", later), ("2020", earlier)):
        ids = []
        for place, part in enumerate(parts):
            one = replace(printed(part, 0), measure=f"part-{place}", period=period)
            figures[one.id] = one
            ids.append(one.id)
        whole = Figure("p", "s", "whole", period, unit="percent", derivations=(Derivation("sum", tuple(ids)),))
        figures[whole.id] = whole
    stated = printed(sum(later, Decimal(0)) - sum(earlier, Decimal(0)), 0)
    change = Derivation("difference", ("p.s.whole.2021", "p.s.whole.2020"))
    figures["p.s.m.2021"] = replace(stated, derivations=(change,))
    register = compared(Register(tiny_release(), figures, {}))
    assert register.figures["p.s.m.2021"].verdict in ("agrees", "rounds")


def test_a_share_of_nothing_is_not_computed() -> None:
    none, part = replace(figure("0", "count"), measure="whole"), replace(figure("0", "count"), measure="part")
    stated = replace(figure("50"), derivations=(Derivation("share", (part.id, none.id)),))
    register = compared(Register(tiny_release(), {one.id: one for one in (none, part, stated)}, {}))
    assert register.figures[stated.id].verdict == "unchecked"


@cache
def tiny_release() -> Release:
    return read_release(TINY / "datapackage.json")
