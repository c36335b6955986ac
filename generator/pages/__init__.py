"""Markdown pages from the register, in one language. Each kind of page is one module.

`building.py` makes all of them.
"""

from generator.pages.entities import entity_pages
from generator.pages.entity_list import entity_list_pages
from generator.pages.figure_lists import figure_list_pages
from generator.pages.findings import finding_pages
from generator.pages.mechanisms import mechanism_pages
from generator.pages.releases import release_pages
from generator.pages.schemas import schema_pages
from generator.pages.search import search_pages
from generator.pages.sources import source_pages
from generator.pages.themes import theme_pages
from generator.pages.timeline import timeline_pages
from generator.pages.years import year_pages

TEXT_KINDS = (
    entity_list_pages,
    entity_pages,
    finding_pages,
    figure_list_pages,
    source_pages,
    year_pages,
    mechanism_pages,
    timeline_pages,
    theme_pages,
    release_pages,
    schema_pages,
    search_pages,
)
"""The kinds of pages without charts.

They do not load the libraries that draw, which saves a second.
"""
