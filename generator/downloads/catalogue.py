"""The catalogue of data packages as DCAT 3 in JSON-LD (https://www.w3.org/TR/vocab-dcat-3/)."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from generator.downloads.archives import json_text
from generator.files import sha256
from generator.language import gettext_noop, language_of
from generator.language.names import measure_name
from generator.models import Package, Register, Texts
from generator.models.identity import Identity, licences_of
from generator.pages.page import source_path
from generator.rows.common import PeriodRow, SourceRow
from generator.rows.decisions import SessionRow
from generator.rows.texts import texts
from generator.vocabulary.files import media_type

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The context is a part of the file, so a program that reads the file need not fetch it."""
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/{}"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/{}"
FILES = {
    path: media_type(path.rpartition(".")[2])
    for path in ("data/{}/figures.csv", "data/{}.xlsx", "data/{}.zip")
}
"""The files of a package: path below the top of the site, with the name of the package for {}."""
KINDS = {
    "report-cards": gettext_noop("report cards"),
    "decisions": gettext_noop("decisions"),
    "targets": gettext_noop("targets"),
}
PRECISIONS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The type of a date, by the number of characters with which it is written."""
Node = dict[str, Any]


def catalogue_jsonld(register: Register, files: Mapping[str, bytes], address: str) -> bytes:
    """The catalogue as JSON-LD: every package is a dataset with its files.

    `files` are the published files by path; `address` is the address of the site.
    """
    release = register.release
    node = {
        "@context": CONTEXT,
        "@id": f"{address}api/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": [{"@value": release.title, "@language": "en"}],
        **release_facts(register),
        "foaf:homepage": {"@id": address},
        "dcat:dataset": [
            dataset_node(register, package, files, address) for package in release.packages.values()
        ],
    }
    return json_text(node)


def release_facts(register: Register) -> Node:
    """What the catalogue and each dataset say about the release."""
    release = register.release
    return {
        "dct:publisher": publisher_node(release.identity),
        "dct:issued": {"@value": release.created.isoformat(), "@type": "xsd:date"},
        "dcat:version": register.edition,
        "dct:language": [{"@id": LANGUAGE.format(code)} for code in release.languages],
    }


def publisher_node(identity: Identity) -> Node:
    """Who publishes the site, as a `foaf:Agent`."""
    page = {"foaf:homepage": iri_node(identity.url)} if identity.url else {}
    return {"@type": "foaf:Agent", "foaf:name": identity.publisher("en"), **page}


def dataset_node(
    register: Register, package: Package, files: Mapping[str, bytes], address: str
) -> Node:
    """A package as a `dcat:Dataset`."""
    release = register.release
    licences = [licence.url for licence in licences_of(package.descriptor) if licence.url]
    return {
        "@id": f"{address}data/{package.name}/datapackage.json",
        "@type": "dcat:Dataset",
        "dct:identifier": package.name,
        "dct:title": in_languages(texts(package.descriptor, "title")),
        "dct:description": in_languages(texts(package.descriptor, "description")),
        **({"dct:license": iri_node(licences[0])} if licences else {}),
        **release_facts(register),
        "dcat:landingPage": [
            {"@id": f"{address}{code}/{package.name}/"} for code in release.languages
        ],
        "dct:source": [
            source_node(row, f"{address}{release.languages[0]}/") for row in package.tables.sources
        ],
        "dcat:keyword": keyword_nodes(register, package),
        **period_node(register, package),
        "dcat:distribution": [
            distribution_node(
                f"{address}{path.format(package.name)}", files[path.format(package.name)], media
            )
            for path, media in FILES.items()
        ],
    }


def distribution_node(url: str, content: bytes, media: str) -> Node:
    """A file as a `dcat:Distribution`, with the checksum by which a copy can be checked."""
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": MEDIA_TYPE.format(media)},
        "dcat:byteSize": {"@value": str(len(content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": sha256(content), "@type": "xsd:hexBinary"},
        },
    }


def source_node(row: SourceRow, pages: str) -> Node:
    """A cited document: the address of the edition that we read, else the address of our page."""
    url = row.url.replace("{lang}", row.language) if row.url else None
    page = f"{pages}{source_path(row.source).removesuffix('.md')}/"
    return {
        **iri_node(url or page),
        "dct:identifier": row.source,
        "dct:title": in_languages(row.title),
    }


def iri_node(url: str) -> Node:
    """An address as an IRI. Characters that an IRI may not hold are percent-encoded."""
    return {"@id": quote(url, safe=":/?#[]@!$&'()*+,;=%~")}


def in_languages(by_language: Texts) -> list[Node]:
    """A text in all its languages, in the order of language codes."""
    return [{"@value": text, "@language": code} for code, text in sorted(by_language.items())]


def keyword_nodes(register: Register, package: Package) -> list[Node]:
    """The kind of a package and the measures of its figures, in all languages."""
    measured = {
        figure.measure: figure
        for figure in register.figures.values()
        if figure.package == package.name
    }
    words = [
        (code, word)
        for code in register.release.languages
        for language in [language_of(register.release, code)]
        for word in [
            language.text(KINDS[package.kind.name]),
            *(measure_name(register, measured[measure], language) for measure in sorted(measured)),
        ]
    ]
    return [{"@value": word, "@language": code} for code, word in dict.fromkeys(words)]


def period_node(register: Register, package: Package) -> Node:
    """The time from the first to the last period with figures. A year stays a year."""
    used = {figure.period for figure in register.figures.values() if figure.package == package.name}
    rows = [row for key, row in sorted(register.rows[package.name].periods.items()) if key in used]
    ends = {
        "dcat:startDate": min(column_dates(rows, "start"), default=None),
        "dcat:endDate": max(
            column_dates(rows, "end"), default=None, key=lambda day: f"{day}-99-99"[:10]
        ),
    }
    written = {
        name: {"@value": day, "@type": PRECISIONS[len(day)]} for name, day in ends.items() if day
    }
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", **written}} if written else {}


def column_dates(rows: Iterable[PeriodRow | SessionRow], field: str) -> list[str]:
    """The dates of one column, without empty cells."""
    return [date for row in rows if (date := getattr(row, field))]
