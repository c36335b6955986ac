"""What counts as a change between two states of the register."""

from history_states import GOLDEN, golden_changes


def test_the_same_changes_are_found_as_ever() -> None:
    """`.venv/bin/python tests/history_states.py` writes the file anew."""
    assert golden_changes().splitlines() == GOLDEN.read_text("utf-8").splitlines()
