"""Findings: verdicts are exact, and a difference that rounding explains is never `differs`."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from conftest import TINY, edited, register_of, release_of, with_rows, with_table
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import compared
from generator.findings.aims import status_verdict
from generator.findings.coverage import coverage
from generator.findings.intervals import exactly, possible, rounded_like
from generator.findings.judgement import nearby
from generator.findings.leeway import leeway
from generator.findings.notes import notes
from generator.findings.operands import Operand, operand_of
from generator.findings.trials import RULES, Trial
from generator.models import Derivation, Figure, Finding, Register, Release, Statement


def figure(
    value: str, unit: str = "percent", qualifier: str | None = None, high: str | None = None
) -> Figure:
    statement = Statement(
        Decimal(value),
        "T/1/2",
        "para. 1",
        "zh",
        qualifier=qualifier,
        high=None if high is None else Decimal(high),
    )
    return Figure("p", "s", "m", "2021", unit=unit, statements=(statement,))


def judged(rule: str, stated: Figure, operands: list[Figure]) -> str:
    known = [
        Operand(one.value, possible(one, one.value))
        for one in operands
        if isinstance(one.value, Decimal)
    ]
    assert isinstance(stated.value, Decimal)
    return Trial(rule, known).verdict(stated, stated.value)


@pytest.mark.parametrize(
    ("rule", "stated", "operands", "expected"),
    [
        ("difference", figure("3"), [figure("92"), figure("89")], "agrees"),
        ("difference", figure("4"), [figure("92"), figure("89")], "rounds"),
        ("difference", figure("5"), [figure("92"), figure("89")], "differs"),
        (
            "difference",
            figure("2", "count"),
            [figure("68", "count"), figure("66", "count")],
            "agrees",
        ),
        (
            "difference",
            figure("3", "count"),
            [figure("68", "count"), figure("66", "count")],
            "differs",
        ),
        ("sum", figure("60", qualifier="about"), [figure("28"), figure("34")], "rounds"),
        ("sum", figure("60"), [figure("28"), figure("34")], "differs"),
        ("sum", figure("60", qualifier="over"), [figure("28"), figure("34")], "agrees"),
        ("sum", figure("60", qualifier="under"), [figure("28"), figure("34")], "differs"),
        (
            "sum",
            figure("50", "count", "over"),
            [figure("30", "count"), figure("20", "count")],
            "differs",
        ),
        ("sum", figure("60", qualifier="range", high="65"), [figure("28"), figure("34")], "agrees"),
        ("share", figure("27"), [figure("15", "count"), figure("55", "count")], "rounds"),
        ("share", figure("20"), [figure("11", "count"), figure("55", "count")], "agrees"),
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
def test_a_rule_gives_its_verdict(
    rule: str, stated: Figure, operands: list[Figure], expected: str
) -> None:
    assert judged(rule, stated, operands) == expected


def test_a_count_is_implied_only_where_one_whole_number_fits() -> None:
    fits = RULES["implied-count"]([possible(figure("59"), Decimal(59)), exactly(Decimal(68))])
    many = RULES["implied-count"]([possible(figure("59"), Decimal(59)), exactly(Decimal(680))])
    none = RULES["implied-count"]([possible(figure("0"), Decimal(0)), exactly(Decimal(68))])
    assert (fits.low, fits.high) == (Decimal(40), Decimal(40))
    assert (str(none.low), str(none.high)) == ("0", "0")
    assert many.low < many.high


@pytest.mark.parametrize(
    ("value", "like", "expected"), [("0.5", "1", "1"), ("-0.5", "1", "-1"), ("2.45", "0.1", "2.5")]
)
def test_rounding_is_half_away_from_zero(value: str, like: str, expected: str) -> None:
    assert rounded_like(Decimal(value), Decimal(like)) == Decimal(expected)


percentages = st.decimals(min_value=0, max_value=100, places=4)


def printed(value: Decimal, decimals: int) -> Figure:
    return figure(str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)))


@given(percentages, percentages, st.integers(0, 2))
def test_correctly_rounded_differences_never_differ(
    later: Decimal, earlier: Decimal, decimals: int
) -> None:
    stated = printed(later - earlier, decimals)
    assert (
        judged("difference", stated, [printed(later, decimals), printed(earlier, decimals)])
        != "differs"
    )


@given(st.lists(percentages, min_size=2, max_size=6), st.integers(0, 1))
def test_correctly_rounded_sums_never_differ(parts: list[Decimal], decimals: int) -> None:
    stated = printed(sum(parts, Decimal(0)), decimals)
    assert judged("sum", stated, [printed(part, decimals) for part in parts]) != "differs"


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 2))
def test_correctly_rounded_shares_never_differ(part: int, whole: int, decimals: int) -> None:
    stated = printed(Decimal(100) * part / whole, decimals)
    counts = [figure(str(part), "count"), figure(str(whole), "count")]
    assert judged("share", stated, counts) in ("agrees", "rounds")


def test_each_comparison_is_one_finding(register: Register) -> None:
    ids = [finding.id for finding in register.findings]
    assert ids == sorted(set(ids))
    assert [finding.id for finding in register.findings if finding.verdict == "differs"] == [
        "umbrella-cards.all-umbrellas.umbrellas-lent.2021.statements",
        "umbrella-cards.return-on-time.met-or-exceeded.2021.statements",
    ]


@given(st.lists(percentages, min_size=2, max_size=4), st.lists(percentages, min_size=2, max_size=4))
def test_what_is_computed_from_computed_figures_keeps_their_rounding(
    later: list[Decimal], earlier: list[Decimal]
) -> None:
    """A difference of two sums, of which only the parts are printed, is not accused for the
    rounding of the parts.
    """
    figures: dict[str, Figure] = {}
    for period, parts in (("2021", later), ("2020", earlier)):
        ids = []
        for place, part in enumerate(parts):
            one = replace(printed(part, 0), measure=f"part-{place}", period=period)
            figures[one.id] = one
            ids.append(one.id)
        whole = Figure(
            "p", "s", "whole", period, unit="percent", derivations=(Derivation("sum", tuple(ids)),)
        )
        figures[whole.id] = whole
    stated = printed(sum(later, Decimal(0)) - sum(earlier, Decimal(0)), 0)
    change = Derivation("difference", ("p.s.whole.2021", "p.s.whole.2020"))
    figures["p.s.m.2021"] = replace(stated, derivations=(change,))
    register = compared(Register(tiny_release(), figures, {}))
    assert register.figures["p.s.m.2021"].verdict != "differs"


def test_a_share_of_nothing_is_not_computed() -> None:
    none, part = (
        replace(figure("0", "count"), measure="whole"),
        replace(figure("0", "count"), measure="part"),
    )
    stated = replace(figure("50"), derivations=(Derivation("share", (part.id, none.id)),))
    register = compared(Register(tiny_release(), {one.id: one for one in (none, part, stated)}, {}))
    assert register.figures[stated.id].verdict == "unchecked"


def numbers(**values: tuple[str, str]) -> dict[str, Figure]:
    """Figures by measure, each with its printed value and unit."""
    return {
        name: replace(figure(value, unit), measure=name) for name, (value, unit) in values.items()
    }


def findings_of(*figures: Figure) -> dict[str, tuple[str, str]]:
    """Verdict and method of every finding, by its id without the figure."""
    register = compared(Register(tiny_release(), {one.id: one for one in figures}, {}))
    return {
        one.id.removeprefix("p.s."): (one.verdict, " ".join(one.methods))
        for one in register.findings
    }


@pytest.mark.parametrize(
    ("share", "base", "sums", "expected"),
    [
        ("70", "20", False, ("agrees", "")),
        ("64", "11", False, ("rounds", "")),
        ("70", "11", False, ("rounds", "one-not-rated")),
        ("68", "11", False, ("differs", "")),
        ("27", "68", False, ("unchecked", "")),
        ("27", "68", True, ("unchecked", "")),
        ("28", "68", True, ("unchecked", "")),
        ("50", "1", False, ("differs", "")),
    ],
)
def test_a_share_is_one_that_its_base_can_have(
    share: str, base: str, sums: bool, expected: tuple[str, str]
) -> None:
    one = numbers(share=(share, "percent"), base=(base, "count"))
    part = Figure(
        "p",
        "s",
        "part",
        "2021",
        unit="count",
        derivations=(Derivation("implied-count", tuple(map(identity, one.values()))),),
    )
    rest = numbers(rest=("1", "percent"))
    whole = Figure(
        "p",
        "s",
        "whole",
        "2021",
        unit="percent",
        derivations=(Derivation("sum", ("p.s.share.2021", "p.s.rest.2021")),),
    )
    found = findings_of(*one.values(), part, *(() if not sums else (*rest.values(), whole)))
    assert found["share.2021.attainable"] == expected


def identity(one: Figure) -> str:
    return one.id


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("27", ("rounds", "")),
        ("22", ("rounds", "other-base")),
        ("28", ("rounds", "one-not-rated")),
        ("31", ("differs", "")),
    ],
)
def test_a_share_is_tried_on_every_base_of_its_part(stated: str, expected: tuple[str, str]) -> None:
    one = numbers(part=("15", "count"), applicable=("55", "count"), reporting=("68", "count"))
    share = replace(
        figure(stated), derivations=(Derivation("share", ("p.s.part.2021", "p.s.applicable.2021")),)
    )
    other = Figure(
        "p",
        "s",
        "kept-in",
        "2021",
        unit="percent",
        derivations=(Derivation("share", ("p.s.part.2021", "p.s.reporting.2021")),),
    )
    assert findings_of(*one.values(), share, other)["m.2021.share"] == expected


@pytest.mark.parametrize(
    ("rule", "stated", "expected"),
    [
        ("pooled-share", "28", ("agrees", "")),
        ("pooled-share", "40", ("agrees", "simple-mean")),
        ("pooled-share", "45", ("differs", "")),
        ("mean", "40", ("unchecked", "")),
        ("mean", "45", ("unchecked", "")),
        ("mean", "62", ("differs", "")),
    ],
)
def test_pooled_and_mean_are_each_tried_for_the_other(
    rule: str, stated: str, expected: tuple[str, str]
) -> None:
    one = numbers(
        first=("20", "percent"),
        bases=("80", "count"),
        second=("60", "percent"),
        others=("20", "count"),
    )
    names = tuple(figure.id for figure in one.values())
    whole = replace(
        figure(stated),
        derivations=(Derivation(rule, names if rule == "pooled-share" else names[::2]),),
    )
    assert findings_of(*one.values(), whole)[f"m.2021.{rule}"] == expected


@pytest.mark.parametrize(
    ("stated", "expected"), [("40", "unchecked"), ("58", "agrees"), ("62", "differs")]
)
def test_what_is_pooled_lies_between_its_parts_where_a_base_is_not_reported(
    stated: str, expected: str
) -> None:
    one = numbers(
        first=("20", "percent"),
        bases=("80", "count"),
        second=("60", "percent"),
        others=("20", "count"),
    )
    silent = replace(one["others"].statements[0], value=None, obs_status="O")
    one["others"] = replace(one["others"], statements=(silent,))
    names = tuple(figure.id for figure in one.values())
    whole = replace(figure(stated), derivations=(Derivation("pooled-share", names),))
    assert findings_of(*one.values(), whole) == {"m.2021.between": (expected, "")}


@pytest.mark.parametrize(
    ("main", "other", "expected"),
    [
        (("87", None, None), ("87", None, None), "agrees"),
        (("87", None, None), ("86", None, None), "differs"),
        (("87", None, None), ("86.8", None, None), "rounds"),
        (("500", "over", None), ("500", None, None), "rounds"),
        (("60", "about", None), ("58", None, None), "rounds"),
        (("60", None, None), ("58", "range", "62"), "agrees"),
        (("60", None, None), ("50", "range", "70"), "unchecked"),
        (("60", None, None), ("65", "at-least", None), "differs"),
        (("50", "over", None), ("50", "under", None), "differs"),
        (("10", "at-most", None), ("10", "over", None), "differs"),
        (("25", "about", None), ("22.7", None, None), "rounds"),
        (("25", "about", None), ("21", None, None), "differs"),
    ],
)
def test_two_places_state_one_number(
    main: tuple[str, str | None, str | None],
    other: tuple[str, str | None, str | None],
    expected: str,
) -> None:
    one, two = (
        figure(value, "percent", hedge, high).statements[0] for value, hedge, high in (main, other)
    )
    several = replace(figure("1"), statements=(one, replace(two, main=False, locator="para. 2")))
    assert findings_of(several) == {"m.2021.statements": (expected, "")}


def test_not_applicable_and_a_number_are_two_facts() -> None:
    one = figure("42").statements[0]
    other = replace(one, value=None, obs_status="M", main=False)
    assert findings_of(replace(figure("42"), statements=(one, other))) == {
        "m.2021.statements": ("differs", "")
    }


def test_round_counts_may_be_rounded() -> None:
    one = numbers(first=("5283", "count"), second=("4300", "count"))
    whole = replace(
        figure("9600", "count"),
        derivations=(Derivation("sum", tuple(map(identity, one.values()))),),
    )
    assert findings_of(*one.values(), whole) == {"m.2021.sum": ("rounds", "")}


@pytest.mark.parametrize("hedge", ["over", "under", "at-least", "at-most"])
def test_nothing_is_computed_from_a_number_that_is_left_open(hedge: str) -> None:
    first = replace(figure("500", "count", hedge), measure="first")
    second = replace(figure("20", "count"), measure="second")
    whole = Figure(
        "p", "s", "m", "2021", unit="count", derivations=(Derivation("sum", (first.id, second.id)),)
    )
    register = compared(
        Register(tiny_release(), {one.id: one for one in (first, second, whole)}, {})
    )
    assert whole.id not in register.figures


def test_a_share_of_money_is_never_out_of_reach() -> None:
    one = numbers(base=("101.4", "usd-million"), part=("1", "usd-million"))
    silent = replace(one["part"].statements[0], value=None, obs_status="O")
    part = replace(one["part"], statements=(silent,))
    share = replace(figure("2.3"), derivations=(Derivation("share", (part.id, one["base"].id)),))
    assert findings_of(one["base"], part, share) == {}


def test_what_is_not_applicable_is_left_out_on_trial() -> None:
    """15 of 68 is stated as 30 %: so it is of the 50 to which the indicator applies."""
    one = numbers(part=("15", "count"), reporting=("68", "count"), without=("18", "count"))
    names = {name: figure.id for name, figure in one.items()}
    rest = Figure(
        "p", "s", "applicable", "2021", unit="count",
        derivations=(Derivation("difference", (names["reporting"], names["without"])),),
    )  # fmt: skip
    share = replace(
        figure("30"), derivations=(Derivation("share", (names["part"], names["reporting"])),)
    )
    assert findings_of(*one.values(), rest, share) == {"m.2021.share": ("agrees", "other-base")}


@pytest.mark.parametrize(("share", "nearest"), [("50", "60"), ("25", "20")])
def test_the_nearest_share_is_that_of_the_nearest_number_half_up(share: str, nearest: str) -> None:
    """50% of 5 teams is 2.5: the nearest number of teams is 3, which is 60%."""
    one = numbers(share=(share, "percent"), base=("5", "count"))
    part = replace(follows("part", "implied-count", "share", "base"), unit="count")
    register = compared(
        Register(tiny_release(), {each.id: each for each in (*one.values(), part)}, {})
    )
    assert [each.found for each in register.findings if each.rule == "attainable"] == [
        Decimal(nearest)
    ]


def test_a_list_has_its_own_members_only(project: Path) -> None:
    row = (
        "scolded,dryness,2021,Scolded for puddles,因水坑受批评,The report scolds it.,"
        "报告批评了它。,T/1/2,footnote 3"
    )
    with_rows(project, "umbrella-cards/lists", row)
    with_rows(project, "umbrella-cards/members", "scolded,omt")
    register = register_of(project)
    sizes = [operand_of(register, "umbrella-cards", name) for name in ("praised", "scolded")]
    assert [size.value for size in sizes if size] == [2, 1]


def test_a_finding_names_only_what_was_tried() -> None:
    one = numbers(part=("29", "count"), whole=("57", "count"))
    share = replace(
        figure("50"), derivations=(Derivation("share", tuple(map(identity, one.values()))),)
    )
    found = compared(
        Register(tiny_release(), {each.id: each for each in (*one.values(), share)}, {})
    ).findings
    assert [(each.verdict, each.tried) for each in found] == [("differs", ("one-not-rated",))]


def test_equal_values_in_many_places_are_one_finding() -> None:
    one = figure("87").statements[0]
    others = [replace(figure(value).statements[0], main=False) for value in ("86", "86", "87")]
    assert len(findings_of(replace(figure("87"), statements=(one, *others)))) == 2


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("fewer-crumbs.stated-status.2020", "agrees"),
        ("fewer-crumbs.stated-status.2021", "agrees"),
        ("tins-closed~kitchen.stated-status.2021", "agrees"),
        ("tins-closed~pantry.stated-status.2021", "agrees"),
        ("tins-closed.stated-status.2020", "agrees"),
        ("broken-biscuits.stated-status.2021", "agrees"),
    ],
)
def test_a_status_is_held_against_its_aim(register: Register, target: str, expected: str) -> None:
    """A result that equals its aim reaches it, at least or at most."""
    verdicts = {one.figure: one.verdict for one in register.findings if one.rule == "aim"}
    assert verdicts[f"biscuit-targets.{target}"] == expected
    assert "biscuit-targets.soft-biscuits.stated-status.2021" not in verdicts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "tins-closed,2021,kitchen,5,6,,,,,,met",
            "tins-closed,2021,kitchen,5,4,,,,,,met",
            "differs",
        ),
        (
            "tins-closed,2021,kitchen,5,6,,,,,,met",
            "tins-closed,2021,kitchen,5,4,at-least,,,,,met",
            "unchecked",
        ),
        (
            "tins-closed,2021,kitchen,5,6,,,,,,met",
            "tins-closed,2021,kitchen,5,6,,,,,,not-met",
            "differs",
        ),
        (
            "tins-closed,2021,kitchen,5,6,,,,,,met",
            "tins-closed,2021,kitchen,5,5,,,,,,not-met",
            "differs",
        ),
    ],
)
def test_a_status_that_its_aim_does_not_bear_out_differs(
    project: Path, old: str, new: str, expected: str
) -> None:
    edited(project, "data/biscuit-targets/results.csv", old, new)
    register = register_of(project)
    found = {one.id: one.verdict for one in register.findings}
    assert found["biscuit-targets.tins-closed~kitchen.stated-status.2021.aim"] == expected


def test_coverage_counts_each_stated_figure_once_and_says_why_it_was_not_checked(
    register: Register,
) -> None:
    for name in register.release.packages:
        covered = coverage(register, name)
        stated = [
            one for one in register.figures.values() if one.package == name and one.statements
        ]
        assert covered.stated == len(stated)
        assert covered.verdicts["unchecked"] == sum(covered.reasons.values())
    cards = coverage(register, "umbrella-cards")
    assert (cards.verdicts["differs"], cards.reasons["no-value"], cards.reasons["code"]) == (
        2,
        2,
        4,
    )
    biscuits = coverage(register, "biscuit-targets")
    assert (biscuits.verdicts["agrees"], biscuits.reasons["used"], biscuits.reasons["alone"]) == (
        6,
        12,
        3,
    )


@cache
def tiny_release() -> Release:
    return release_of(TINY)


def follows(measure: str, rule: str, *operands: str) -> Figure:
    """A percentage that no document states."""
    ids = tuple(f"p.s.{operand}.2021" for operand in operands)
    return Figure("p", "s", measure, "2021", unit="percent", derivations=(Derivation(rule, ids),))


@pytest.mark.parametrize(
    ("rule", "operands", "expected"),
    [
        ("share", ("sixty", "ninety"), ("65", "67")),
        ("mean", ("sixty", "odd"), ("60", "61")),
        ("mean", ("fine", "odd"), ("44.4", "45.1")),
        ("sum", ("sixty", "ninety"), None),
        ("difference", ("share", "sixty"), ("4", "8")),
        ("sum", ("share", "ninety"), ("155", "159")),
        ("share", ("count", "whole"), None),
    ],
)
def test_a_value_with_more_decimals_than_went_in_has_bounds(
    rule: str, operands: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    """Also where it follows from another such value, whose own decimals mean nothing."""
    one = numbers(
        sixty=("60", "percent"),
        ninety=("91", "percent"),
        odd=("61", "percent"),
        fine=("28.5", "percent"),
        count=("15", "count"),
        whole=("55", "count"),
    )
    figures = [
        *one.values(),
        follows("share", "share", "sixty", "ninety"),
        follows("m", rule, *operands),
    ]
    register = compared(Register(tiny_release(), {figure.id: figure for figure in figures}, {}))
    assert leeway(register, register.figures["p.s.m.2021"]) == (
        expected and tuple(map(Decimal, expected))
    )


@pytest.mark.parametrize(
    ("stated", "unit", "rule", "operands", "power"),
    [
        ("92", "percent", "share", (("59", "count"), ("64", "count")), "0.83"),
        ("68", "count", "sum", (("40", "count"), ("28", "count")), "1.00"),
        ("3", "percentage-points", "difference", (("92", "percent"), ("89", "percent")), "0.67"),
    ],
)
def test_the_power_of_a_check_is_the_share_of_small_errors_that_it_would_notice(
    stated: str, unit: str, rule: str, operands: tuple[tuple[str, str], ...], power: str
) -> None:
    parts = numbers(**{f"part-{place}": operand for place, operand in enumerate(operands)})
    derivation = Derivation(rule, tuple(map(identity, parts.values())))
    whole = replace(figure(stated, unit), derivations=(derivation,))
    (found,) = [one for one in findings_in(*parts.values(), whole) if one.rule == rule]
    assert found.verdict in ("agrees", "rounds")
    assert found.power == Decimal(power)


def findings_in(*figures: Figure) -> tuple[Finding, ...]:
    """All findings about these figures."""
    return compared(Register(tiny_release(), {one.id: one for one in figures}, {})).findings


def test_errors_that_no_number_can_have_do_not_count() -> None:
    assert nearby(figure("100"), Decimal(100)) == [Decimal(99), Decimal(98), Decimal(95)]
    assert nearby(figure("0", "count"), Decimal(0)) == [Decimal(1), Decimal(2), Decimal(5)]
    assert len(nearby(figure("0", "percentage-points"), Decimal(0))) == 6


def test_a_method_that_lets_every_number_pass_is_no_match() -> None:
    """Any mean of 20 and 60 is possible if the shares may weigh anything: 45 shows nothing."""
    parts = numbers(first=("20", "percent"), second=("60", "percent"))
    whole = replace(
        figure("45"), derivations=(Derivation("mean", tuple(map(identity, parts.values()))),)
    )
    (found,) = findings_in(*parts.values(), whole)
    assert (found.verdict, found.reason, found.methods) == ("unchecked", "weak", ())


def test_every_whole_percentage_of_a_large_base_shows_nothing() -> None:
    one = numbers(share=("33", "percent"), base=("950", "count"))
    part = replace(follows("part", "implied-count", "share", "base"), unit="count")
    (found,) = findings_in(*one.values(), part)
    assert (found.rule, found.verdict, found.reason) == ("attainable", "unchecked", "weak")


@pytest.mark.parametrize(
    ("values", "stated", "expected", "ties"),
    [
        (("92", "91", "87"), "1", "agrees", 0),
        (("92", "92", "87"), "1", "agrees", 1),
        (("91", "92", "87"), "1", "differs", 0),
        (("87", "92", "92"), "3", "agrees", 0),
    ],
)
def test_a_rank_is_the_place_from_the_highest(
    values: tuple[str, ...], stated: str, expected: str, ties: int
) -> None:
    ranked = numbers(**{f"value-{place}": (value, "count") for place, value in enumerate(values)})
    derivation = Derivation("rank", tuple(map(identity, ranked.values())))
    place = replace(figure(stated, "count"), derivations=(derivation,))
    register = compared(
        Register(tiny_release(), {one.id: one for one in (*ranked.values(), place)}, {})
    )
    assert [one.verdict for one in register.findings] == [expected]
    tied = [note for note in notes(register) if note.kind == "tie"]
    assert [len(note.others) for note in tied] == ([ties] if ties else [])


def test_changes_above_and_below_zero_are_counted() -> None:
    changes = numbers(
        **{
            f"change-{place}": (value, "percentage-points")
            for place, value in enumerate(["3", "0", "-2", "-5"])
        }
    )
    operands = tuple(map(identity, changes.values()))
    up = replace(figure("1", "count"), derivations=(Derivation("risen", operands),))
    down = replace(up, measure="fell", derivations=(Derivation("fallen", operands),))
    found = {one.rule: (one.found, one.verdict) for one in findings_in(*changes.values(), up, down)}
    assert found == {"risen": (Decimal(1), "agrees"), "fallen": (Decimal(2), "differs")}


def test_a_place_is_recomputed_from_its_own_numbers() -> None:
    """Table 1 states 87%, which the counts make; paragraph 42 prints 86% beside the same counts."""
    share, part, whole = figure("87"), figure("59", "count"), figure("68", "count")
    part, whole = replace(part, measure="part"), replace(whole, measure="whole")
    again = replace(share.statements[0], value=Decimal(86), main=False, locator="para. 42")
    here = replace(part.statements[0], locator="para. 42")
    share = replace(
        share,
        statements=(*share.statements, again),
        derivations=(Derivation("share", (part.id, whole.id)),),
    )
    found = [
        (one.verdict, one.stated[0][1].locator)
        for one in findings_in(share, replace(part, statements=(here,)), whole)
        if one.rule == "share"
    ]
    assert found == [("rounds", "para. 1"), ("differs", "para. 42")]


def test_two_speakers_who_differ_are_a_note() -> None:
    parts = numbers(done=("7", "count"), open=("10", "count"))
    for name, speaker in (("done", "management"), ("open", "member-state")):
        said = replace(parts[name].statements[0], speaker=speaker)
        parts[name] = replace(parts[name], statements=(said,))
    derivation = Derivation("sum", tuple(map(identity, parts.values())))
    whole = replace(figure("12", "count"), derivations=(derivation,))
    register = compared(
        Register(tiny_release(), {one.id: one for one in (*parts.values(), whole)}, {})
    )
    assert [(one.verdict, one.reason) for one in register.findings] == [("unchecked", "speakers")]
    assert [note.kind for note in notes(register)] == ["speakers"]


def test_a_total_with_other_parts_in_another_period_is_noted() -> None:
    parts = numbers(met=("29", "count"), missed=("24", "count"), unknown=("4", "count"))
    later = numbers(met=("37", "count"), missed=("20", "count"))
    later = {name: replace(one, period="2022") for name, one in later.items()}
    totals = [
        replace(
            figure("57", "count"),
            period=period,
            derivations=(Derivation("sum", tuple(map(identity, of_period.values()))),),
        )
        for period, of_period in (("2021", parts), ("2022", later))
    ]
    figures = [*parts.values(), *later.values(), *totals]
    register = compared(Register(tiny_release(), {one.id: one for one in figures}, {}))
    assert {one.verdict for one in register.findings} == {"agrees"}
    assert [(note.kind, note.figure, note.others) for note in notes(register)] == [
        ("formula", "p.s.m.2022", ("p.s.m.2021",))
    ]


def test_a_number_that_helped_to_read_a_drawing_is_no_check_of_it(project: Path) -> None:
    """The shares of figure 1 are decoded; paragraph 9 says what they make."""
    with_table(project / "data" / "umbrella-cards", "decodings", DECODINGS)
    register = register_of(project)
    found = {one.id: one for one in register.findings}
    about = found["umbrella-cards.all-umbrellas.share-in-all.2021.sum"]
    assert (about.verdict, about.reason, about.power) == ("unchecked", "decoded", None)
    assert coverage(register, "umbrella-cards").reasons["decoded"] == 1


DECODINGS = "source,locator,helped_by\nT/1/2,figure 1,para. 9\n"


def test_a_result_that_counts_another_thing_is_not_held_against_its_aim(project: Path) -> None:
    edited(project, "data/biscuit-targets/results.csv", "qualifier,", "qualifier,comparable,")
    path = project / "data" / "biscuit-targets" / "results.csv"
    head, first, *rows = path.read_text("utf-8").splitlines()
    first = first.replace("10,12,,", "10,12,,false,")
    rows = [",".join((*row.split(",")[:6], "", *row.split(",")[6:])) for row in rows]
    path.write_text("\n".join((head, first, *rows)) + "\n", "utf-8")
    register = register_of(project)
    doubtful = [one for one in register.findings if one.reason == "another-thing"]
    assert [(one.rule, one.verdict) for one in doubtful] == [("aim", "unchecked")]
    assert [note.kind for note in notes(register)] == ["definition"]


def test_a_range_is_moved_as_a_whole_to_find_numbers_nearby() -> None:
    parts = numbers(first=("30", "percent"), second=("31", "percent"))
    derivation = Derivation("sum", tuple(map(identity, parts.values())))
    whole = replace(figure("60", qualifier="range", high="62"), derivations=(derivation,))
    (found,) = findings_in(*parts.values(), whole)
    assert (found.verdict, found.power) == ("agrees", Decimal("0.33"))


def test_two_places_that_print_the_same_hedged_number_agree() -> None:
    one = figure("60", qualifier="over").statements[0]
    several = replace(figure("60"), statements=(one, replace(one, main=False, locator="para. 2")))
    assert findings_of(several) == {"m.2021.statements": ("agrees", "")}


def test_two_speakers_may_also_differ_on_one_figure() -> None:
    one = replace(figure("60").statements[0], speaker="member-state")
    other = replace(one, value=Decimal(70), main=False, locator="para. 2", speaker="management")
    (found,) = findings_in(replace(figure("60"), statements=(one, other)))
    assert (found.verdict, found.reason) == ("unchecked", "speakers")
    (found,) = findings_in(replace(figure("60"), statements=(one, replace(other, speaker=None))))
    assert found.verdict == "differs"


def test_a_place_is_not_completed_from_another_document() -> None:
    """A later document that states a new total and one new part accuses nobody."""
    parts = numbers(first=("40", "count"), second=("60", "count"))
    derivation = Derivation("sum", tuple(map(identity, parts.values())))
    total = figure("100", "count")
    total = replace(
        total,
        statements=(
            total.statements[0],
            replace(total.statements[0], value=Decimal(120), source="T/9", main=False),
        ),
        derivations=(derivation,),
    )
    first = parts["first"].statements[0]
    parts["first"] = replace(
        parts["first"],
        statements=(first, replace(first, value=Decimal(70), source="T/9", main=False)),
    )
    sums = [one.verdict for one in findings_in(*parts.values(), total) if one.rule == "sum"]
    assert sums == ["agrees"]


def test_a_drawing_is_no_check_of_the_number_that_helped_to_read_it(project: Path) -> None:
    """Also where the drawing states the same figure as the place that helped."""
    with_table(project / "data" / "umbrella-cards", "decodings", DECODINGS)
    with_rows(
        project,
        "umbrella-cards/statements",
        "all-umbrellas,share-in-all,2020,90,,,A,T/1/2,figure 1,decoded,,true,,",
        "all-umbrellas,share-in-all,2020,80,,,A,T/1/2,para. 9,text,,,,",
    )
    found = {one.id: one for one in register_of(project).findings}
    about = found["umbrella-cards.all-umbrellas.share-in-all.2020.statements"]
    assert (about.verdict, about.reason) == ("unchecked", "decoded")


@pytest.mark.parametrize(
    ("aim", "result", "status", "expected"),
    [
        ("60", "60.4", "not-met", "differs"),
        ("60", "59.6", "met", "differs"),
        ("60", "60", "not-met", "unchecked"),
        ("60", "60", "met", "agrees"),
    ],
)
def test_an_aim_is_set_and_not_rounded(aim: str, result: str, status: str, expected: str) -> None:
    stated = replace(figure("0"), statements=(replace(figure("0").statements[0], value=status),))
    verdict, _ = status_verdict(stated, "at-least", aim=figure(aim), result=figure(result))
    assert verdict == expected


@pytest.mark.parametrize(
    ("grades", "measure", "share", "expected"),
    [
        (1, "met-or-exceeded", "77", ("differs", ())),
        (2, "met-or-exceeded", "77", ("rounds", ("summed",))),
        (3, "met-or-exceeded", "77", ("differs", ())),
        (2, "share-fine", "77", ("differs", ())),
        (2, "met-or-exceeded", "76", ("rounds", ())),
        (2, "met-or-exceeded", "79", ("differs", ())),
        (2, "met-or-exceeded", "76.4", ("rounds", ("summed",))),
        (2, "met-or-exceeded", "76.3", ("differs", ())),
        (2, "met-or-exceeded", "76.6", ("differs", ())),
    ],
)
def test_two_grades_may_be_rounded_before_they_are_added(
    project: Path, grades: int, measure: str, share: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    """12 and 1 of 17 teams are 71 and 6 percent, and make 77; 13 of 17 is 76 percent (76.47)."""
    further = [f"grade-{order},G,级,{order},{order},true,true" for order in range(3, grades + 2)]
    with_rows(project, "umbrella-cards/scale", *further)
    one = {
        name: replace(each, package="umbrella-cards", measure=name)
        for name, each in ((measure, figure(share)), ("teams", figure("17", "count")))
    }
    implied = Derivation("implied-count", tuple(map(identity, one.values())))
    part = replace(one["teams"], measure="part", statements=(), derivations=(implied,))
    figures: dict[str, Figure] = {each.id: each for each in (*one.values(), part)}
    (found,) = compared(Register(release_of(project), figures, {})).findings
    assert (found.verdict, found.methods) == expected
