"""Tables and figures become files that readers download."""

from generator.downloads.api import corrections_json, figures_json, findings_json, releases_json
from generator.downloads.archives import package_files, package_zip, whole_zip
from generator.downloads.calendars import calendar_files, due_calendars
from generator.downloads.catalogue import catalogue_jsonld
from generator.downloads.cells import harmless_table
from generator.downloads.feeds import atom_feed
from generator.downloads.figures import figures_csv, figures_table, json_table, table_json
from generator.downloads.rows import rows_files
from generator.downloads.schemas import schema_files
from generator.downloads.workbook import package_workbook
from generator.history.frozen import FOLDER
from generator.language import language_of
from generator.models import Package, Register
from generator.pages.local import LocalPackage
from generator.pages.page import language_file


def published_files(register: Register, address: str) -> dict[str, bytes]:
    """Every published file that is not a page: its content, by its path below the top of the site.

    `address` is the address of the site, with a slash at its end.
    """
    files = {
        "api/figures.json": figures_json(register),
        "api/findings.json": findings_json(register),
        "api/releases.json": releases_json(register),
        "api/corrections.json": corrections_json(register),
    }
    for code in register.release.languages:
        files[f"api/feeds/{code}.xml"] = atom_feed(
            register, language_of(register.release, code), address
        )
    files |= rows_files(register)
    files |= frozen_releases(register)
    files |= schema_files()
    files[f"data/{register.release.identity.name}.zip"] = whole_zip(register.release)
    files |= {f"data/{name}": content for name, content in due_calendars(register, address).items()}
    for package in register.release.packages.values():
        files |= {
            f"data/{path}": content
            for path, content in files_of(register, package, address).items()
        }
    files["api/catalogue.jsonld"] = catalogue_jsonld(register, files, address)
    return dict(sorted(files.items()))


def frozen_releases(register: Register) -> dict[str, bytes]:
    """The files of all releases, unchanged, by path."""
    folders = tuple(f"{FOLDER}/{release.version}/" for release in register.history.releases)
    return {
        path: content
        for path, content in register.release.files.items()
        if path.startswith(folders)
    }


def files_of(register: Register, package: Package, address: str) -> dict[str, bytes]:
    """The downloads of one package, by path below `data/`.

    The CSV files beside the ZIP file are safe to open in a spreadsheet. Those in the ZIP file are
    the original ones.
    """
    folder = {
        name: harmless_table(content) if name.endswith(".csv") else content
        for name, content in package_files(register.release, package).items()
    }
    folder |= {f"{table}.json": table_json(package, table) for table in package.schemas}
    folder["figures.csv"] = figures_csv(register, package, address)
    folder["figures.json"] = json_table(*figures_table(register, package, address))
    folder |= calendar_files(register, package, address)
    codes = dict.fromkeys(("en", *register.release.languages))
    packages = [
        LocalPackage(register, language_of(register.release, code), package) for code in codes
    ]
    return {
        **{
            language_file(package.name, "xlsx", local.language.code): package_workbook(
                local, address
            )
            for local in packages
        },
        f"{package.name}.zip": package_zip(register.release, package),
        **{f"{package.name}/{name}": content for name, content in folder.items()},
    }
