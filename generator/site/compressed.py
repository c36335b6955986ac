"""Lays compressed files beside those of a site, so that servers need not compress them."""

import gzip
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from generator.vocabulary.files import file_types

GZIP, BROTLI = 6, 6
"""How hard to try. With more, brotli takes thirty times as long for files that are 1 % smaller."""
LEAST = 256
"""The size of the smallest file that is worth it, in bytes."""


def compress(site: Path) -> None:
    """Writes `.gz` and `.br` beside each file of text in a folder, dated like the file.

    Files that are compressed themselves, small, or not smaller afterwards have none.
    """
    endings = {f".{one.ending}" for one in file_types() if one.form != "archive"} | {".html"}
    files = [path for path in site.rglob("*") if path.suffix in endings and path.is_file()]
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(compress_file, files))


def compress_file(path: Path) -> None:
    """Writes the compressed files beside one file."""
    content, state = path.read_bytes(), path.stat()
    if len(content) < LEAST:
        return
    made: Mapping[str, bytes] = {
        ".gz": gzip.compress(content, GZIP, mtime=0),
        ".br": brotli.compress(content, quality=BROTLI),
    }
    for ending, shorter in made.items():
        if len(shorter) < len(content):
            beside = path.with_name(f"{path.name}{ending}")
            beside.write_bytes(shorter)
            os.utime(beside, ns=(state.st_atime_ns, state.st_mtime_ns))
