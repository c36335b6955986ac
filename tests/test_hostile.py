"""What is given to us is refused with its place, or built without harm: nothing of it runs, leaks
or forges.

`make soak` takes the same cases, and many more, through the real commands.
"""

import json
from pathlib import Path

import pytest
from conftest import copied_project, with_one_package
from corpus import CATALOGUE, DESCRIPTOR, SECRET, Case, cases
from soak import with_schema

from generator.errors import InvalidRelease, is_visible
from generator.site.projects import read_project

REFUSED = [case for case in cases() if case.said]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return with_one_package(copied_project(tmp_path / "project"), "umbrella-cards")


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case.group}: {case.name!a}")
def test_what_must_not_be_built_is_refused_with_its_place(case: Case, small: Path) -> None:
    case.alter(small)
    with pytest.raises(InvalidRelease) as caught:
        read_project(small / "datapackage.json")
    message = str(caught.value)
    assert case.said in message
    assert SECRET not in message
    assert all(is_visible(line) and len(line) < 3_000 for line in message.split("\n"))


@pytest.mark.parametrize("file", [CATALOGUE, DESCRIPTOR])
def test_the_descriptors_that_the_soak_alters_are_valid_before(file: str, small: Path) -> None:
    (small / file).write_text(json.dumps(with_schema(file, small / file)), "utf-8")
    assert read_project(small / "datapackage.json")
