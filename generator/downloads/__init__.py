"""Tables and figures → files that can be taken away."""

from generator.downloads.api import figures_json, findings_json
from generator.downloads.rows import rows_files
from generator.models import Register


def published_files(register: Register) -> dict[str, bytes]:
    """Every file published beside the pages, by its path below the top of the site."""
    files = {"api/figures.json": figures_json(register), "api/findings.json": findings_json(register)}
    files |= rows_files(register)
    for package in register.release.packages.values():
        for name in ("datapackage.json", *sorted(package.paths.values())):
            files[f"data/{package.name}/{name}"] = (register.release.root / package.folder / name).read_bytes()
    return dict(sorted(files.items()))
