"""Old addresses that lead to new ones: as pages, in the file of hosts, and with nginx."""

import http.client
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from nginx import nginx_serving
from typer.testing import CliRunner

from generator.cli import app
from generator.errors import InvalidRelease
from generator.site.projects import read_project
from generator.site.redirects import FILE

NEW = "lantern-cards/"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved") / "hill"
    done = CliRunner().invoke(app, ["init", str(folder), "--languages", "en,fr"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("old/,new\n", "[to] “new” is no address of a page below its language"),
        ("/old/,lantern-cards/\n", "[from] “/old/” is no address of a page"),
        ("../old/,lantern-cards/\n", "[from] “../old/” is no address of a page"),
        ("lantern-cards/,about/\n", "the page “lantern-cards/” is there, so readers would never"),
        ("about/,lantern-cards/\n", "the page “about/” is there, so readers would never"),
        ("404.html/,about/\n", "“404.html/” is the address of a file, not of a page"),
        ("search.json/,about/\n", "“search.json/” is the address of a file, not of a page"),
        ("pagefind/,about/\n", "“pagefind/” is the address of a file, not of a page"),
        ("old/,nowhere/\n", "there is no page “nowhere/”"),
        ("old/,about/\nold/,lantern-cards/\n", ":3 [from] “old/” stands in row 2 already"),
        ("old/,older/\nolder/,about/\n", ":2 [to] “older/” is itself an old address, in row 3"),
    ],
)
def test_what_leads_nowhere_is_refused(begun: Path, rows: str, problem: str) -> None:
    (begun / FILE).write_text(f"from,to\n{rows}", "utf-8")
    with pytest.raises(InvalidRelease) as caught:
        read_project(begun / "datapackage.json")
    assert problem in str(caught.value)


def test_an_unknown_head_is_refused(begun: Path) -> None:
    (begun / FILE).write_text("old,new\nold/,about/\n", "utf-8")
    with pytest.raises(InvalidRelease, match="the first line does not name the columns"):
        read_project(begun / "datapackage.json")


def test_an_old_address_leads_to_the_new_one(begun: Path, tmp_path: Path) -> None:
    (begun / FILE).write_text(f"from,to\nold-cards/cards/,{NEW}\n", "utf-8")
    site = tmp_path / "site"
    words = ["build", "--catalogue", str(begun / "datapackage.json"), "--output", str(site)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    page = (site / "fr/old-cards/cards/index.html").read_text("utf-8")
    assert f'content="0; url=../../{NEW}"' in page
    assert f'href="../../{NEW}">Cette page a changé d’adresse.' in page
    assert (site / "_redirects").read_text("utf-8") == (
        f"/en/old-cards/cards/ /en/{NEW} 301\n/fr/old-cards/cards/ /fr/{NEW} 301\n"
    )
    (tmp_path / "nginx").mkdir()
    with nginx_serving(site, tmp_path / "nginx") as address:
        with closing(http.client.HTTPConnection(urlsplit(address).netloc)) as connection:
            connection.request("GET", "/fr/old-cards/cards/")
            answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, f"/fr/{NEW}")
        assert "Content-Security-Policy" in answer.headers
