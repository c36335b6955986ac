"""Data packages as ZIP files: the original tables, and descriptors that Frictionless accepts."""

import io
from collections.abc import Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import simplejson

from generator.models import Package, Release

UNIX = 3
"""The code of the system on which a ZIP file was made."""
READABLE = 0o100644 << 16
"""The attributes of a plain file that everybody may read."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can hold. All entries have it: equal files give equal bytes."""
DIALECT = {
    "csv": {
        "delimiter": ",",
        "lineTerminator": "\n",
        "quoteChar": '"',
        "doubleQuote": True,
        "skipInitialSpace": False,
    }
}
"""The form of our CSV files. Without it, Frictionless guesses from the first rows."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def source_tables(release: Release, package: Package) -> dict[str, bytes]:
    """The original bytes of each table of a package, by the name of the published file."""
    return {f"{table}.csv": release.files[package.file(table)] for table in sorted(package.paths)}


def package_descriptor(package: Package, tables: Mapping[str, bytes]) -> bytes:
    """The descriptor of a package as JSON. Each table is in the same folder, as `<table>.csv`."""
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
    """The encoding of a table: UTF-8, with or without a byte order mark at its beginning.

    A program that does not expect the mark reads it as a part of the first column's name.
    """
    return "utf-8-sig" if table.startswith(BYTE_ORDER_MARK) else "utf-8"


def package_files(release: Release, package: Package) -> dict[str, bytes]:
    """The descriptor and the tables of one package, by file name."""
    tables = source_tables(release, package)
    return {"datapackage.json": package_descriptor(package, tables), **tables}


def package_zip(release: Release, package: Package) -> bytes:
    """One package as a ZIP file."""
    return zipped(package_files(release, package))


def whole_zip(release: Release) -> bytes:
    """The catalogue and all its packages as a ZIP file, with a folder for each package.

    The catalogue in the file does not list releases. A release records the hash of this file before
    its own hash is known.
    """
    resources = [
        {**resource, "path": f"data/{resource['name']}/datapackage.json"}
        for resource in release.descriptor["resources"]
    ]
    catalogue = {name: value for name, value in release.descriptor.items() if name != "releases"}
    files = {"datapackage.json": json_text({**catalogue, "resources": resources})}
    for package in release.packages.values():
        files |= {
            f"data/{package.name}/{name}": content
            for name, content in package_files(release, package).items()
        }
    return zipped(files)


def json_text(value: Mapping[str, Any]) -> bytes:
    """A mapping as indented JSON. Numbers keep all their digits."""
    return f"{simplejson.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a ZIP file, in the order of their paths."""
    archive = io.BytesIO()
    with ZipFile(archive, "w") as target:
        for path, content in sorted(files.items()):
            entry = ZipInfo(path, FIRST_DAY)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=9)
    return archive.getvalue()
