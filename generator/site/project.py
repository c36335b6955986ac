"""All that a site is built from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.models import Register
from generator.site.content import ContentPage
from generator.site.redirects import Redirect
from generator.site.theme import Look


@dataclass(frozen=True)
class Project:
    """All that a site is built from, read and checked."""

    register: Register
    configuration: Mapping[str, Any]
    """The settings of mkdocs.yml."""
    content: Mapping[str, Sequence[ContentPage]]
    """The hand-written pages by language."""
    look: Look = field(default_factory=Look)
    """Its colours, images and style sheets."""
    redirects: Sequence[Redirect] = ()
    """The old addresses that lead to new ones."""
    folder: Path | None = None
    """Where its files lie; None if they do not come from a folder."""


def address(settings: Mapping[str, Any]) -> str:
    """The address of the site, with a slash at its end."""
    return str(settings["site_url"]).rstrip("/") + "/"
