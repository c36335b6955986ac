"""Data packages as ZIP: the tables exactly as they are in data/, with descriptors that stock
Frictionless validates.
"""

import io
from collections.abc import Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import simplejson

from generator.models import Package, Release

UNIX = 3
READABLE = 0o100644 << 16
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day of the format. No entry has a date of its own: the same files give the same
bytes.
"""
DIALECT = {
    "csv": {
        "delimiter": ",",
        "lineTerminator": "\n",
        "quoteChar": '"',
        "doubleQuote": True,
        "skipInitialSpace": False,
    }
}
"""Said outright: Frictionless would guess it from the first rows."""
MARKED = b"\xef\xbb\xbf"


def source_tables(release: Release, package: Package) -> dict[str, bytes]:
    """The bytes of each table, by its published name."""
    return {f"{table}.csv": release.files[package.file(table)] for table in sorted(package.paths)}


def package_descriptor(package: Package, tables: Mapping[str, bytes]) -> bytes:
    """The descriptor of a package whose tables stand beside it under their own names."""
    resources = [
        {
            "name": table,
            "type": "table",
            "path": f"{table}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": encoding(tables[f"{table}.csv"]),
            "dialect": DIALECT,
            "schema": package.schemas[table],
        }
        for table in package.paths
    ]
    return json_text({**package.descriptor, "resources": resources})


def encoding(table: bytes) -> str:
    """UTF-8; the mark that a spreadsheet writes before it would otherwise be read as part of the
    first column.
    """
    return "utf-8-sig" if table.startswith(MARKED) else "utf-8"


def package_files(release: Release, package: Package) -> dict[str, bytes]:
    """A package that stands alone: its descriptor and its tables."""
    tables = source_tables(release, package)
    return {"datapackage.json": package_descriptor(package, tables), **tables}


def package_zip(release: Release, package: Package) -> bytes:
    return zipped(package_files(release, package))


def whole_zip(release: Release) -> bytes:
    """The catalogue with all its packages, each in its folder.

    It does not name the releases: a release freezes the hash of this file before it has one of its
    own.
    """
    resources = [
        {**resource, "path": f"data/{resource['name']}/datapackage.json"}
        for resource in release.descriptor["resources"]
    ]
    catalogue = {name: value for name, value in release.descriptor.items() if name != "releases"}
    files = {"datapackage.json": json_text({**catalogue, "resources": resources})}
    for package in release.packages.values():
        own = package_files(release, package)
        files |= {f"data/{package.name}/{path}": content for path, content in own.items()}
    return zipped(files)


def json_text(value: Mapping[str, Any]) -> bytes:
    return f"{simplejson.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as ZIP, in the order of their paths."""
    archive = io.BytesIO()
    with ZipFile(archive, "w") as target:
        for path, content in sorted(files.items()):
            entry = ZipInfo(path, FIRST_DAY)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=9)
    return archive.getvalue()
