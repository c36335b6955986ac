"""What identifies a published file: its path, its length and its SHA-256."""

from collections.abc import Mapping

from generator.downloads.cells import csv_text
from generator.files import sha256

FROZEN = ("data/", "api/figures.json", "api/findings.json")
"""How the paths begin of files that do not depend on the languages built, and that a release
freezes.
"""


def download_hashes(files: Mapping[str, bytes]) -> bytes:
    """The downloads among the published files as CSV (path, bytes, sha256), for a release to keep."""
    rows = [[path, str(len(content)), sha256(content)] for path, content in sorted(files.items())]
    text = csv_text(
        [["path", "bytes", "sha256"], *(row for row in rows if row[0].startswith(FROZEN))]
    )
    return text.replace("\r\n", "\n").encode()
