"""The catalogue of the data packages as DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from generator.downloads.archives import json_text
from generator.files import sha256
from generator.language import gettext_noop, language_named
from generator.language.names import measure_name
from generator.models import Package, Register, Texts
from generator.pages.page import source_path
from generator.rows.common import PeriodRow, SourceRow
from generator.rows.decisions import SessionRow
from generator.rows.texts import texts

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Stands in the file: who reads it need not fetch anything."""
LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/{}"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/{}"
FILES = {
    "data/{}/figures.csv": "text/csv",
    "data/{}.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "data/{}.zip": "application/zip",
}
"""In what a package can be had: path below the top of the site, and media type."""
KINDS = {
    "report-cards": gettext_noop("report cards"),
    "decisions": gettext_noop("decisions"),
    "targets": gettext_noop("targets"),
}
PRECISIONS = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The type of a date by the length at which it is written."""
Node = dict[str, Any]


def catalogue_jsonld(register: Register, files: Mapping[str, bytes], address: str) -> bytes:
    """Every package as a dataset, with the published files that it can be had in."""
    release = register.release
    node = {
        "@context": CONTEXT,
        "@id": f"{address}api/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": [{"@value": release.title, "@language": "en"}],
        **release_facts(register),
        "foaf:homepage": {"@id": address},
        "dcat:dataset": [
            dataset(register, package, files, address) for package in release.packages.values()
        ],
    }
    return json_text(node)


def release_facts(register: Register) -> Node:
    """What a release says of all that belongs to it."""
    release = register.release
    return {
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": release.title},
        "dct:issued": {"@value": release.created.isoformat(), "@type": "xsd:date"},
        "dcat:version": register.edition,
        "dct:language": [{"@id": LANGUAGE.format(code)} for code in release.languages],
    }


def dataset(register: Register, package: Package, files: Mapping[str, bytes], address: str) -> Node:
    release = register.release
    licences = [one["path"] for one in package.descriptor.get("licenses", []) if "path" in one]
    return {
        "@id": f"{address}data/{package.name}/datapackage.json",
        "@type": "dcat:Dataset",
        "dct:identifier": package.name,
        "dct:title": in_languages(texts(package.descriptor, "title")),
        "dct:description": in_languages(texts(package.descriptor, "description")),
        **({"dct:license": iri(licences[0])} if licences else {}),
        **release_facts(register),
        "dcat:landingPage": [
            {"@id": f"{address}{code}/{package.name}/"} for code in release.languages
        ],
        "dct:source": [
            document(row, f"{address}{release.languages[0]}/") for row in package.tables.sources
        ],
        "dcat:keyword": keywords(register, package),
        **temporal(register, package),
        "dcat:distribution": [
            distribution(
                f"{address}{path.format(package.name)}", files[path.format(package.name)], media
            )
            for path, media in FILES.items()
        ],
    }


def distribution(url: str, content: bytes, media: str) -> Node:
    """One file, and what tells whether a copy of it is whole."""
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


def document(row: SourceRow, pages: str) -> Node:
    """A document cited: at its own address in the edition that we read, else at its page here."""
    url = row.url.replace("{lang}", row.language) if row.url else None
    page = f"{pages}{source_path(row.source).removesuffix('.md')}/"
    return {**iri(url or page), "dct:identifier": row.source, "dct:title": in_languages(row.title)}


def iri(url: str) -> Node:
    """An address as an IRI: characters that none may hold are spelled out."""
    return {"@id": quote(url, safe=":/?#[]@!$&'()*+,;=%~")}


def in_languages(by_language: Texts) -> list[Node]:
    return [{"@value": text, "@language": code} for code, text in sorted(by_language.items())]


def keywords(register: Register, package: Package) -> list[Node]:
    """The kind of the package, and what its figures measure."""
    measured = {
        figure.measure: figure
        for figure in register.figures.values()
        if figure.package == package.name
    }
    words = [
        (code, word)
        for code in register.release.languages
        for language in [language_named(code)]
        for word in [
            language.text(KINDS[package.kind.name]),
            *(measure_name(register, measured[measure], language) for measure in sorted(measured)),
        ]
    ]
    return [{"@value": word, "@language": code} for code, word in dict.fromkeys(words)]


def temporal(register: Register, package: Package) -> Node:
    """The time from the first to the last period that figures are about, each at its own precision."""
    used = {figure.period for figure in register.figures.values() if figure.package == package.name}
    rows = [row for key, row in sorted(register.rows[package.name].periods.items()) if key in used]
    ends = {
        "dcat:startDate": min(dates(rows, "start"), default=None),
        "dcat:endDate": max(
            dates(rows, "end"), default=None, key=lambda written: f"{written}-99-99"[:10]
        ),
    }
    known = {
        name: {"@value": day, "@type": PRECISIONS[len(day)]} for name, day in ends.items() if day
    }
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", **known}} if known else {}


def dates(rows: Iterable[PeriodRow | SessionRow], field: str) -> list[str]:
    return [date for row in rows if (date := getattr(row, field))]
