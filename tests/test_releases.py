"""Releases: what was printed stands, or a correction says why not, and readers see it."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest
from conftest import (
    edited,
    pages_of,
    records_of,
    register_of,
    shown,
    with_one_package,
    with_rows,
)
from typer.testing import CliRunner

from generator.citations import figure_citation
from generator.cli import app
from generator.downloads import published_files
from generator.downloads.feeds import atom_feed
from generator.errors import InvalidRelease
from generator.history.corrections import COLUMNS
from generator.history.frozen import frozen_files, version_order
from generator.history.today import snapshot
from generator.language import language_named
from generator.models import Correction, Figure, Register
from generator.pages.corrections import correction_groups, in_language
from generator.site.building import build_site
from generator.site.projects import read_project

STATEMENTS = "data/umbrella-cards/statements.csv"
CORRECTIONS = "data/corrections.csv"
FROZEN = "data/releases/2021.1/figures.json"
RETURNED = "umbrella-cards.return-on-time.met-or-exceeded.2021"
ADDRESS = "https://answerable.example/"


@pytest.fixture
def released(project: Path) -> Path:
    """The report cards of the project with their one release."""
    return freeze(with_one_package(project, "umbrella-cards"), "2021.1")


def freeze(project: Path, version: str) -> Path:
    """Freezes a release, on a later day if it is not the first."""
    catalogue = project / "datapackage.json"
    dated(project, version, "2026-11-21" if version == "2021.1" else "2026-12-01")
    done = CliRunner().invoke(
        app, ["release", version, "--catalogue", str(catalogue)], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return project


def dated(project: Path, version: str, created: str) -> None:
    """Gives the catalogue another version and date."""
    catalogue = project / "datapackage.json"
    text = re.sub(
        r'"version": "[^"]*"', f'"version": "{version}"', catalogue.read_text("utf-8"), count=1
    )
    catalogue.write_text(re.sub(r'"created": "[^"T]*', f'"created": "{created}', text), "utf-8")


def forget(project: Path) -> None:
    """Takes the names of all releases out of the catalogue."""
    catalogue = project / "datapackage.json"
    descriptor = json.loads(catalogue.read_text("utf-8"))
    del descriptor["releases"]
    catalogue.write_text(json.dumps(descriptor, indent=2), "utf-8")


def problems(project: Path) -> str:
    """What check says; nothing where all is well."""
    try:
        register_of(project)
    except InvalidRelease as error:
        return str(error)
    return ""


def explain(
    project: Path, *, date: str = "2026-12-01", reason: str = "We misread the table."
) -> None:
    """Adds the very lines that check asks for, with date and reason."""
    path = project / CORRECTIONS
    head = path.read_text("utf-8") if path.exists() else ",".join(COLUMNS) + "\n"
    lines = re.findall(r"data/corrections\.csv(?: \(.*?\))?: (.+)$", problems(project), flags=re.M)
    path.write_text(
        head
        + "".join(f"{line}\n" for line in lines).replace("<date>", date).replace("<reason>", reason)
    )


def texts_of(register: Register) -> dict[str, str]:
    """The text of each English page, by path; of records without marks."""
    pages = {path: plain(page.markdown) for path, page in pages_of(register).items()}
    made = records_of(register).items()
    return pages | {f"figures/{identity}.md": shown(record) for identity, record in made}


def plain(markdown: str) -> str:
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markdown)


EDITS = [
    (
        (STATEMENTS, "2021,82", "2021,81"),
        f"{STATEMENTS}:4 [value] {RETURNED}: release 2021.1 printed 82, now 81; restore it, or add "
        f"to {CORRECTIONS}"
        f" (first line {','.join(COLUMNS)}): "
        f"{RETURNED},2021.1,value,82,81,correction,<date>,,<reason>",
        "Since release 2021.1: 82% changed to 81%.",
        f"figures/{RETURNED}.md",
    ),
    (
        (STATEMENTS, "exceeded,2020,50,,,A,T/1/2,table 1", "exceeded,2020,50,,,A,T/1/2,table 2"),
        f"{STATEMENTS}:7 [locator] umbrella-cards.dryness.met-or-exceeded.2020 locator: release "
        f"2021.1 printed table 1,"
        f" now table 2; restore it, or add to {CORRECTIONS} (first line {','.join(COLUMNS)}):"
        " umbrella-cards.dryness.met-or-exceeded.2020,2021.1,locator,table 1,table "
        "2,correction,<date>,,<reason>",
        "Since release 2021.1: place in the source changed from table 1 to table 2.",
        "figures/umbrella-cards.dryness.met-or-exceeded.2020.md",
    ),
    (
        (STATEMENTS, "share-fine,2021,70", "share-fine,2021,71"),
        f"{STATEMENTS}:12 [value] umbrella-cards.all-umbrellas.share-fine.2021: release 2021.1 "
        f"printed 70, now 71;"
        f" restore it, or add to {CORRECTIONS} (first line {','.join(COLUMNS)}):"
        " umbrella-cards.all-umbrellas.share-fine.2021,2021.1,value,70,71,correction,"
        "<date>,,<reason>",
        "Since release 2021.1: 70% changed to 71%.",
        "figures/umbrella-cards.all-umbrellas.share-fine.2021.md",
    ),
    (
        (STATEMENTS, "T/1/2,para. 10", "T/1/2,para. 12"),
        f"{CORRECTIONS} {RETURNED} statement[T/1/2, para. 10]: release 2021.1 printed 83, now "
        f"nothing; restore it, or"
        f" add to {CORRECTIONS} (first line {','.join(COLUMNS)}):"
        f' {RETURNED},2021.1,"statement[T/1/2, para. 10]",83,,correction,<date>,,<reason>',
        "Since release 2021.1: another statement (T/1/2, para. 10) changed from 83% to nothing.",
        f"figures/{RETURNED}.md",
    ),
    (
        ("data/umbrella-cards/measures.csv", "Ratings that reach the requirement.",
         "Ratings above it."),
        "data/umbrella-cards/measures.csv:2 [definition_en] umbrella-cards.*.met-or-exceeded.* "
        "definition_en: release"
        " 2021.1 printed Ratings that reach the requirement., now Ratings above it.; restore it, "
        "or add to"
        f" {CORRECTIONS} (first line {','.join(COLUMNS)}): "
        f"umbrella-cards.*.met-or-exceeded.*,2021.1,definition_en,"
        "Ratings that reach the requirement.,Ratings above it.,correction,<date>,,<reason>",
        "Since release 2021.1: definition changed. Before: Ratings that reach the requirement. "
        "Now: Ratings above it.",
        f"figures/{RETURNED}.md",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message", "notice", "path"), EDITS, ids=lambda value: str(value)[-30:]
)
def test_a_change_fails_until_its_line_is_added_and_is_then_shown(
    released: Path, change: tuple[str, str, str], message: str, notice: str, path: str
) -> None:
    edited(released, *change)
    assert message in problems(released).splitlines()
    explain(released)
    register = register_of(released)
    texts = texts_of(register)
    for text in (texts[path], texts["corrections/index.md"]):
        assert notice in text
        assert "We misread the table." in text
    assert (
        "We misread the table."
        not in texts["figures/umbrella-cards.all-umbrellas.umbrellas-lent.2021.md"]
    )
    entries = feedparser.parse(atom_feed(register, language_named("en"), ADDRESS)).entries
    assert any(notice in entry.summary for entry in entries)
    assert [
        one["reason"]["en"]
        for one in json.loads(published_files(register, ADDRESS)["api/corrections.json"])
    ]


def test_what_follows_from_a_corrected_part_needs_no_line_of_its_own(released: Path) -> None:
    """The sum changes from 100 to 101; its own page shows what the release printed."""
    edited(released, STATEMENTS, "share-fine,2021,70", "share-fine,2021,71")
    assert len(problems(released).splitlines()) == 1
    explain(released)
    assert (
        register_of(released).figures["umbrella-cards.all-umbrellas.share-in-all.2021"].computed
        == 101
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (STATEMENTS, "2021,82", "2021,82.0", ": release 2021.1 printed 82, now 82.0"),
        ("data/umbrella-cards/members.csv", "praised,omt\n", "",
         "members[praised~omt]: {}stated, now nothing"),
        ("data/umbrella-cards/lists.csv", "note 2", "note 3",
         "lists.csv:2 [locator] umbrella-cards.*.*.* lists[praised].locator: {}footnote 2, now "
         "footnote 3"),
        ("data/biscuit-targets/targets.csv", "at-least", "at-most",
         "tins-closed].direction: {}at-least, now at-most"),
        ("data/umbrella-cards/scale.csv", "●", "◆",
         "scale.csv:4 [symbol] umbrella-cards.*.*.* scale[fine].symbol: {}●, now ◆"),
        ("data/umbrella-cards/scale.csv", "–,0,false,false", "–,0,false,true",
         "scale[absent].applicable: {}false"),
        ("data/umbrella-cards/scale.csv", "absent,Not applicable,不适用,–,0,false,false\n", "",
         "scale[absent]: {}stated, now nothing"),
        ("data/umbrella-cards/periods.csv", "年,2019,2019", "年,2018,2019",
         "periods.csv:2 [start] umbrella-cards.*.*.2019 start: {}2019, now 2018"),
        ("data/umbrella-cards/periods.csv", "年,2019,2019", "年,2019,2019-06",
         ".2019 end: {}2019, now 2019-06"),
        ("data/umbrella-cards/lists.csv", "Praised for", "Blamed for",
         "lists[praised].title_en: {}Praised for punct"),
        ("data/teaspoon-decisions/citations.csv", "T/1/2", "T/1/3",
         "citations[2021-1~1~T/1/2~report]: {}stated, now"),
        (STATEMENTS, "2021,47.5,,", "2021,47.5,about,", "qualifier: {}nothing, now about"),
        (
            "data/umbrella-cards/measures.csv",
            "Ratings given,",
            "Ratings kept,",
            "umbrella-cards.*.met-or-exceeded.* base_en: {}Ratings given, now Ratings kept",
        ),
    ],
)  # fmt: skip
def test_digits_and_claims_about_bodies_do_not_change_silently(
    project: Path, file: str, old: str, new: str, said: str
) -> None:
    released = freeze(with_one_package(project, file.split("/")[1]), "2021.1")
    edited(released, file, old, new)
    assert said.format("release 2021.1 printed ") in problems(released)
    explain(released)
    assert problems(released) == ""


def test_a_translation_is_an_addition_in_a_table_without_a_key_too(project: Path) -> None:
    released = freeze(with_one_package(project, "teaspoon-decisions"), "2021.1")
    edited(
        released, "data/teaspoon-decisions/citations.csv", "T/1/2,,,report", "T/1/2,,报告,report"
    )
    assert problems(released) == ""


def test_what_is_stated_or_computed_otherwise_does_not_follow(released: Path) -> None:
    """A part was corrected. The whole is stated, or has other parts: its change needs a line of its
    own.
    """
    edited(released, STATEMENTS, "2021,82", "2021,81")
    edited(
        released,
        STATEMENTS,
        "return-on-time,change-since-2020,2021,20",
        "return-on-time,change-since-2020,2021,19",
    )
    stated = (
        "umbrella-cards.return-on-time.change-since-2020.2021: release 2021.1 printed 20, now 19"
    )
    edited(released, STATEMENTS, "share-fine,2021,70", "share-fine,2021,71")
    sum_of = "all-umbrellas.share-fine.2021 all-umbrellas.share-poor.2021"
    edited(released, "data/umbrella-cards/derivations.csv", f"sum,{sum_of}", f"mean,{sum_of}")
    computed = (
        "umbrella-cards.all-umbrellas.share-in-all.2021 computed: release 2021.1 printed 100, "
        "now 50.5"
    )
    said = problems(released)
    assert stated in said
    assert computed in said


def test_a_withdrawn_figure_does_not_come_back_with_another_value(released: Path) -> None:
    row = "all-umbrellas,umbrellas-lent,2021,1200,,,A,T/1/2,para. 6,text,,true,,\n"
    other = (
        "all-umbrellas,umbrellas-lent,2021,1300,range,1400,A,T/1/2,para. 11,text,,,Counted at "
        "the door.,在门口清点。\n"
    )
    edited(released, STATEMENTS, row, "")
    edited(released, STATEMENTS, other, "")
    explain(released)
    dated(released, "2021.2", "2026-12-02")
    freeze(released, "2021.2")
    path = released / STATEMENTS
    path.write_text(path.read_text("utf-8") + row.replace("1200", "1250"), "utf-8")
    assert (
        "umbrella-cards.all-umbrellas.umbrellas-lent.2021: release 2021.2 printed 1200, now 1250"
        in problems(released)
    )


@pytest.mark.parametrize(
    ("old", "new"), [("We misread the table.", "Never mind."), ("2026-12-01", "2026-12-03")]
)
def test_a_correction_that_was_frozen_is_never_rewritten(
    released: Path, old: str, new: str
) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    explain(released)
    dated(released, "2021.2", "2026-12-02")
    freeze(released, "2021.2")
    assert problems(released) == ""
    edited(released, CORRECTIONS, old, new)
    assert "release 2021.2 has another" in problems(released)


@pytest.mark.parametrize(
    ("version", "created", "said"),
    [
        (
            "2021.1",
            "2030-01-01",
            "datapackage.json [created] 2030-01-01 is not 2026-11-21, the date of release 2021.1; "
            "write 2026-11-21",
        ),
        ("2020.9", "2026-12-02", "2020.9 does not follow release 2021.1"),
    ],
)
def test_the_catalogue_does_not_contradict_its_releases(
    released: Path, version: str, created: str, said: str
) -> None:
    dated(released, version, created)
    assert said in problems(released)


def test_a_changed_value_is_not_cited_as_that_of_the_release(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    explain(released)
    register = register_of(released)
    cited = figure_citation(register, register.figures[RETURNED], language_named("en"), ADDRESS)
    assert "release 2021.1+" in cited.text
    files = published_files(register, ADDRESS)
    assert b"2021.1+" in files["data/umbrella-cards/figures.csv"]


def test_a_release_that_nobody_touched_is_valid(released: Path) -> None:
    register = register_of(released)
    assert not register.history.later_changes
    assert {figure.first_release for figure in register.figures.values()} == {"2021.1"}
    texts = texts_of(register)
    assert "[Release 2021.1, 21 November 2026.](releases/)" in texts["index.md"]
    assert "In release 2021.1: 82%" in texts[f"figures/{RETURNED}.md"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '[{"value": 47.5',
            '[{"value": 47.6',
            "the frozen register of release 2021.1 reads 47.6, the data 47.5",
        ),
        (
            '"value": 47.5, "computed"',
            '"value": 47.6, "computed"',
            "the frozen value reads 47.6, its own statements 47.5",
        ),
    ],
)
def test_a_frozen_register_that_was_edited_fails_and_names_the_line(
    released: Path, old: str, new: str, message: str
) -> None:
    edited(released, FROZEN, old, new)
    lines = problems(released).splitlines()
    assert lines[0].startswith(f"{FROZEN} the file was changed after the release: its SHA-256 is ")
    frozen = (released / FROZEN).read_text("utf-8").splitlines()
    row = next(number for number, line in enumerate(frozen, start=1) if "47.6" in line)
    found = [line for line in lines if line.startswith(f"{FROZEN}:{row} ")]
    assert any(f"umbrella-cards.dryness.met-or-exceeded.2021: {message}" in line for line in found)
    assert all("restore the folder as it was committed" in line for line in lines)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "release.json",
            "2026-11-21",
            "2026-11-20",
            "the seal was changed after the release: its hash is",
        ),
        (
            "release.json",
            '"format": 2',
            '"format": 1',
            "the seal was changed after the release: its hash is",
        ),
        ("release.json", '"format": 2', '"format": 3', "the frozen register cannot be read"),
        ("names.json", "Met or exceeded", "Met", "the file was changed after the release"),
        ("figures.json", "[\n", "", "the frozen register cannot be read"),
        ("release.json", '"previous": null', '"previous": 1', "the frozen register cannot be read"),
    ],
)
def test_the_seal_covers_every_file(
    released: Path, file: str, old: str, new: str, message: str
) -> None:
    edited(released, f"data/releases/2021.1/{file}", old, new)
    assert message in problems(released)


def test_a_release_is_chained_to_the_one_before(released: Path) -> None:
    freeze(released, "2021.2")
    folder = released / "data/releases"
    assert json.loads((folder / "2021.2/release.json").read_text("utf-8"))["previous"] == {
        "version": "2021.1",
        "hash": json.loads((folder / "2021.1/release.json").read_text("utf-8"))["hash"],
    }
    first = json.loads((folder / "2021.1/release.json").read_text("utf-8"))
    shutil.rmtree(folder / "2021.1")
    assert (
        f"release 2021.2 was sealed after release 2021.1 (seal {first['hash']}), which is not the "
        f"release before it:"
        " no release; "
    ) in problems(released)


def test_two_freezes_give_the_same_bytes(released: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(released, again)
    shutil.rmtree(again / "data/releases")
    forget(again)
    freeze(again, "2021.1")
    for file in (released / "data/releases/2021.1").iterdir():
        assert file.read_bytes() == (again / "data/releases/2021.1" / file.name).read_bytes()
    assert frozen_files(snapshot(register_of(released))) == frozen_files(
        snapshot(register_of(again))
    )


@pytest.mark.parametrize(
    ("version", "message"),
    [("2021.1", "release 2021.1 is frozen already"),
     ("2020.9", "2020.9 does not follow release 2021.1"),
     ("next", "“next” is no version"), ("2022.1", "")],
)  # fmt: skip
def test_a_release_follows_the_last(released: Path, version: str, message: str) -> None:
    dated(released, version, "2026-11-21" if version == "2021.1" else "2026-12-01")
    done = CliRunner().invoke(
        app, ["release", version, "--catalogue", str(released / "datapackage.json")]
    )
    assert message in str(done.exception or "")
    assert (done.exit_code == 0) == (not message)
    assert [
        path.name for path in (released / "data/releases").iterdir() if path.name.startswith(".")
    ] == []


def release_again(project: Path, *options: str) -> str:
    """What `release 2021.2` says, by which no file may have changed."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = CliRunner().invoke(
        app,
        ["release", "2021.2", "--catalogue", str(project / "datapackage.json"), *options],
    )
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    return f"{done.output}{done.exception or ''}"


