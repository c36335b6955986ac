"""The bundled site as hosts serve it that read `_headers`."""

import fnmatch
import http.client
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import header_blocks, headers_for, served

PROMISED = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
}
OWN = {"en/": 200, "en/figures/": 200, "en/assets/header.js": 200, "en/nowhere": 404, "nowhere/": 404, "_other": 404}
"""Paths that are for our own pages, and what asking for them gives."""
SHARED = {
    "api/figures.json": 200,
    "api/catalogue.jsonld": 200,
    "api/feeds/en.xml": 200,
    "api/nowhere.json": 404,
    "data/un-swap.zip": 200,
    "data/un-swap/figures.csv": 200,
    "data/nowhere.csv": 404,
    "en/un-swap-distribution.svg": 200,
    "en/un-swap-distribution.csv": 200,
    "zh/un-swap-distribution.wide.vl.json": 200,
}
"""Paths that are for other sites too."""


@dataclass(frozen=True)
class Answer:
    """What a host says of one path; each of its headers once."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(address: str, path: str, **headers: str) -> Answer:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    connection.request("GET", f"/{path}", headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    names = Counter(name.lower() for name, _ in answer.getheaders())
    assert [name for name, count in names.items() if count > 1] == [], path
    return Answer(answer.status, {name.lower(): text for name, text in answer.getheaders()}, body)


@pytest.fixture(scope="module")
def static(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.mark.parametrize("path", [*OWN, *SHARED])
def test_every_header_is_sent_once(static: str, path: str) -> None:
    answer = asked(static, path)
    assert answer.status == {**OWN, **SHARED}[path]
    assert answer.headers.items() >= PROMISED.items()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")
    assert policy.endswith("; frame-ancestors 'none'")
    assert answer.headers.get("access-control-allow-origin") == ("*" if path in SHARED else None)
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


def paths(site: Path) -> list[str]:
    """Every path of the site, and some where nothing stands."""
    files = sorted(f"/{file.relative_to(site.resolve())}" for file in site.resolve().rglob("*") if file.is_file())
    return ["/", "/nowhere", "/api/", "/data/nowhere", *files, *(file.removesuffix("index.html") for file in files)]


def test_no_path_finds_a_header_in_two_blocks(site: Path) -> None:
    """So that it does not matter whether a host joins them, or takes the first or the last."""
    blocks = header_blocks(site.resolve() / "_headers")
    for path in paths(site):
        found = [name for pattern, said in blocks if fnmatch.fnmatchcase(path, pattern) for name, _ in said]
        assert len(found) == len(set(found)), path


def test_the_headers_are_within_what_hosts_read(site: Path) -> None:
    """Cloudflare Pages reads 100 blocks, 2,000 characters a line, and one `*` a path."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 2000
    patterns = [line for line in lines if line.startswith("/")]
    assert len(patterns) <= 100
    assert {pattern.count("*") for pattern in patterns} == {1}


def test_all_data_and_all_files_of_charts_are_for_other_sites(site: Path) -> None:
    charts = [file for file in site.glob("??/**/*.svg") if "assets" not in file.parts]
    files = [charts[0].with_suffix(ending) for ending in (".csv", ".json", ".wide.vl.json", ".narrow.vl.json")]
    files += [*charts, *(file for folder in ("api", "data") for file in (site / folder).rglob("*") if file.is_file())]
    for file in files:
        assert file.is_file()
        path = f"/{file.relative_to(site)}"
        assert headers_for(site, path)["Access-Control-Allow-Origin"] == "*", path
