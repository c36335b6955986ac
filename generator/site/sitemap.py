"""The sitemap of the site, with the languages of each page (sitemaps.org), and `robots.txt`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

MOST_ADDRESSES = 50_000
"""The most addresses in one file that the protocol allows."""
MOST_BYTES = 50_000_000
"""The most bytes of entries in one file. The protocol allows files of 52,428,800 bytes."""
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def sitemap_files(
    address: str, languages: Sequence[str], pages: Mapping[str, Collection[str]]
) -> dict[str, bytes]:
    """The files `sitemap.xml` and `robots.txt`, by their paths below the top of the site.

    `address` is the address of the site, with a slash at its end; `languages` are those of the
    site, in its order. `pages` has the languages in which each page exists, by the address of the
    page below the folder of a language, like `figures/`, which is empty for the home page.

    If the addresses are more than one file may have, they are in `sitemap-1.xml`, `sitemap-2.xml`
    and so on, and `sitemap.xml` lists these files.
    """
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode()
    parts = [xml_file("urlset", part) for part in parts_of(page_entries(address, languages, pages))]
    if len(parts) == 1:
        return {"robots.txt": robots, "sitemap.xml": parts[0]}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    index = [tostring(with_address("sitemap", f"{address}{path}")) for path in files]
    return {"robots.txt": robots, "sitemap.xml": xml_file("sitemapindex", index), **files}


def page_entries(
    address: str, languages: Sequence[str], pages: Mapping[str, Collection[str]]
) -> Iterator[bytes]:
    """The entry of each page in each language. It lists all languages in which the page exists.

    Readers of other languages are led to the first of these languages.
    """
    for page, written in sorted(pages.items()):
        addresses = {
            code: f"{address}{code}/{quote(page)}" for code in languages if code in written
        }
        first = next(iter(addresses.values()))
        links = [
            Element("xhtml:link", rel="alternate", hreflang=code, href=href)
            for code, href in {**addresses, "x-default": first}.items()
        ]
        for href in addresses.values():
            entry = with_address("url", href)
            entry.extend(links)
            yield tostring(entry)


def with_address(name: str, address: str) -> Element:
    """An element of the protocol that has an address."""
    element = Element(name)
    SubElement(element, "loc").text = address
    return element


def parts_of(entries: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The entries in order, in as few parts as the limits of the protocol allow."""
    part: list[bytes] = []
    size = 0
    for entry in entries:
        if len(part) == MOST_ADDRESSES or size + len(entry) + 1 > MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry) + 1
    yield part


def xml_file(name: str, entries: Sequence[bytes]) -> bytes:
    """A file whose outermost element has this name and these entries, one on each line."""
    begin = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} {NAMESPACES}>'
    return b"\n".join([begin.encode(), *entries, f"</{name}>\n".encode()])
