"""The bundled site as hosts serve it: one that reads `_headers`, and nginx and Caddy under the
configuration that we print.
"""

import fnmatch
import gzip
import http.client
import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from caddy import caddy_serving
from chromium import header_blocks, headers_for, launched, served
from nginx import nginx_serving

from generator.site.hosting import NAMED
from generator.site.policy import HEADER_POLICY, PAGE_POLICY

CHARSET = '<meta charset="utf-8">'
PROMISED = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
}
OWN = {
    "en/": 200,
    "en/figures/": 200,
    "en/assets/header.js": 200,
    "en/nowhere": 404,
    "nowhere/": 404,
    "_other": 404,
}
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
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pagefind": "application/octet-stream",
    ".pf_filter": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
}
ALWAYS = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"


@dataclass(frozen=True)
class Answer:
    """What a host says of one path; each of its headers once."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(address: str, path: str, **headers: str) -> Answer:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    connection.request(
        "GET", f"/{path}", headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, each_once(answer.getheaders()), body)


def each_once(headers: list[tuple[str, str]]) -> dict[str, str]:
    """The headers of an answer by their names in small letters; none of them came twice."""
    names = Counter(name.lower() for name, _ in headers)
    assert [name for name, count in names.items() if count > 1] == []
    return {name.lower(): text for name, text in headers}


def sent(address: str, request: bytes) -> bytes:
    """All that a host sends back for these bytes, until it closes the connection."""
    place = urlsplit(address)
    host = (place.hostname or "", place.port or 0)
    with socket.create_connection(host, timeout=30) as connection:
        connection.sendall(request)
        with suppress(OSError):  # a host that needs no more of the request may have closed before
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def answered(address: str, request: bytes) -> Answer:
    """The one answer to a request that is sent byte for byte. Libraries would mend the request."""
    head, _, body = sent(address, request).partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = [(name, text) for name, _, text in (line.partition(": ") for line in lines)]
    return Answer(int(first.split(" ")[1]), each_once(headers), body)


def request_for(target: str, *lines: str, method: str = "GET", protocol: str = "HTTP/1.1") -> bytes:
    """A request for a target that is written as it is, with further lines."""
    head = [f"{method} {target} {protocol}", "Host: localhost", "Connection: close", *lines]
    return "".join(f"{line}\r\n" for line in [*head, ""]).encode("latin-1")


@pytest.fixture(scope="module")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx_serving(site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_caddy_sends_what_nginx_sends(nginx: str, caddy: str, site: Path) -> None:
    """Types, what is kept and for how long, and the page for what is missing."""
    style = next((site / "en/assets/stylesheets").glob("main.*.css")).name
    paths = [*OWN, *SHARED, f"en/assets/stylesheets/{style}", "zh/nowhere", "_headers"]
    for path in paths:
        one, other = asked(nginx, path), asked(caddy, path)
        assert (other.status, other.body) == (one.status, one.body), path
        if one.status == 200:
            assert other.headers["cache-control"] == one.headers["cache-control"], path
        assert other.headers["content-type"] == one.headers["content-type"], path
        assert "server" not in other.headers


@pytest.fixture(scope="module")
def static(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def caddy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with caddy_serving(site, tmp_path_factory.mktemp("caddy")) as address:
        yield address


@pytest.mark.parametrize("host", ["static", "nginx", "caddy"])
@pytest.mark.parametrize("path", [*OWN, *SHARED])
def test_every_header_is_sent_once(host: str, path: str, request: pytest.FixtureRequest) -> None:
    answer = asked(request.getfixturevalue(host), path)
    assert answer.status == {**OWN, **SHARED}[path]
    assert answer.headers.items() >= PROMISED.items()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")
    assert policy.endswith("; frame-ancestors 'none'")
    assert answer.headers.get("access-control-allow-origin") == ("*" if path in SHARED else None)
    for_all = path in SHARED or host == "static"
    assert answer.headers["cross-origin-resource-policy"] == (
        "cross-origin" if for_all else "same-origin"
    )


def paths(site: Path) -> list[str]:
    """Every path of the site, and some where nothing stands."""
    files = sorted(
        f"/{file.relative_to(site.resolve())}"
        for file in site.resolve().rglob("*")
        if file.is_file()
    )
    return [
        "/",
        "/nowhere",
        "/api/",
        "/data/nowhere",
        *files,
        *(file.removesuffix("index.html") for file in files),
    ]


def test_no_path_finds_a_header_in_two_blocks(site: Path) -> None:
    """So that it does not matter whether a host joins them, or takes the first or the last."""
    blocks = header_blocks(site.resolve() / "_headers")
    for path in paths(site):
        found = [
            name
            for pattern, said in blocks
            if fnmatch.fnmatchcase(path, pattern)
            for name, _ in said
        ]
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
    files = [
        charts[0].with_suffix(ending)
        for ending in (".csv", ".json", ".wide.vl.json", ".narrow.vl.json")
    ]
    files += [
        *charts,
        *(
            file
            for folder in ("api", "data")
            for file in (site / folder).rglob("*")
            if file.is_file()
        ),
    ]
    for file in files:
        assert file.is_file()
        path = f"/{file.relative_to(site)}"
        assert headers_for(site, path)["Access-Control-Allow-Origin"] == "*", path


@pytest.mark.parametrize(
    "path", ["en/", "ar/nowhere", *(path for path in SHARED if "zip" not in path)]
)
def test_text_comes_as_small_as_the_reader_can_take_it(nginx: str, path: str) -> None:
    plain = asked(nginx, path)
    assert "content-encoding" not in plain.headers
    small = {
        accepted: asked(nginx, path, Accept_Encoding=accepted)
        for accepted in ("br", "gzip", "gzip, deflate, br")
    }
    assert [one.headers["content-encoding"] for one in small.values()] == ["br", "gzip", "br"]
    assert {one.headers["vary"] for one in (plain, *small.values())} == {"Accept-Encoding"}
    assert brotli.decompress(small["br"].body) == gzip.decompress(small["gzip"].body) == plain.body
    assert len(small["br"].body) < len(small["gzip"].body) < len(plain.body)
    assert brotli.decompress(small["gzip, deflate, br"].body) == plain.body


def test_what_has_not_changed_is_not_sent_again(nginx: str) -> None:
    tag = asked(nginx, "en/").headers["etag"]
    answer = asked(nginx, "en/", If_None_Match=tag)
    assert (answer.status, answer.body) == (304, b"")
    assert (
        answer.headers.items()
        >= {**PROMISED, "vary": "Accept-Encoding", "cache-control": BRIEFLY}.items()
    )


def test_each_file_has_its_type_and_what_is_named_by_its_content_is_kept(
    nginx: str, site: Path
) -> None:
    files = {file.suffix: file for file in sorted(site.resolve().rglob("*.*")) if file.is_file()}
    named = {
        file
        for pattern in ("vega-*.js", "*.min.css", "*.pf_*")
        for file in site.resolve().rglob(pattern)
    }
    assert set(files) == set(TYPES)
    assert {
        file for file in site.resolve().rglob("*.*") if re.search(f"{NAMED}$", file.name)
    } == named
    for file in [*files.values(), *sorted(named)[::100], *site.resolve().glob("*/assets/*.js")]:
        answer = asked(nginx, file.relative_to(site.resolve()).as_posix())
        feed = file.parent.name == "feeds"
        assert answer.headers["content-type"] == (
            "application/atom+xml" if feed else TYPES[file.suffix]
        ), file
        assert answer.headers["cache-control"] == (ALWAYS if file in named else BRIEFLY), file
        assert answer.body == file.read_bytes()


def test_pages_are_asked_for_again_soon_and_what_is_missing_at_once(nginx: str) -> None:
    assert asked(nginx, "").headers["cache-control"] == BRIEFLY
    assert asked(nginx, "en/figures/").headers["cache-control"] == BRIEFLY
    assert (
        "cache-control" not in asked(nginx, "en/assets/stylesheets/main.00000000.min.css").headers
    )
    assert "cache-control" not in asked(nginx, "en/nowhere").headers


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("nowhere", "404.html"),
        ("_headers", "404.html"),
        ("en/nowhere", "en/404.html"),
        ("ar/figures/no/such/", "ar/404.html"),
        ("zh/assets/", "zh/404.html"),
        ("data/", "404.html"),
    ],
)
def test_where_nothing_is_the_page_says_so_in_the_language(
    nginx: str, site: Path, path: str, page: str
) -> None:
    answer = asked(nginx, path)
    assert answer.status == 404
    assert answer.body == (site / page).read_bytes()


def test_a_folder_is_one_page_and_nothing_tells_the_version_of_the_server(nginx: str) -> None:
    answer = asked(nginx, "en/figures")
    assert (answer.status, answer.headers["location"]) == (301, "/en/figures/")
    assert answer.headers["server"] == "nginx"


def test_nginx_takes_what_is_compressed_already_and_follows_the_link_at_once(
    tmp_path: Path,
) -> None:
    for name in ("first", "second"):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en" / "404.html").write_text("nothing here", "utf-8")
        page = tmp_path / name / "index.html"
        page.write_text(name * 100, "utf-8")
        page.with_name("index.html.br").write_bytes(brotli.compress(f"{name} br".encode()))
        page.with_name("index.html.gz").write_bytes(gzip.compress(f"{name} gz".encode()))
    link = tmp_path / "site"
    link.symlink_to("first")
    with nginx_serving(link, tmp_path) as address:
        for name in ("first", "second"):
            assert asked(address, "").body == name.encode() * 100
            assert (
                brotli.decompress(asked(address, "", Accept_Encoding="br, gzip").body)
                == f"{name} br".encode()
            )
            assert (
                gzip.decompress(asked(address, "", Accept_Encoding="gzip").body)
                == f"{name} gz".encode()
            )
            assert asked(address, "", Accept_Encoding="br").headers["vary"] == "Accept-Encoding"
            (tmp_path / "new").symlink_to("second")
            (tmp_path / "new").replace(link)


REFUSED = {
    "no host": (400, b"GET /en/ HTTP/1.1\r\n\r\n"),
    "two hosts": (400, request_for("/en/", "Host: other")),
    "a host with a blank": (400, b"GET /en/ HTTP/1.1\r\nHost: a b\r\n\r\n"),
    "a header with NUL": (400, request_for("/api/figures.json", "X\x00: a")),
    "a header with a blank": (400, request_for("/api/figures.json", "X : a")),
    "a long header": (400, request_for("/en/", f"X: {'a' * 9000}")),
    "long headers": (400, request_for("/en/nowhere", *[f"X: {'a' * 8000}"] * 9)),
    "many headers": (400, request_for("/en/nowhere", *["X: a"] * 20000)),
    "a length in words": (400, request_for("/en/", "Content-Length: x")),
    "a length below zero": (400, request_for("/en/", "Content-Length: -1")),
    "two lengths": (400, request_for("/en/", "Content-Length: 1", "Content-Length: 1")),
    "chunks and a length": (
        400,
        request_for("/en/", "Transfer-Encoding: chunked", "Content-Length: 3"),
    ),
    "an unknown transfer": (501, request_for("/en/", "Transfer-Encoding: other")),
    "no path": (400, request_for("en/")),
    "a star": (400, request_for("*", method="OPTIONS")),
    "a path above the top": (400, request_for("/../en/")),
    "a coded path above the top": (400, request_for("/..%2fen/")),
    "NUL in the path": (400, request_for("/en/%00")),
    "a blank in the path": (400, request_for("/en/ x.js")),
    "a small method": (400, request_for("/en/", method="get")),
    "another protocol": (400, request_for("/en/", protocol="FTP/1.0")),
    "a malformed version": (400, request_for("/en/", protocol="HTTP/1.x")),
    "a later version": (505, request_for("/en/", protocol="HTTP/3.0")),
    "no request": (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"),
    "HTTP/2 from the start": (400, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "a long path": (414, request_for(f"/en/{'a' * 9000}")),
    "a long query": (414, request_for(f"/api/figures.json?{'a' * 40000}")),
    "a large body": (413, request_for("/en/", "Content-Length: 99999999", method="POST")),
    "a large body for nothing": (413, request_for("/en/nowhere", "Content-Length: 99999999")),
    "another version of the page": (412, request_for("/en/", 'If-Match: "other"')),
    "a range beyond the end": (416, request_for("/en/", "Range: bytes=99999999-")),
    "a range that overflows": (416, request_for("/en/", f"Range: bytes={'9' * 40}-")),
    "a range of nothing": (416, request_for("/en/", "Range: bytes=-0", method="HEAD")),
    **{
        f"{method} {target}": (405, request_for(target, method=method))
        for method in ("CONNECT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "PUT", "TRACE", "OTHER")
        for target in ("/en/", "/nowhere")
    },
    "POST": (405, request_for("/en/", method="POST")),
}
"""Requests that nginx refuses for what they are, and with which status."""


@pytest.mark.parametrize("kind", REFUSED)
def test_what_nginx_refuses_has_every_header_once(nginx: str, kind: str) -> None:
    status, refused = REFUSED[kind]
    answer = answered(nginx, refused)
    assert answer.status == status
    assert answer.headers.items() >= {**PROMISED, "content-security-policy": HEADER_POLICY}.items()
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["server"] == "nginx"
    assert answer.headers.get("cache-control") == ("no-cache" if status == 416 else None)


def test_what_is_missing_has_every_header_once_where_no_page_can_say_so(tmp_path: Path) -> None:
    """The site was taken away while nginx runs, and with it the pages of a 404."""
    (tmp_path / "site" / "en").mkdir(parents=True)
    page = tmp_path / "site" / "en" / "404.html"
    page.write_text("nothing here", "utf-8")
    with nginx_serving(tmp_path / "site", tmp_path) as address:
        page.unlink()
        for path in ("", "en/nowhere", "en/nowhere.json"):
            answer = asked(address, path)
            assert answer.status == 404
            assert answer.headers.items() >= PROMISED.items()


SAME = {
    "/en/#/assets/x-1234567.js": "en/",
    "/en/#/x.json": "en/",
    "/en/?/assets/x-1234567.js": "en/",
    "/en/?/x.json": "en/",
    "/en?.json": "en",
    "http://localhost/en/#/assets/x-1234567.js": "en/",
    "/assets/x-1234567.js/../../en/": "en/",
    "/assets/x-1234567.js/%2e%2e/%2E%2e/en/": "en/",
    "/en/x.json/..": "en/",
    "//en//": "en/",
    "/%65n%2f": "en/",
    "/nowhere#/ar/": "nowhere",
    "/nowhere?/ar/": "nowhere",
    "/en/../nowhere": "nowhere",
    "//ar/nowhere": "ar/nowhere",
    "/%61r/nowhere": "ar/nowhere",
    "/en/../ar/nowhere": "ar/nowhere",
    "/en/nowhere#/ar/": "en/nowhere",
    "/nowhere#.json": "nowhere",
    "/_headers#x": "nowhere",
    "//_headers?x": "nowhere",
    "/%5fheaders": "nowhere",
    "/en/../_headers": "nowhere",
    "/api/figures.json#x.js": "api/figures.json",
    "/api/figures%2ejson": "api/figures.json",
    "/en/../api/figures.json?/en/": "api/figures.json",
    "/api/nowhere.json#/en/": "api/nowhere.json",
}
"""Targets that nginx reads as another path, and that path."""
PASSING = {"date", "connection", "location"}
"""Headers that may differ between two requests. The redirection to a folder keeps the query."""


@pytest.mark.parametrize("target", SAME)
def test_what_nginx_sends_goes_by_the_path_that_it_reads(nginx: str, target: str) -> None:
    raw, plain = answered(nginx, request_for(target)), asked(nginx, SAME[target])
    assert (raw.status, raw.body) == (plain.status, plain.body)
    assert raw.headers.keys() == plain.headers.keys()
    for name in raw.headers.keys() - PASSING:
        assert raw.headers[name] == plain.headers[name]
    assert raw.headers.get("cache-control") == (None if raw.status == 404 else BRIEFLY)


@pytest.mark.parametrize(
    "target",
    ["/en/;x.js", "/en/%23x.js", "/en/%3Fx.js", "/en/index.html.gz", "/en/x%0d%0aX:y"],
)
def test_what_only_resembles_a_path_is_missing(nginx: str, target: str) -> None:
    answer = answered(nginx, request_for(target))
    assert answer.status == 404
    assert answer.headers.items() >= PROMISED.items()
    assert b'data-language="en"' in answer.body


def test_only_files_that_are_named_by_their_content_are_kept_for_good(tmp_path: Path) -> None:
    """A name may look like that by chance, as a date does in a style sheet of somebody's own."""
    chance = ("en/assets/print-20260101.css", "en/about-1234567.js/index.html", "data/x-1234567.js")
    named = ("assets/vega-1234567.js", "en/assets/stylesheets/main.1234567.min.css")
    for path in (*chance, *named, "en/404.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("text", "utf-8")
    with nginx_serving(tmp_path, tmp_path) as address:
        for path in (*chance, "en/about-1234567.js", "en/about-1234567.js/"):
            assert asked(address, path).headers["cache-control"] == BRIEFLY, path
        for path in named:
            assert asked(address, path).headers["cache-control"] == ALWAYS, path
            assert "cache-control" not in asked(address, f"{path}/").headers


def test_a_part_is_sent_and_nobody_keeps_it_for_the_whole(nginx: str, site: Path) -> None:
    answer = asked(nginx, "data/un-swap.zip", Range="bytes=0-9")
    assert (answer.status, answer.headers["cache-control"]) == (206, "no-cache")
    assert answer.body == (site / "data" / "un-swap.zip").read_bytes()[:10]
    answer = asked(nginx, "data/un-swap.zip", Range="bytes=99999999-")
    assert (answer.status, answer.headers["cache-control"]) == (416, "no-cache")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_answer_that_could_have_no_headers_is_not_given(nginx: str) -> None:
    for target in ("/en/", "/nowhere", "/api/figures.json"):
        assert sent(nginx, f"GET {target}\r\n".encode()) == b""


def test_one_answer_does_not_change_the_next(nginx: str) -> None:
    """The path of a request is forgotten with it, on a connection that stays open too."""
    first = b"GET /ar/nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
    both = sent(nginx, first + request_for("/api/figures.json", method="HEAD")).decode("utf-8")
    assert both.count("HTTP/1.1 ") == 2
    assert "Access-Control-Allow-Origin: *" not in both.split("HTTP/1.1 ")[1]
    assert "Access-Control-Allow-Origin: *" in both.split("HTTP/1.1 ")[2]


SHOWS = """async address => {
  const loaded = (tag, path) => new Promise((done) => {
    const one = document.createElement(tag);
    one.onload = () => done(true);
    one.onerror = () => done(false);
    one.src = address + path;
    document.body.append(one);
  });
  const read = (path) => fetch(address + path).then((answer) => answer.ok, () => false);
  return [
    await loaded("img", "en/un-swap-distribution.svg"), await read("api/figures.json"),
    await read("en/un-swap-distribution.csv"), await read("en/"),
    await loaded("script", "en/assets/header.js"),
  ];
}"""
"""What another page can show and read: a chart, figures, the data of a chart; and a page and a
script of ours.
"""


def test_chromium_reads_pages_from_nginx_and_only_what_is_shared_from_elsewhere(
    nginx: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>", "utf-8")
    with launched() as browser, served(tmp_path) as elsewhere:
        page = browser.new_context().new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(nginx)
        page.wait_for_url(f"{nginx}en/")
        page.goto(f"{nginx}ar/search/?q=2019", wait_until="networkidle")
        page.locator("ol.results li a").first.wait_for()
        page.goto(f"{nginx}en/figures/", wait_until="networkidle")
        assert said == []
        page.goto(elsewhere)
        assert page.evaluate(SHOWS, nginx) == [True, True, True, False, False]


PLANTED = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>Planted</title>
<script src="ours.js"></script>
</head>
<body>
<script>window.ran = ["script"];</script>
<script type="module">window.ran = ["module"];</script>
<img src="nowhere.png" onerror="window.ran = ['handler']">
<a href="javascript:window.ran = ['address']">a</a>
<iframe srcdoc="<script>parent.ran = ['frame']</script>"></iframe>
<p style="color: rgb(1, 2, 3)">styled</p>
</body>
</html>
"""
"""A page with scripts planted in every way that HTML knows, beside one script that is a file."""


def test_chromium_runs_no_script_that_was_planted_in_a_page(tmp_path: Path) -> None:
    """The tag alone stops what was planted: this host sends no headers."""
    (tmp_path / "ours.js").write_text("window.ours = true;", "utf-8")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    planted = PLANTED.replace(CHARSET, f"{CHARSET}\n{tag}", 1)
    assert tag in planted
    (tmp_path / "index.html").write_text(planted, "utf-8")
    with launched() as browser, served(tmp_path) as address:
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        page.get_by_role("link").click()
        assert page.evaluate("[window.ours, window.ran]") == [True, None]
        color = page.locator("p").evaluate("styled => getComputedStyle(styled).color")
        assert color == "rgb(0, 0, 0)"