def test_a_release_is_not_earlier_than_the_one_before(released: Path) -> None:
    dated(released, "2021.2", "2026-11-20")
    assert (
        "datapackage.json [created] 2026-11-20 comes before 2026-11-21, "
        "the date of release 2021.1; write the date of the next release"
    ) in release_again(released)


def test_a_release_is_named_wherever_the_project_names_one(released: Path) -> None:
    dated(released, "2021.2", "2026-12-01")
    (released / "pyproject.toml").write_text('[project]\nversion = "2021.1"\n', "utf-8")
    (released / "CHANGELOG.md").write_text("# Changelog\n\n## 2021.1\n", "utf-8")
    said = release_again(released)
    assert "pyproject.toml [version] the version is 2021.1, and the catalogue names 2021.2" in said
    assert "CHANGELOG.md release 2021.2 has no section" in said


def test_a_release_is_made_of_what_is_committed(
    released: Path, repository: Callable[..., str]
) -> None:
    dated(released, "2021.2", "2026-12-01")
    edited(released, STATEMENTS, "lent,2021,1200", "lent,2021,1200")
    said = release_again(released)
    assert "datapackage.json it is not committed as it is; commit it, or restore it" in said
    repository("commit", "--quiet", "--all", "--message=next")
    assert "not committed" not in release_again(released, "--dry-run")


