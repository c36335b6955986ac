"""The sitemap: every page in every language, within the limits of the protocol."""

from collections.abc import Collection, Mapping
from itertools import chain
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import Element, fromstring

from generator.site.sitemap import sitemap_files

ADDRESS = "https://answerable.example/"
LANGUAGES = ("en", "zh", "ar")
NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def addresses(element: Element) -> list[str]:
    """The addresses of pages, or of other sitemaps, in a sitemap."""
    return [found.text or "" for found in element.findall("*/loc", NAMES)]


def alternates(content: bytes) -> dict[str, dict[str | None, str | None]]:
    """For each address in a sitemap: the addresses of its page by language."""
    return {
        entry.findtext("loc", "", NAMES): {
            link.get("hreflang"): link.get("href")
            for link in entry.findall("xhtml:link[@rel='alternate']", NAMES)
        }
        for entry in fromstring(content).findall("url", NAMES)
    }


def parts(pages: Mapping[str, Collection[str]], languages: tuple[str, ...]) -> list[list[str]]:
    """The addresses of pages in each file that `sitemap.xml` lists."""
    files = sitemap_files(ADDRESS, languages, pages)
    index = fromstring(files["sitemap.xml"])
    assert index.tag.endswith("}sitemapindex")
    listed = [address.removeprefix(ADDRESS) for address in addresses(index)]
    assert listed == [f"sitemap-{number}.xml" for number in range(1, len(files) - 1)]
    assert set(files) == {"robots.txt", "sitemap.xml", *listed}
    assert max(map(len, files.values())) <= 52_428_800
    return [addresses(fromstring(files[path])) for path in listed]


def test_every_page_names_itself_in_every_language() -> None:
    pages = {"figures/x/": LANGUAGES, "": LANGUAGES}
    found = alternates(sitemap_files(ADDRESS, LANGUAGES, pages)["sitemap.xml"])
    assert list(found) == [
        f"{ADDRESS}{code}/{page}" for page in ("", "figures/x/") for code in LANGUAGES
    ]
    assert found[f"{ADDRESS}zh/figures/x/"] == {
        "en": f"{ADDRESS}en/figures/x/",
        "zh": f"{ADDRESS}zh/figures/x/",
        "ar": f"{ADDRESS}ar/figures/x/",
        "x-default": f"{ADDRESS}en/figures/x/",
    }
    for address, languages in found.items():
        assert found[f"{ADDRESS}ar/{address.removeprefix(ADDRESS)[3:]}"] == languages


def test_a_page_that_is_not_written_in_the_first_language_leads_to_the_next_one() -> None:
    found = alternates(sitemap_files(ADDRESS, LANGUAGES, {"x/": {"ar", "zh"}})["sitemap.xml"])
    languages = {
        "zh": f"{ADDRESS}zh/x/",
        "ar": f"{ADDRESS}ar/x/",
        "x-default": f"{ADDRESS}zh/x/",
    }
    assert found == {f"{ADDRESS}zh/x/": languages, f"{ADDRESS}ar/x/": languages}


def test_addresses_are_written_so_that_xml_and_browsers_read_them() -> None:
    address = "https://answerable.example/a&b/"
    pages = {page: ["en"] for page in ("a&b<c>'d\"/", "é 50%/", "un-swap.x~y.rating.2019/")}
    found = alternates(sitemap_files(address, ["en"], pages)["sitemap.xml"])
    assert list(found) == [
        f"{address}en/{page}"
        for page in ("a%26b%3Cc%3E%27d%22/", "un-swap.x~y.rating.2019/", "%C3%A9%2050%25/")
    ]
    for page, languages in found.items():
        assert languages == {"en": page, "x-default": page}


def test_fifty_thousand_addresses_are_one_file_and_one_more_are_two() -> None:
    pages = {f"figures/{number:05}/": ["en"] for number in range(50_000)}
    one = sitemap_files(ADDRESS, ["en"], pages)
    assert set(one) == {"robots.txt", "sitemap.xml"}
    assert len(addresses(fromstring(one["sitemap.xml"]))) == 50_000
    found = parts({**pages, "more/": ["en"]}, ("en",))
    assert [len(part) for part in found] == [50_000, 1]
    assert [*chain(*found)] == [f"{ADDRESS}en/{page}" for page in [*pages, "more/"]]


def test_long_addresses_make_more_files_of_fewer_bytes() -> None:
    pages = {f"{number:03}{'x' * 100_000}/": LANGUAGES for number in range(40)}
    found = parts(pages, LANGUAGES)
    assert len(found) == 2
    assert [*chain(*found)] == [f"{ADDRESS}{code}/{page}" for page in pages for code in LANGUAGES]


def test_the_order_of_pages_makes_no_difference() -> None:
    pages = {"": LANGUAGES, "a/": {"zh", "en"}, "b/": {"ar"}}
    turned = dict(reversed(pages.items()))
    assert sitemap_files(ADDRESS, LANGUAGES, pages) == sitemap_files(ADDRESS, LANGUAGES, turned)


def test_robots_are_told_of_the_sitemap_and_may_read_everything() -> None:
    robots = RobotFileParser()
    robots.parse(sitemap_files(ADDRESS, ["en"], {"": ["en"]})["robots.txt"].decode().splitlines())
    assert robots.site_maps() == [f"{ADDRESS}sitemap.xml"]
    assert robots.can_fetch("any", f"{ADDRESS}en/figures/")
