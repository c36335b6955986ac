"""Sorts the filters of an index of Pagefind, which writes their values in a random order.

A file of Pagefind is a signature followed by CBOR (RFC 8949), compressed.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
FILTERS = 3
"""The position of the list of filters in `pf_meta`. The list has the name of each filter, and the
hash in the name of its file.
"""


def sort_filters(index: Path, code: str) -> None:
    """Sorts the filters of the index of a language, and renames files by their new content.

    Also updates the files that refer to the renamed files.
    """
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    listed = entry["languages"][code]
    meta_file = index / f"pagefind.{listed['hash']}.pf_meta"
    meta = read_cbor(meta_file)
    filters = [(name, index / "filter" / f"{old}.pf_filter") for name, old in meta[FILTERS]]
    meta[FILTERS] = sorted([name, sorted_filter(file, code)] for name, file in filters)
    listed["hash"] = f"{code}_{write_cbor(meta, meta_file)[:10]}"
    meta_file.rename(index / f"pagefind.{listed['hash']}.pf_meta")
    entry_file.write_text(json.dumps(entry, sort_keys=True), "utf-8")


def sorted_filter(file: Path, code: str) -> str:
    """Sorts the values of one filter and renames its file; returns the hash in the new name."""
    name, values = read_cbor(file)
    new_hash = f"{code}_{write_cbor([name, sorted(values)], file)[:7]}"
    file.rename(file.with_name(f"{new_hash}.pf_filter"))
    return new_hash


def read_cbor(file: Path) -> Any:
    """The value in a file of Pagefind."""
    content = gzip.decompress(file.read_bytes())
    assert content.startswith(SIGNATURE), f"{file.name} is not as Pagefind 1.5 writes it"
    return cbor2.loads(content[len(SIGNATURE) :])


def write_cbor(value: Any, file: Path) -> str:
    """Writes a value to a file of Pagefind; returns the SHA-256 of the uncompressed content."""
    content = SIGNATURE + cbor2.dumps(value, canonical=True)
    file.write_bytes(gzip.compress(content, mtime=0))
    return hashlib.sha256(content).hexdigest()
