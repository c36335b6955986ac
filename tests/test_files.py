"""The files of a project: each is read once, within limits, and nothing but plain files."""

import os
from pathlib import Path

import pytest

from generator.errors import printable, shown
from generator.files import DEEPEST_FOLDER, MOST_FILES, read_files


def written(root: Path, path: str, content: bytes = b"x") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def test_what_the_program_knows_is_read_and_nothing_else(tmp_path: Path) -> None:
    known = (
        "catalogue.json",
        "mkdocs.yml",
        "data/a/b.csv",
        "data/a/datapackage.json",
        "content/en/about.md",
    )
    for path in (
        *known,
        "README.md",
        "data/a/photo.png",
        "data/.hidden.csv",
        "content/.git/config.md",
        "site/x.csv",
    ):
        written(tmp_path, path, path.encode())
    reading = read_files(tmp_path, "catalogue.json")
    assert reading.problems == []
    assert reading.files == {path: path.encode() for path in known}


def test_a_name_that_forges_lines_is_shown_as_it_is_spelled(tmp_path: Path) -> None:
    written(tmp_path, "data/a\x1b[31m\n::error::b.csv")
    (problem,) = read_files(tmp_path, "datapackage.json").problems
    assert (
        str(problem)
        == "data the name “a[U+001B][31m[U+000A LINE FEED]::error::b.csv” has characters that "
        "nobody sees; rename the file"
    )
    assert printable("a\u202eb") == "a[U+202E RIGHT-TO-LEFT OVERRIDE]b"


def test_a_folder_without_end_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, f"data/{'/'.join('x' * (DEEPEST_FOLDER + 2))}/a.csv")
    (problem,) = read_files(tmp_path, "datapackage.json").problems
    assert "more than 8 folders lie one in another" in str(problem)


def test_more_files_than_the_limit_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.files.MOST_FILES", 3)
    for number in range(5):
        written(tmp_path, f"data/{number}.csv")
    reading = read_files(tmp_path, "datapackage.json")
    assert len(reading.files) == 3
    assert "the project has more than 3 files" in str(reading.problems[0])
    assert MOST_FILES == 10_000


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.files.WHOLE", 10)
    for name in "abc":
        written(tmp_path, f"data/{name}.csv", b"12345")
    reading = read_files(tmp_path, "datapackage.json")
    assert sorted(reading.files) == ["data/a.csv", "data/b.csv"]
    assert str(reading.problems[0]).startswith(
        "data/c.csv with it the project is larger than 10 bytes"
    )


def test_a_folder_that_is_swapped_for_a_link_is_not_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at an entry and its opening somebody may put a link there."""
    written(tmp_path, "secret/a.csv")
    written(tmp_path, "data/own/b.csv")
    looked = os.stat

    def swap(name: str, **words: object) -> os.stat_result:
        found = looked(name, **words)  # type: ignore[arg-type]
        if name == "own":
            (tmp_path / "data/own/b.csv").unlink()
            (tmp_path / "data/own").rmdir()
            (tmp_path / "data/own").symlink_to(tmp_path / "secret")
        return found

    monkeypatch.setattr("generator.files.os.stat", swap)
    reading = read_files(tmp_path, "datapackage.json")
    assert reading.files == {}
    assert "data/own it cannot be read" in str(reading.problems[0])


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_files(tmp_path / "nowhere", "datapackage.json").problems
    assert "the folder cannot be read: No such file or directory" in str(problem)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("dry\u200bness", "“dry[U+200B ZERO WIDTH SPACE]ness”"),
        ("40\ufeff", "“40[U+FEFF ZERO WIDTH NO-BREAK SPACE]”"),
        ("of\u00a0all", "“of[U+00A0 NO-BREAK SPACE]all”"),
        (" of  all ", "“␠of␠␠all␠”"),
        ("of all", "“of all”"),
        ("of\x07all", "“of[U+0007]all”"),
    ],
)
def test_a_message_names_what_nobody_sees(value: str, written: str) -> None:
    assert shown(value) == written