def test_a_dry_run_says_what_would_be_frozen(released: Path) -> None:
    dated(released, "2021.2", "2026-12-01")
    said = release_again(released, "--dry-run")
    assert said.startswith(
        f"{len(register_of(released).figures)} figures would be frozen as 2021.2"
    )
    assert "2021.1 → 2021.2: 0 figures added, 0 changed, 0 withdrawn; " in said


def test_a_new_name_is_told_in_words(released: Path) -> None:
    entities = "data/umbrella-cards/entities.csv"
    edited(released, entities, "Bureau of Borrowed Umbrellas", "Bureau of Lent Umbrellas")
    for package in ("teaspoon-decisions", "biscuit-targets"):
        path = released / "data" / package / "entities.csv"
        if path.is_file():
            text = path.read_text("utf-8")
            path.write_text(text.replace("of Borrowed Umb", "of Lent Umb"), "utf-8")
    explain(released, reason="It says so itself.")
    edited(released, CORRECTIONS, "Umbrellas,correction", "Umbrellas,renamed")
    corrections = texts_of(register_of(released))["corrections/index.md"]
    said = "“Bureau of Borrowed Umbrellas” is now called “Bureau of Lent Umbrellas”."
    assert said in corrections
    edited(released, CORRECTIONS, "title_en", "value")
    assert "the kind is renamed and the field value; write it for title_en" in problems(released)


