"""The colours of a site: those of the program, and what follows from the palette of mkdocs.yml.

A palette is a primary and an accent colour. The colours of headers, links, rules and lines of
charts follow from the primary one; what has the focus, what the pointer is on, and the end of the
band below the header from the accent. A colour on which or in which a text could not be read (WCAG
2.2, 1.4.3) is made darker or lighter until it can. The colours of grades stay: they have a meaning,
and keep apart for readers who are colour-blind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.vocabulary.colours import Colour, colours, named_colours

HEXADECIMAL = re.compile("#[0-9a-fA-F]{6}")
BLACK, WHITE = "#000000", "#ffffff"
AA, AAA = 4.5, 7.0
"""The least contrast of text with what is behind it: on a screen, and on paper."""
STEP = 0.02
"""How much black or white is mixed in at a time."""
Palette = Mapping[str, str]
"""The colours that mkdocs.yml chooses, as they are written, by use: `primary`, `accent`."""


def chosen_colour(written: str, use: str) -> str | None:
    """A colour like #08519c, from itself or from its name; None if it is neither."""
    if HEXADECIMAL.fullmatch(written):
        return written.lower()
    return named_colours(use).get(written.replace(" ", "-"))


def site_colours(palette: Palette) -> dict[str, Colour]:
    """The colours of a site by name."""
    made = dict(colours())
    if primary := chosen_colour(palette.get("primary", ""), "primary"):
        made |= primary_colours(primary)
    if accent := chosen_colour(palette.get("accent", ""), "accent"):
        name = "md-accent-fg-color"
        made[name] = Colour(name, on_light(accent), on_dark(accent), "")
        made["band-3"] = Colour("band-3", accent, accent, "")
    return made


def primary_colours(primary: str) -> dict[str, Colour]:
    """The colours that follow from a primary one, by name."""
    header = readable(primary, [WHITE], towards=BLACK, least=AA)
    band = mixed(header, BLACK, 0.2)
    paper = readable(primary, [WHITE], towards=BLACK, least=AAA)
    line = Colour("", on_light(primary), on_dark(primary), "")
    made = {
        "md-primary-fg-color": Colour("", header, header, ""),
        "md-primary-fg-color--light": line,
        "md-primary-fg-color--dark": Colour("", band, band, ""),
        "md-primary-bg-color--light": Colour("", WHITE, WHITE, ""),
        "md-typeset-a-color": replace(line, paper=paper),
        "on-primary": Colour("", WHITE, WHITE, ""),
        "period-now": line,
        "period-before": line,
        **bands(primary),
    }
    return {name: replace(colour, name=name) for name, colour in made.items()}


def bands(primary: str) -> dict[str, Colour]:
    """The four colours of the band below the header: darker and lighter than the primary one."""
    shades = [
        mixed(primary, BLACK, 0.35),
        *(mixed(primary, WHITE, share) for share in (0.35, 0.6, 0.8)),
    ]
    return {f"band-{place}": Colour("", shade, shade, "") for place, shade in enumerate(shades)}


def on_light(colour: str) -> str:
    """A colour as it can be read on light pages."""
    return readable(colour, [WHITE, colours()["quiet"].light], towards=BLACK, least=AA)


def on_dark(colour: str) -> str:
    """A colour as it can be read on dark pages."""
    behind = [colours()["md-default-bg-color"].dark, colours()["quiet"].dark]
    return readable(colour, behind, towards=WHITE, least=AA)


def readable(colour: str, others: Sequence[str], *, towards: str, least: float) -> str:
    """The colour, mixed with as much black or white as its contrast with the others needs."""
    share, made = 0.0, colour
    while min(contrast(made, other) for other in others) < least:
        share += STEP
        made = mixed(colour, towards, share)
    return made


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * min(share, 1)):02x}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    shares = [part / 255 for part in parts(colour)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> list[int]:
    """Red, green and blue of a colour, from 0 to 255."""
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def colours_sheet(palette: Palette) -> str:
    """The style sheet with the variables of all colours: on light pages, on dark ones, in print."""
    made = site_colours(palette).values()
    light = {colour.name: colour.light for colour in made}
    dark = {colour.name: colour.dark for colour in made}
    paper = {colour.name: colour.paper for colour in made}
    return (
        f"[data-md-color-scheme] {{\n{declared(light)}}}\n"
        f'@media screen {{\n[data-md-color-scheme="slate"] {{\n{declared(dark)}}}\n}}\n'
        f"@media print {{\n[data-md-color-scheme] {{\n{declared(paper)}}}\n}}\n"
    )


def declared(values: Mapping[str, str]) -> str:
    """Variables of a style sheet with their values, without those that have none."""
    return "".join(f"  --{name}: {value};\n" for name, value in values.items() if value)


def recoloured(drawing: str, palette: Palette) -> str:
    """A drawing whose default colours are those of the site."""
    for name, colour in site_colours(palette).items() if palette else ():
        usual = colours()[name].light
        drawing = drawing.replace(f"var(--{name},{usual})", f"var(--{name},{colour.light})")
    return drawing
