"""The commands of the site: build it, look at it, serve it."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.options import CATALOGUE, SITE, Catalogue, Languages, Output, Quiet, Templates


def build(
    languages: Languages = "",
    output: Output = SITE,
    catalogue: Catalogue = CATALOGUE,
    templates: Templates = None,
    copy: Annotated[
        Path | None,
        typer.Option(help="A real folder that gets a copy of the site, for hosts that want one."),
    ] = None,
    *,
    compress: Annotated[
        bool, typer.Option("--compress", help="Lay .gz and .br beside each file of text.")
    ] = False,
    part: Annotated[
        bool, typer.Option("--part", help="Build a part of the site, for answerable join.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Check, then build the whole site; on failure the old site stays."""
    from generator.cli.building import build_project
    from generator.site.copying import copy_site

    build_project(
        catalogue,
        output,
        languages,
        templates=templates,
        quiet=quiet,
        compressed=compress,
        is_part=part,
    )
    if copy is not None:
        copy_site(output, copy)


def join(
    parts: Annotated[list[Path], typer.Argument(help="The folders of all parts.")],
    output: Output = SITE,
    *,
    compress: Annotated[
        bool, typer.Option("--compress", help="Lay .gz and .br beside each file of text.")
    ] = False,
) -> None:
    """Make one site of parts that were built with build --part, one or more languages each."""
    from generator.site.parts import join as join_parts

    print(f"{join_parts(parts, output, compressed=compress)} pages: {output}")


def serve(
    languages: Languages = "",
    site: Annotated[
        Path, typer.Option(help="The built site that is shown until the first preview is ready.")
    ] = SITE,
    catalogue: Catalogue = CATALOGUE,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", min=1024, max=65535)] = 8000,
    templates: Templates = None,
) -> None:
    """Preview the site in the browser; follow edits of data, content and templates."""
    from generator.cli.building import serve_project

    serve_project(catalogue, site, port, languages=languages, templates=templates)


def nginx(site: Annotated[Path, typer.Option(help="The site that stands.")] = SITE) -> None:
    """Print how nginx serves the site: the body of a server block."""
    from generator.site.hosting import server_body

    print(server_body("nginx.conf", site.absolute()), end="")


def caddy(site: Annotated[Path, typer.Option(help="The site that stands.")] = SITE) -> None:
    """Print how Caddy serves the site: the body of a site block."""
    from generator.site.hosting import server_body

    print(server_body("Caddyfile", site.absolute()), end="")
