"""The files of Pagefind in one order: it writes the values of filters in an order that chance
decides.

A filter and the list of filters are CBOR (RFC 8949) of numbers, texts and arrays, compressed, after
a signature.
"""

import gzip
import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"
FILTERS = 3
"""Where the list of filters stands in the list of everything (`pf_meta`): a name and the hash of
its file each.
"""


def steady(index: Path, code: str) -> None:
    """Writes the filters of an index again, sorted and named by their content, and what refers to
    them.
    """
    entry_file = index / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    known = entry["languages"][code]
    meta_file = index / f"pagefind.{known['hash']}.pf_meta"
    meta = read(meta_file)
    filters = [(name, index / "filter" / f"{own}.pf_filter") for name, own in meta[FILTERS]]
    meta[FILTERS] = sorted([name, sorted_filter(file, code)] for name, file in filters)
    known["hash"] = f"{code}_{written(meta, meta_file)[:10]}"
    meta_file.rename(index / f"pagefind.{known['hash']}.pf_meta")
    entry_file.write_text(json.dumps(entry, sort_keys=True), "utf-8")


def sorted_filter(file: Path, code: str) -> str:
    """Sorts the values of one filter; returns its new name."""
    name, values = read(file)
    own = f"{code}_{written([name, sorted(values)], file)[:7]}"
    file.rename(file.with_name(f"{own}.pf_filter"))
    return own


def read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    assert content.startswith(SIGNATURE), f"{file.name} is not as Pagefind 1.5 writes it"
    return decoded(BytesIO(content[len(SIGNATURE) :]))


def written(value: Any, file: Path) -> str:
    """Writes a value to a file; returns the hash of what is in it."""
    content = SIGNATURE + encoded(value)
    file.write_bytes(gzip.compress(content, mtime=0))
    return hashlib.sha256(content).hexdigest()


def decoded(content: BytesIO) -> Any:
    """The next value."""
    first = content.read(1)[0]
    form, size = first >> 5, first & 31
    if size > 23:
        size = int.from_bytes(content.read(1 << (size - 24)))
    if form == 0:
        return size
    if form == 3:
        return content.read(size).decode()
    assert form == 4, f"Pagefind writes CBOR of another form: {form}"
    return [decoded(content) for _ in range(size)]


def encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(4, len(value)) + b"".join(map(encoded, value))


def head(form: int, size: int) -> bytes:
    """How a value begins: its form, and its size in as few bytes as hold it."""
    if size < 24:
        return bytes([form << 5 | size])
    power = next(power for power in range(4) if size < 1 << (8 << power))
    return bytes([form << 5 | 24 + power]) + size.to_bytes(1 << power)
