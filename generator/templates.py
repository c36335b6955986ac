"""The folder `site_templates`, which is installed with the program."""

from importlib.resources import files
from pathlib import Path


def templates(folder: str) -> Path:
    """A folder of `site_templates`, like `pages`, wherever the program is installed."""
    return Path(str(files("site_templates"))) / folder