def test_the_version_is_the_one_of_the_catalogue(released: Path) -> None:
    done = CliRunner().invoke(
        app, ["release", "2022.1", "--catalogue", str(released / "datapackage.json")]
    )
    assert "datapackage.json [version] the catalogue names 2021.1; write 2022.1 there first" in str(
        done.exception
    )


def test_versions_are_ordered_by_number() -> None:
    assert sorted(["2026.10", "2026.2", "2026", "2025.12"], key=version_order) == [
        "2025.12",
        "2026",
        "2026.2",
        "2026.10",
    ]


def test_an_unexplained_change_is_not_released(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    edited(released, "datapackage.json", '"2021.1"', '"2021.2"')
    done = CliRunner().invoke(
        app, ["release", "2021.2", "--catalogue", str(released / "datapackage.json")]
    )
    assert "release 2021.1 printed 82, now 81" in str(done.exception)
    assert not (released / "data/releases/2021.2").exists()


def test_a_correction_stays_true_after_the_next_release(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    explain(released)
    freeze(released, "2021.2")
    register = register_of(released)
    assert register.figures[RETURNED].first_release == "2021.1"
    text = texts_of(register)[f"figures/{RETURNED}.md"]
    assert "In release 2021.1: 82%" in text
    assert "In release 2021.2: 81%" in text
    text = (released / CORRECTIONS).read_text("utf-8")
    (released / CORRECTIONS).write_text(",".join(COLUMNS) + "\n", "utf-8")
    gone = (
        f"release 2021.2 has another correction of {RETURNED} value; a correction is never "
        f"rewritten; restore: "
    )
    assert gone in problems(released)
    (released / CORRECTIONS).write_text(text.replace("82,81", "83,81"), "utf-8")
    assert gone in problems(released)


def test_corrections_of_one_value_follow_each_other(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    explain(released, date="2026-12-01")
    edited(released, STATEMENTS, "2021,81", "2021,80")
    assert (
        f"{RETURNED}: release 2021.1 printed 82, corrected to 81, now 80; restore it, or add"
        in problems(released)
    )
    explain(released, date="2026-12-02")
    assert [
        (one.old, one.new)
        for one in register_of(released).history.corrections
        if one.figure == RETURNED
    ] == [
        ("81", "80"),
        ("82", "81"),
    ]
    edited(released, STATEMENTS, "2021,80", "2021,82")
    explain(released, date="2026-12-03")
    assert problems(released) == ""


def test_a_withdrawn_figure_keeps_its_page_and_says_so(released: Path) -> None:
    lines = (released / STATEMENTS).read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("all-umbrellas,umbrellas-lent")]
    (released / STATEMENTS).write_text("".join(kept), "utf-8")
    measures = released / "data/umbrella-cards/measures.csv"
    kept = [
        line
        for line in measures.read_text("utf-8").splitlines(keepends=True)
        if "umbrellas-lent" not in line
    ]
    measures.write_text("".join(kept), "utf-8")
    identity = "umbrella-cards.all-umbrellas.umbrellas-lent.2021"
    assert (
        f"{CORRECTIONS} {identity}: release 2021.1 printed 1200, now the figure is gone; restore "
        f"it, or add to" in problems(released)
    )
    assert f"{identity},2021.1,figure,1200,,withdrawal,<date>,,<reason>" in problems(released)
    explain(released, reason="The document was withdrawn.")
    register = register_of(released)
    assert identity not in register.figures
    page = texts_of(register)[f"figures/{identity}.md"]
    for text in (
        "# All umbrellas – Umbrellas lent (2021)",
        "Withdrawn: this figure is not published any more.",
        "1,200 withdrawn, without another value. The document was withdrawn.",
        "In release 2021.1: [1,200]",
    ):
        assert text in page
    objects = {
        one["id"]: one for one in json.loads(published_files(register, ADDRESS)["api/figures.json"])
    }
    assert (objects[identity]["value"], objects[identity]["statements"]) == (None, [])
    assert (objects[identity]["first_release"], objects[identity]["withdrawn"]) == (
        "2021.1",
        "2021.1",
    )
    freeze(released, "2021.2")
    assert identity in register_of(released).history.withdrawn


def test_what_is_added_needs_no_word_and_is_not_yet_released(released: Path) -> None:
    """Nor does a note that is added to a figure make it a changed one."""
    with_rows(
        released,
        "umbrella-cards/statements",
        "politeness,met-or-exceeded,2019,55,,,A,T/1/2,para. 8,text,,,,",
    )
    row = "dryness,met-or-exceeded,2021,47.5,,,A,T/1/2,table 1,text,,,"
    edited(released, STATEMENTS, f"{row},", f"{row}Counted wet.,")
    register = register_of(released)
    texts = texts_of(register)
    identity = "umbrella-cards.politeness.met-or-exceeded.2019"
    assert register.figures[identity].first_release is None
    assert "Not yet released: newer than the last release" in texts[f"figures/{identity}.md"]
    assert "Release 2021.1, 21 November 2026, and later changes." in texts["releases/index.md"]
    assert "Since then: 1 figures added, 0 changed, 0 withdrawn." in texts["releases/index.md"]


@pytest.mark.parametrize(
    ("row", "concerned"),
    [
        ("ratings[unicef~audit~2018].rating", True),
        ("ratings[unicef~policy~2018].rating", False),
        ("indicators[audit].title_en", True),
        ("indicators[policy].title_en", False),
    ],
)
def test_a_correction_of_a_row_concerns_the_figures_of_its_keys(row: str, concerned: bool) -> None:
    correction = Correction(
        "p.*.*.*", "1", row, "1", "2", "correction", date(2026, 12, 1), None, {"en": "So."}, 2
    )
    figure = Figure("p", "unicef~audit", "rating", "2019", unit="code")
    assert correction.concerns(figure) is concerned


@pytest.mark.parametrize(
    ("corrected", "concerned"),
    [
        ("p.audit.rating.2019", False),
        ("p.unicef~audit.rating.2019", True),
        ("p.audit.*.*", True),
        ("p.*.rating.*", True),
        ("p.*.*.2018", False),
        ("q.*.*.*", False),
    ],
)
def test_a_correction_stands_on_the_pages_of_its_figures_only(
    corrected: str, concerned: bool
) -> None:
    row = Correction(
        corrected, "1", "value", "1", "2", "correction", date(2026, 12, 1), None, {"en": "So."}, 2
    )
    assert row.concerns(Figure("p", "unicef~audit", "rating", "2019", unit="code")) is concerned


ROW = f"{RETURNED},2021.1,value,82,81,correction,2026-12-01,,We misread it."


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ROW.replace("return", "retrun"),
         ":2 [figure] release 2021.1 has no figure “umbrella-cards.retrun-on-time"),
        (ROW.replace("2021.1", "2019.1"),
         ":2 [release] “2019.1” was not released; did you mean 2021.1?"),
        (ROW.replace(",value,", ",valeu,"), ":2 [field] “valeu” is no field of"),
        (ROW.replace("82,81", "83,81"),
         f":2 [old] {RETURNED}: release 2021.1 printed 82 and now it is 81, not 83 →"),
        (ROW.replace("82,81", "82,82"), ":2 [new] “82” is the old value too"),
        (ROW.replace("82,81", "81,"), "not 81 → nothing"),
        (ROW.replace(",correction,", ",mistake,"),
         ":2 [kind] “mistake” is not a kind of correction; write one of"),
        (ROW.replace(",correction,", ",withdrawal,"),
         ":2 [kind] the kind is withdrawal and the field value"),
        (ROW.replace("2026-12-01", "1 December"),
         ":2 [date] “1 December” is not a date; write it like 2026-11-21"),
        (ROW.replace("2026-12-01", "2026-11-01"), ":2 [date] 2026-11-01 comes before 2026-11-21"),
        (ROW.replace("We misread it.", ""), ":2 [reason_en] the reason_en is missing"),
        (f"{ROW}\n{ROW}", ":3 the row repeats row 2"),
        (f"{ROW},more", ":2 the row has 10 cells, the header 9"),
        ("\n".join([ROW, ROW.replace("return-on-time", "dryness").replace("82,81", "47.5,48")]),
         "dryness.met-or-exceeded.2021: release 2021.1 printed 47.5, corrected to 48, now 47.5; "
         "delete the row"),
    ],
)  # fmt: skip
def test_every_wrong_correction_is_explained(released: Path, row: str, message: str) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    (released / CORRECTIONS).write_text(f"{','.join(COLUMNS)}\n{row}\n", "utf-8")
    assert f"{CORRECTIONS}{message}" in problems(released) or message in problems(released)


