"""What counts as a change between two states of the register, and how it is written."""

from dataclasses import replace

import pytest
from history_states import GOLDEN, first_release, golden_changes

from generator.history.difference import markdown_cell
from generator.history.state import Fact, changes
from generator.history.today import snapshot
from generator.models import FrozenRelease, Register


def test_the_same_changes_are_found_as_ever() -> None:
    """`.venv/bin/python tests/history_states.py` writes the file anew."""
    assert golden_changes().splitlines() == GOLDEN.read_text("utf-8").splitlines()


def altered(state: FrozenRelease, table: str, key: str, **texts: str) -> FrozenRelease:
    """The state with other texts in a row of the umbrella cards."""
    tables = state.names["umbrella-cards"]
    before = tables.get(table, {})
    rows = {**before, key: {**before.get(key, {}), **texts}}
    return replace(state, names={**state.names, "umbrella-cards": {**tables, table: rows}})


@pytest.mark.parametrize(
    ("table", "key", "field", "name"),
    [
        ("scale", "fine", "symbol", "scale[fine].symbol"),
        ("periods", "2019", "start", "start"),
        ("subjects", "all-umbrellas", "part_of", "part_of"),
        ("lists", "praised", "title_en", "lists[praised].title_en"),
        ("commitments", "2021~bbu~Lend more", "what_zh", "commitments[2021~bbu~Lend more]"),
    ],
)
def test_what_an_old_release_did_not_record_is_no_change(
    register: Register, table: str, key: str, field: str, name: str
) -> None:
    today = snapshot(register)
    later = altered(today, table, key, **{field: "other"})
    assert [change.field for change in changes(today, later)] == [name]
    first = replace(today, format=1)
    assert changes(first, later) == changes(later, first) == []


def test_the_first_release_has_the_first_format() -> None:
    assert first_release().format == 1


@pytest.mark.parametrize(
    ("field", "parent"),
    [
        ("value", "figure"),
        ("statement[T/1/2, para. 3].note_en", "statement[T/1/2, para. 3]"),
        ("statement[T/1/2, no]. 3].note_en", "statement[T/1/2, no]. 3]"),
        ("statement[T/1/2, no]. 3]", "figure"),
        ("derivation[sum a.b.1 a.b.2]", "figure"),
    ],
)
def test_a_fact_knows_what_it_is_a_part_of(field: str, parent: str) -> None:
    assert Fact("p.s.m.1", field).parent == Fact("p.s.m.1", parent)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see https://a.example/b", "see https:&#8203;//a.example/b"),
        ("WWW.a.example", "WWW&#8203;.a.example"),
        ("GH-1 gh-2", "GH&#8203;-1 gh&#8203;-2"),
        ("@ann #3", "&#64;&#8203;ann &#35;&#8203;3"),
        ("82 → 81, para. 3: T/1/2", "82 → 81, para. 3: T/1/2"),
    ],
)
def test_no_text_becomes_a_link_in_a_pull_request(text: str, written: str) -> None:
    assert markdown_cell(text) == written
