"""Path, length and SHA-256 of published files, by which a copy of one can be recognised."""

from collections.abc import Mapping

from generator.downloads.cells import csv_text
from generator.files import sha256

FROZEN = ("data/", "api/figures.json", "api/findings.json")
"""The beginnings of paths of files whose hashes a release keeps. These files are the same for every
choice of languages.
"""


def download_hashes(files: Mapping[str, bytes]) -> bytes:
    """Path, bytes and sha256 as CSV, of those published files whose hashes a release keeps."""
    rows = [[path, str(len(content)), sha256(content)] for path, content in sorted(files.items())]
    text = csv_text(
        [["path", "bytes", "sha256"], *(row for row in rows if row[0].startswith(FROZEN))]
    )
    return text.replace("\r\n", "\n").encode()
