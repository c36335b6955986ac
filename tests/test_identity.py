"""Who publishes a site, and what it says of itself: from the catalogue, on pages and in files."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import release_of
from icalendar import Calendar
from openpyxl import load_workbook

from generator.downloads import published_files
from generator.errors import InvalidRelease
from generator.figures import build_register
from generator.site.contact import report_address

ADDRESS = "https://tidewater.example/"
PUBLISHER = {"name": "Tidewater Council", "url": "https://council.example/"}
NOTICE = {"en": "Nothing here is real.", "zh": "这里的一切都是虚构的。"}


def with_catalogue(project: Path, **properties: Any) -> Path:
    """The project with further properties in its catalogue."""
    path = project / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **properties}), "utf-8")
    return project


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({"name": ""}, "datapackage.json [name] “” is not written as it should be; write it like"),
        ({"name": "biscuit-targets"}, "[resources] the package “biscuit-targets” has the name of"),
        ({"publisher": "Us"}, "[publisher] “\"Us\"” is not an object; write an object"),
        ({"publisher": {}}, "[publisher] it has no name; add it"),
        (
            {"publisher": {"name": "Us", "url": "javascript:alert(1)"}},
            "[publisher.url] “javascript:alert(1)” is not written as it should be; "
            "write it like https://tidewater.example/",
        ),
        *(
            ({"contact": contact}, f"[contact] “{contact}” is not written as it should be; write "
             "it like mailto:data@tidewater.example, or like https://tidewater.example/report")
            for contact in (
                "data@tidewater.example", "mailto:a@b.example?bcc=c@d.example", "http://x.example/",
                "javascript:alert(1)", "https://user@x.example/", 'https://x.example/"onclick=x',
                "https://x.example/<b>", "https:///x",
            )
        ),
        ({"notice": "Ours"}, "[notice] “\"Ours\"” is not an object"),
        ({"notice": {"zh": "x"}}, "[notice] it has no en; add it"),
        ({"promise": {"en": "x" * 301}}, "write it like one line of at most 300 characters"),
        ({"hero": {"english": "x"}}, "[hero] the property “english” is not known here"),
    ],
)  # fmt: skip
def test_a_wrong_word_about_the_site_is_refused(
    project: Path, properties: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidRelease) as caught:
        release_of(with_catalogue(project, **properties))
    assert said in str(caught.value)


def test_a_catalogue_needs_a_name(project: Path) -> None:
    path = project / "datapackage.json"
    catalogue = json.loads(path.read_text("utf-8"))
    del catalogue["name"]
    path.write_text(json.dumps(catalogue), "utf-8")
    with pytest.raises(InvalidRelease, match="the catalogue has no name; write it as text, like"):
        release_of(project)


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("", ""),
        (
            "mailto:a@b.example",
            "mailto:a@b.example?subject=Tins%20%26%20tea&body=https%3A%2F%2Fx%2F",
        ),
        ("https://b.example/new", "https://b.example/new"),
        (
            "https://b.example/new?title={title}&body={address}",
            "https://b.example/new?title=Tins%20%26%20tea&body=https%3A%2F%2Fx%2F",
        ),
    ],
)
def test_a_report_names_the_page(contact: str, address: str) -> None:
    assert report_address(contact, title="Tins & tea", address="https://x/") == address


def test_downloads_bear_the_names_of_the_catalogue(project: Path) -> None:
    named = with_catalogue(project, name="tidewater", publisher=PUBLISHER, notice=NOTICE)
    files = published_files(build_register(release_of(named)), ADDRESS)
    assert "data/tidewater.zip" in files
    calendar = Calendar.from_ical(files["data/due.zh.ics"])
    assert calendar["prodid"] == "-//Tidewater Council//Calendar//EN"
    assert calendar["x-wr-caldesc"] == NOTICE["zh"]
    assert all(str(event["uid"]).endswith("@tidewater") for event in calendar.walk("VEVENT"))
    cover = load_workbook(io.BytesIO(files["data/biscuit-targets.xlsx"]))["cover"].values
    rows = dict(cover)
    assert (rows["Publisher"], rows["Notice"]) == (PUBLISHER["name"], NOTICE["en"])
    agent = json.loads(files["api/catalogue.jsonld"])["dct:publisher"]
    assert agent["foaf:homepage"] == {"@id": PUBLISHER["url"]}