def test_the_line_to_add_has_the_columns_of_the_file(released: Path) -> None:
    (released / CORRECTIONS).write_text(f"{','.join(COLUMNS)},reason_zh\n", "utf-8")
    edited(released, STATEMENTS, "2021,82", "2021,81")
    assert "correction,<date>,,<reason>,\n" in problems(released) + "\n"
    explain(released)
    assert problems(released) == ""


def test_feeds_are_read_by_a_feed_reader(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    explain(released, reason="We misread <b>it</b> & more.")
    register = register_of(released)
    for code in ("en", "zh"):
        parsed = feedparser.parse(published_files(register, ADDRESS)[f"api/feeds/{code}.xml"])
        assert not parsed.bozo
        assert parsed.version == "atom10"
        assert parsed.feed.language == code
        assert parsed.feed.updated == "2026-12-01T00:00:00Z"
        ids = [entry.id for entry in parsed.entries]
        assert len(set(ids)) == len(ids) == 1 + len(register.history.corrections)
        assert [entry.updated[:10] for entry in parsed.entries] == ["2026-12-01"] * (
            len(ids) - 1
        ) + ["2026-11-21"]
        assert all(entry.link.startswith(f"{ADDRESS}{code}/") for entry in parsed.entries)
        assert any(
            "&lt;b&gt;" in entry.summary or "<b>" in entry.summary for entry in parsed.entries
        )
    assert published_files(register, ADDRESS) == published_files(register_of(released), ADDRESS)


def test_a_feed_without_releases_is_legal(register: Register) -> None:
    parsed = feedparser.parse(atom_feed(register, language_named("en"), ADDRESS))
    assert (parsed.bozo, parsed.entries) == (False, [])


@pytest.fixture
def repository(released: Path) -> Callable[..., str]:
    """The project under git, with one commit; a function that runs git in it."""

    def git(*words: str) -> str:
        identity = [
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@t.example",
            "-c",
            "commit.gpgsign=false",
        ]
        done = subprocess.run(
            ["git", *identity, *words], cwd=released, capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=one")
    return git


@pytest.mark.parametrize("base", ["2021.1", "HEAD", "main"])
def test_diff_says_what_differs_and_where_it_is_shown(
    released: Path, repository: Callable[..., str], monkeypatch: pytest.MonkeyPatch, base: str
) -> None:
    assert repository("status", "--short") == ""
    edited(released, STATEMENTS, "2021,82", "2021,81")
    monkeypatch.chdir(released)
    text = CliRunner().invoke(app, ["diff", base]).output
    assert text.startswith(
        f"{base} → working tree: 0 figures added, 2 changed, 0 withdrawn; "
        "0 texts and rows, 0 translations, 1 findings\n"
    )
    assert f"  {RETURNED}: 82 → 81\n" in text
    shown = "    umbrella-cards/indicators/return-on-time.md\n"
    assert shown not in text
    assert shown in CliRunner().invoke(app, ["diff", base, "--all"]).output
    assert (
        "  umbrella-cards.return-on-time.change-since-2020.2021.difference: rounds → agrees\n"
        in text
    )
    found = json.loads(CliRunner().invoke(app, ["diff", base, "--format", "json"]).output)
    assert [(one["figure"], one["field"], one["old"], one["new"]) for one in found["changed"]] == [
        ("umbrella-cards.return-on-time.change-since-2020.2021", "computed", "21", "20"),
        (RETURNED, "value", "82", "81"),
    ]
    assert "umbrella-cards/index.md" in found["changed"][1]["pages"]
    markdown = CliRunner().invoke(app, ["diff", base, "--format", "markdown"]).output
    assert f"| {RETURNED} | 82 → 81 | " in markdown


def test_diff_between_two_revisions(
    released: Path, repository: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    repository("commit", "--quiet", "--all", "--message=two")
    monkeypatch.chdir(released)
    assert f"{RETURNED}: 82 → 81" in CliRunner().invoke(app, ["diff", "HEAD~1", "HEAD"]).output
    assert f"{RETURNED}: 81 → 82" in CliRunner().invoke(app, ["diff", "HEAD", "2021.1"]).output


@pytest.mark.parametrize("words", [["nowhere"], ["HEAD", "nowhere"], ["--", "--exec=x"]])
def test_a_revision_that_does_not_exist_leaves_with_2(
    released: Path, repository: Callable[...,
        str], monkeypatch: pytest.MonkeyPatch, words: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    from generator.cli import main

    assert repository("log")
    monkeypatch.chdir(released)
    monkeypatch.setattr("sys.argv", ["answerable", "diff", *words])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert (
        f"{words[-1]} is neither a release in data/releases nor a revision of git"
        in capsys.readouterr().err
    )


def test_a_site_with_corrections_and_withdrawn_figures_builds(released: Path) -> None:
    edited(released, STATEMENTS, "2021,82", "2021,81")
    edited(
        released,
        STATEMENTS,
        "politeness,met-or-exceeded,2021,60,about,,A,T/1/2,para. 3,text,,,,\n",
        "",
    )
    explain(released, reason="a | b <b>c</b> [d](e)")
    whole = read_project(released / "datapackage.json")
    build_site(whole, released / "site", ["en"])
    withdrawn = next(iter(whole.register.history.withdrawn))
    for file in (f"figures/{withdrawn}", f"figures/{RETURNED}", "corrections", "releases"):
        assert (released / "site/en" / file / "index.html").is_file()
    html = (released / "site/en/corrections/index.html").read_text("utf-8")
    assert "a | b &lt;b&gt;c&lt;/b&gt; [d](e)" in re.sub(
        r"&#(\d+);",
        lambda match: chr(int(match[1])).replace("<", "&lt;").replace(">", "&gt;"),
        html,
    )
    assert "Release 2021.1, 21 November 2026, and later changes." in html


def test_a_page_tells_the_corrections_of_texts_in_its_own_language() -> None:
    def changed(field: str, figure: str = "p.s.m.2021") -> Correction:
        return Correction(
            figure, "2021.1", field, "a", "b", "correction", date(2021, 6, 1), None, {}, 2
        )

    fields = ("value", "note_en", "note_zh", "definition_en")
    shown = in_language([changed(field) for field in fields], language_named("zh"))
    assert [one.field for one in shown] == ["value", "note_zh", "definition_en"]


def test_corrections_with_one_reason_stand_together(project: Path) -> None:
    register = read_project(project / "datapackage.json").register
    when = date(2021, 6, 1)
    rows = [
        Correction(
            "umbrella-cards.*.*.*", "2021.1", f"lists[{key}].says_en", "a.", "b.", "correction",
            when, None, {"en": "A word was missing."}, place,
        )
        for place, key in enumerate(("praised", "scolded"), 2)
    ]  # fmt: skip
    register = replace(register, history=replace(register.history, corrections=tuple(rows)))
    (group,) = correction_groups(register, language_named("en"))
    ((change, notices),) = group.changes
    assert group.reason == "A word was missing."
    assert change == "Since release 2021.1: what the list says changed. Before: a. Now: b."
    assert [one.subject.rpartition(": ")[2] for one in notices] == ["List praised", "List scolded"]
