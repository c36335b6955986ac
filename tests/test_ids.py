"""Ids of figures and partial dates: parsed, printed and compared in one place each."""

from datetime import date

import pytest

from generator.dates import is_date, partial_date
from generator.ids import FigureId, Operand, is_figure_id, joined, operands


def test_an_id_is_put_together_and_taken_apart() -> None:
    identity = FigureId.of("un-swap", joined(["unicef", None, "audit"]), "rating", "2019")
    assert identity == "un-swap.unicef~audit.rating.2019"
    assert (identity.package, identity.local) == ("un-swap", "unicef~audit.rating.2019")
    assert (identity.keys, identity.measure, identity.period) == (
        ("unicef", "audit"),
        "rating",
        "2019",
    )


@pytest.mark.parametrize(
    ("pattern", "about"),
    [("a.*.m.*", True), ("a.s~t.m.2019", True), ("a.t.*.*", True), ("a.*.*.*", True),
     ("b.*.m.*", False),
     ("a.*.n.*", False), ("a.*.*.2018", False), ("a.u.*.*", False)],
)  # fmt: skip
def test_a_correction_names_what_figures_have_in_common(pattern: str, about: bool) -> None:
    assert FigureId(pattern).is_about(FigureId("a.s~t.m.2019")) is about


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c",
        "a.b.c.d.e",
        "a.b~c~d~e.f.2019",
        "a.B.c.2019",
        "a..c.2019",
        "a.b.c.2019\n",
        f"a.{'b' * 120}.c.d",
    ],
)
def test_what_is_no_id_is_told_from_one(text: str) -> None:
    assert is_figure_id("a.b~c~d.e.2019")
    assert not is_figure_id(text)


def test_operands_say_what_they_name() -> None:
    own, other, a_list, starred = operands(
        "audit.share.2019 other.audit.share.2019 praised *.share.2019"
    )
    assert [own.is_local, other.is_foreign, a_list.is_figure, own.is_figure] == [
        True,
        True,
        False,
        True,
    ]
    assert (own.within("p"), other.within("p"), a_list.within("p")) == (
        "p.audit.share.2019",
        other,
        "praised",
    )
    assert starred.of_subject("audit") == own == own.of_subject("other")
    assert (own.measure, other.measure) == ("share", "share")
    assert operands(None) == ()
    assert isinstance(starred.of_subject("audit"), Operand)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-06-30",) * 3,
    ],
)
def test_a_date_keeps_its_precision(written: str, first: str, last: str) -> None:
    found = partial_date(written)
    assert (str(found), found.first.isoformat(), found.last.isoformat()) == (written, first, last)
    assert found.is_before(date.fromisoformat("2021-01-01"))
    assert not found.is_before(found.last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "20",
        "2020-6",
        "2020-13",
        "2020-00",
        "2021-02-29",
        "0999",
        "3000",
        "٢٠٢٠",
        "2020-06-30T00:00",
        "2020\n",
    ],
)
def test_what_no_calendar_has_is_no_date(written: str) -> None:
    assert not is_date(written)
