"""No false accusation: what an invented document prints correctly, by any base and method, never
`differs`.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_findings import tiny_release

from generator.findings import compared
from generator.models import Derivation, Figure, Register, Statement

GRADES = ("exceeds", "meets", "approaches", "missing", "not-applicable")
PERIODS = ("2020", "2021")


@dataclass(repr=False)
class Document:
    """An invented report: figures as it prints them, each rounded from what is exact."""

    figures: dict[str, Figure]

    def prints(
        self, subject: str, measure: str, period: str, value: Decimal | int, unit: str = "count"
    ) -> str:
        statement = Statement(Decimal(value), "T/1/2", "para. 1", "zh")
        figure = self.figures.get(
            f"p.{subject}.{measure}.{period}", Figure("p", subject, measure, period, unit)
        )
        self.figures[figure.id] = replace(figure, statements=(statement,))
        return figure.id

    def derives(
        self, subject: str, measure: str, period: str, rule: str, operands: list[str]
    ) -> str:
        figure = self.figures.get(
            f"p.{subject}.{measure}.{period}", Figure("p", subject, measure, period, unit="percent")
        )
        derivation = Derivation(rule, tuple(operands))
        self.figures[figure.id] = replace(figure, derivations=(*figure.derivations, derivation))
        return figure.id


def number(figure: Figure) -> Decimal:
    """The value of a figure that is a number."""
    assert isinstance(figure.value, Decimal)
    return figure.value


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percentages(counts: list[int], base: int, decimals: int) -> list[Decimal]:
    """Each share rounded to the nearest."""
    return [rounded(Decimal(100 * count) / base, decimals) for count in counts]


def adjusted(counts: list[int], base: int, decimals: int) -> list[Decimal]:
    """Shares that are rounded so that they add up to 100: the largest remainders are rounded up."""
    unit = Decimal(1).scaleb(-decimals)
    exact = [Decimal(100 * count) / base for count in counts]
    floors = [share.quantize(unit, ROUND_FLOOR) for share in exact]
    short = int((100 - sum(floors)) / unit) if sum(counts) == base else 0
    order = sorted(range(len(counts)), key=lambda place: floors[place] - exact[place])
    return [floor + (unit if place in order[:short] else 0) for place, floor in enumerate(floors)]


@dataclass
class Choices:
    """What the authors of the document chose, as others do, without saying so."""

    decimals: int
    adjusts: bool
    leaves_out: bool
    pools: bool
    forgets_one: bool


@st.composite
def documents(draw: st.DrawFn) -> Document:
    document = Document({})
    choices = draw(
        st.builds(
            Choices, st.integers(0, 1), st.booleans(), st.booleans(), st.booleans(), st.booleans()
        )
    )
    indicators = [f"i{number}" for number in range(draw(st.integers(2, 5)))]
    for period in PERIODS:
        size = draw(st.integers(2, 80))
        document.prints("all", "reporting", period, size)
        members = draw(
            st.lists(
                st.lists(st.integers(0, 4), min_size=size, max_size=size), min_size=5, max_size=5
            )
        )
        for indicator, grades in zip(indicators, members, strict=False):
            forgotten = choices.forgets_one and size > 2
            prints_indicator(
                document, (indicator, period), (grades[1:] if forgotten else grades, size), choices
            )
        prints_all(document, indicators, period, choices)
    for subject in (*indicators, "all"):
        prints_change(document, subject, choices)
    for indicator in indicators:
        prints_cumulative(document, indicator, choices)
    return document


def prints_indicator(
    document: Document, place: tuple[str, str], rated: tuple[list[int], int], choices: Choices
) -> None:
    """Counts and shares of the grades of one indicator, and the share that met or exceeded on
    either base.
    """
    indicator, period = place
    grades, _ = rated
    counts = [grades.count(code) for code in range(5)]
    shares = (adjusted if choices.adjusts else percentages)(counts, len(grades), choices.decimals)
    reporting = f"p.all.reporting.{period}"
    names = []
    for grade, count, share in zip(GRADES, counts, shares, strict=True):
        names.append(document.prints(indicator, f"share-{grade}", period, share, "percent"))
        document.prints(indicator, f"count-{grade}", period, count)
        document.derives(
            indicator, f"count-{grade}", period, "implied-count", [names[-1], reporting]
        )
    document.prints(indicator, "total", period, 100, "percent")
    document.derives(indicator, "total", period, "sum", names)
    part = document.prints(indicator, "count-met", period, counts[0] + counts[1])
    document.derives(
        indicator,
        "count-met",
        period,
        "sum",
        [f"p.{indicator}.count-{one}.{period}" for one in GRADES[:2]],
    )
    whole = document.derives(
        indicator,
        "count-applicable",
        period,
        "difference",
        [reporting, f"p.{indicator}.count-not-applicable.{period}"],
    )
    document.figures[whole] = replace(document.figures[whole], unit="count")
    base = len(grades) - counts[4] if choices.leaves_out else len(grades)
    if base:
        share = rounded(Decimal(100 * (counts[0] + counts[1])) / base, choices.decimals)
        document.prints(indicator, "met", period, share, "percent")
        document.derives(indicator, "met", period, "share", [part, whole])
        document.derives(indicator, "met-kept-in", period, "share", [part, reporting])


def prints_all(document: Document, indicators: list[str], period: str, choices: Choices) -> None:
    """The share that exceeded over all indicators: the mean of the shares, or all ratings pooled.
    Bases are equal.
    """
    names = [f"p.{indicator}.share-exceeds.{period}" for indicator in indicators]
    counts = [number(document.figures[f"p.{one}.count-exceeds.{period}"]) for one in indicators]
    ratings = sum(
        number(document.figures[f"p.{one}.count-{grade}.{period}"])
        for one in indicators
        for grade in GRADES
    )
    exact = Decimal(100) * sum(counts) / ratings
    document.prints("all", "share-exceeds", period, rounded(exact, choices.decimals), "percent")
    rule = "mean"
    if choices.pools:
        rule, reporting = "pooled-share", f"p.all.reporting.{period}"
        names = [one for name in names for one in (name, reporting)]
    document.derives("all", "share-exceeds", period, rule, names)


def prints_change(document: Document, subject: str, choices: Choices) -> None:
    """The change of a share, from exact shares; those of `all` are the exact ones of its counts."""
    measure = "share-exceeds"
    exact = []
    for period in PERIODS:
        own = [
            one
            for one in document.figures.values()
            if one.measure == "count-exceeds" and one.period == period
        ]
        mine = [one for one in own if subject in (one.subject, "all")]
        whole = [
            one
            for one in document.figures.values()
            if one.measure in {f"count-{grade}" for grade in GRADES}
            and one.period == period
            and subject in (one.subject, "all")
        ]
        exact.append(
            Decimal(100) * sum(number(one) for one in mine) / sum(number(one) for one in whole)
        )
    document.prints(
        subject,
        "change",
        "2021",
        rounded(exact[1] - exact[0], choices.decimals),
        "percentage-points",
    )
    operands = [f"p.{subject}.{measure}.2021", f"p.{subject}.{measure}.2020"]
    document.derives(subject, "change", "2021", "difference", operands)


def prints_cumulative(document: Document, indicator: str, choices: Choices) -> None:
    """The share over both periods: pooled, or the mean of the two shares."""
    parts, wholes, names = [], [], []
    for period in PERIODS:
        counts = [
            document.figures[f"p.{indicator}.count-{grade}.{period}"].value for grade in GRADES
        ]
        parts.append(counts[0])
        wholes.append(sum(counts))  # type: ignore[arg-type]
        names += [f"p.{indicator}.share-exceeds.{period}", f"p.all.reporting.{period}"]
    pooled = Decimal(100) * sum(parts) / sum(wholes)  # type: ignore[arg-type]
    shares = [Decimal(100) * part / whole for part, whole in zip(parts, wholes, strict=True)]  # type: ignore[operator]
    value = pooled if choices.pools else sum(shares, Decimal(0)) / 2
    document.prints(indicator, "cumulative", "before", rounded(value, choices.decimals), "percent")
    document.derives(indicator, "cumulative", "before", "pooled-share", names)


@settings(max_examples=150)
@given(documents())
def test_nothing_that_is_printed_correctly_is_said_to_differ(document: Document) -> None:
    register = compared(Register(tiny_release(), document.figures, {}))
    assert len(register.findings) > 20
    for finding in register.findings:
        stated = register.figures[finding.figure].value
        assert finding.verdict != "differs", f"{finding.id}: stated {stated}, found {finding.found}"


@pytest.mark.parametrize(
    ("measure", "wrong"), [("total", 104), ("count-met", 99), ("share-exceeds", 100)]
)
def test_a_wrong_number_in_such_a_document_is_found(measure: str, wrong: int) -> None:
    """The same machinery does accuse: it is not silent on everything."""
    document = Document({})
    choices = Choices(decimals=0, adjusts=False, leaves_out=True, pools=False, forgets_one=False)
    document.prints("all", "reporting", "2021", 10)
    prints_indicator(document, ("i0", "2021"), ([0, 0, 1, 1, 1, 2, 2, 3, 4, 4], 10), choices)
    figure = document.figures[f"p.i0.{measure}.2021"]
    document.prints("i0", measure, "2021", wrong, figure.unit)
    register = compared(Register(tiny_release(), document.figures, {}))
    assert "differs" in {one.verdict for one in register.findings}
