"""Counts texts without a translation. Pages show them in English, so these are no errors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.language import language_named
from generator.language.marks import has_letters
from generator.language.strings import interface_strings
from generator.models import Package, Release
from generator.rows import texts_of_row
from generator.rows.texts import localised, texts


@dataclass(frozen=True)
class Untranslated:
    """The number of texts of a package, or of the interface, that one language lacks."""

    where: str
    """The name of a package, or of a .po file."""
    language: str
    missing: int
    texts: int
    """The number of all texts."""

    def __str__(self) -> str:
        name = language_named("en").language_name(self.language)
        verb = "has" if self.missing == 1 else "have"
        return f"{self.where}: {self.missing} of {self.texts} texts {verb} no {name}"


def untranslated(release: Release) -> list[Untranslated]:
    """The missing translations in each language: first of packages, then of the interface."""
    languages = [code for code in release.languages if code != "en"]
    packages = [
        Untranslated(package.name, code, sum(code not in text for text in texts), len(texts))
        for package in release.packages.values()
        for texts in [[one for one in texts_of_package(package) if has_letters(one.get("en", ""))]]
        for code in languages
    ]
    catalogues = [
        Untranslated(f"{code}.po", code, strings.count(""), len(strings))
        for code in languages
        for strings in [interface_strings(code)]
    ]
    return [counted for counted in (*packages, *catalogues) if counted.missing]


def texts_of_package(package: Package) -> Iterator[Mapping[str, str]]:
    """All texts of a package that exist in English, each a mapping by language.

    They come from the descriptor and from the tables.
    """
    stems = dict.fromkeys(localised(name) for name in package.descriptor)
    yield from (
        texts(package.descriptor, stem)
        for stem in stems
        if stem and f"{stem}_en" in package.descriptor
    )
    yield from package.descriptor.get("mechanism", {}).values()
    for table in package.schemas:
        for row in package.tables.of(table):
            yield from (text for text in texts_of_row(row) if "en" in text)
