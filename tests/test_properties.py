"""Laws: the order of rows is irrelevant, and a difference read backwards is the difference of the
exchanged states.
"""

import random
import shutil
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from conftest import TINY, register_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.history.difference import Difference, difference
from generator.history.frozen import frozen_files, thawed
from generator.history.objects import encoded, figure_object, finding_object
from generator.history.state import Change
from generator.history.today import snapshot
from generator.models import Derivation, Figure, FrozenRelease, Register, Statement


def published(register: Register) -> bytes:
    figures = encoded(figure_object(figure) for figure in register.figures.values())
    return figures + encoded(finding_object(register, finding) for finding in register.findings)


@given(st.integers(0, 2**32))
@settings(max_examples=8)
def test_the_order_of_rows_never_matters(seed: int) -> None:
    order = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(TINY, project)
        for table in sorted(project.rglob("*.csv")):
            header, *rows = table.read_text("utf-8").splitlines()
            order.shuffle(rows)
            table.write_text("\n".join([header, *rows]) + "\n", "utf-8")
        register = register_of(project)
        assert published(register) == published(register_of(TINY))
        assert frozen_files(snapshot(register)) == frozen_files(snapshot(register_of(TINY)))


numbers = st.integers(-50, 50).map(Decimal) | st.decimals(0, 100, places=2)
statements = st.builds(
    Statement,
    value=st.none() | numbers,
    source=st.sampled_from(["T/1/2", "T/1/3"]),
    locator=st.sampled_from(["para. 1", "para. 2", "table 1"]),
    language=st.just("en"),
    obs_status=st.sampled_from(["A", "M", "O"]),
    qualifier=st.none() | st.sampled_from(["about", "range"]),
    high=st.none() | numbers,
    origin=st.none() | st.just("a survey"),
    main=st.just(False),
    note=st.sampled_from([{}, {"en": "Counted."}]),
)
derivations = st.builds(
    Derivation,
    rule=st.sampled_from(["sum", "share"]),
    operands=st.sampled_from([("p.s.a.1", "p.s.b.1"), ("p.s.b.1", "p.s.c.1")]),
    computed=st.none() | numbers,
)


@st.composite
def states(draw: st.DrawFn) -> FrozenRelease:
    """Any small state of the register: figures, texts and findings."""
    figures = {}
    for measure in draw(st.sets(st.sampled_from("abc"))):
        stated = tuple(draw(st.lists(statements, max_size=3)))
        stated = tuple(replace(one, main=number == 0) for number, one in enumerate(stated))
        derived = tuple(
            draw(st.lists(derivations, max_size=2, unique_by=lambda one: (one.rule, one.operands)))
        )
        computed = next((one.computed for one in derived if one.computed is not None), None)
        figure = Figure(
            "p",
            "s",
            measure,
            "1",
            draw(st.sampled_from(["count", "percent"])),
            {},
            stated,
            computed,
            derived,
        )
        figures[figure.id] = figure
    titles = draw(
        st.dictionaries(st.sampled_from(["title_en", "title_zh"]), st.sampled_from(["One", "Two"]))
    )
    verdicts = draw(
        st.dictionaries(st.sampled_from(["f", "g"]), st.sampled_from(["agrees", "differs"]))
    )
    findings = {
        key: {"figure": "p.s.a.1", "rule": "sum", "found": Decimal(1), "verdict": one}
        for key, one in verdicts.items()
    }
    names = {"p": {"measures": {"a": titles}, "subjects": {}, "periods": {}, "scale": {}}}
    return FrozenRelease(
        "1", register_of(TINY).release.created, "", dict(sorted(figures.items())), names, findings
    )


def mirrored(found: Difference) -> Difference:
    def turned(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(replace(change, old=change.new, new=change.old) for change in changes)

    return Difference(
        found.head,
        found.base,
        turned(found.withdrawn),
        turned(found.changed),
        turned(found.added),
        turned(found.verdicts),
    )


@given(states(), states())
def test_a_difference_mirrors_the_one_the_other_way(
    one: FrozenRelease, other: FrozenRelease
) -> None:
    assert difference(other, one, base="b", head="a") == mirrored(
        difference(one, other, base="a", head="b")
    )


@given(states())
def test_a_state_does_not_differ_from_itself_frozen_and_read_again(state: FrozenRelease) -> None:
    again = thawed({"version": "1", "created": "2026-11-21", "hash": ""}, frozen_files(state))
    for found in (
        difference(state, again, base="a", head="b"),
        difference(state, state, base="a", head="b"),
    ):
        assert found == Difference("a", "b", (), (), (), ())
    assert frozen_files(again) == frozen_files(state)


@given(states(), states())
def test_what_differs_is_named(one: FrozenRelease, other: FrozenRelease) -> None:
    """No published value changes without a change that names it."""
    named = {
        (change.figure, change.field)
        for change in difference(one, other, base="a", head="b").changed
    }
    for identity in one.figures.keys() & other.figures.keys():
        if one.figures[identity].published != other.figures[identity].published:
            assert (identity, "value") in named
