"""The types of published files. Each is one row of a CSV file, with all its properties."""

from dataclasses import dataclass
from functools import cache

from generator.vocabulary.tables import vocabulary_rows


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that a site holds."""

    ending: str
    media_type: str
    form: str
    """`text` (in UTF-8), `structured` (compressed like text) or `archive` (compressed itself)."""
    is_shared: bool
    """True if scripts of other sites may read such files."""


@cache
def file_types() -> tuple[FileType, ...]:
    """All types of files but HTML."""
    return tuple(
        FileType(row["ending"], row["media_type"], row["form"], row["shared"] == "true")
        for row in vocabulary_rows("file-types")
    )


def media_type(ending: str) -> str:
    """The media type of files with an ending, like `csv`. Raises KeyError for other endings."""
    return {one.ending: one.media_type for one in file_types()}[ending]
