"""One page per indicator."""

from decimal import Decimal

from generator.kinds.roles import measure_for
from generator.pages.entities import entity_path, named_list
from generator.pages.page import Page
from generator.pages.report_cards.charts import series
from generator.pages.report_cards.shares import neighbours
from generator.pages.scope import Scope
from generator.pages.tables import measures_by_period
from generator.rows.report_cards import IndicatorRow


def indicator_page(scope: Scope, indicator: IndicatorRow, ranked: list[str]) -> Page:
    """The page of one indicator. `ranked` are the keys of indicators by rank."""
    key = indicator.indicator
    path = scope.path("indicators", key)
    figures = scope.figures_about(key)
    ranked_by = measure_for(scope.tables, "rank")
    shares = [figure for figure in figures if figure.measure == ranked_by]
    shares.sort(key=lambda figure: scope.period_order(figure.period))
    chart = (
        series(scope, shares)
        if any(isinstance(figure.published, Decimal) for figure in shares)
        else None
    )
    values = indicator_values(scope, key, ranked) | {
        "entity_path": entity_path,
        "indicator": indicator,
        "latest": shares[-1] if shares else None,
        "earlier": [figure for figure in shares[:-1] if figure.value is not None],
        "chart": chart,
        "broken": any(figure.obs_status == "B" for figure in shares),
        "table": measures_by_period(scope, figures) if figures else None,
    }
    return Page(
        path=path,
        title=scope.title("indicators", key),
        description=scope.language.text(
            "%(indicator)s in %(package)s: every figure, its source and its change.",
            indicator=scope.title("indicators", key),
            package=scope.package_text("title"),
        ),
        markdown=scope.rendered("indicator.md", path, values),
        breadcrumbs=scope.breadcrumbs,
        charts=(chart,) if chart else (),
    )


def indicator_values(scope: Scope, key: str, ranked: list[str]) -> dict[str, object]:
    """What the package has about one indicator besides its figures, for the template."""
    figures = scope.figures_about(key)
    return {
        "editions": [
            (row, scope.title("editions", row.edition), scope.title("areas", row.area))
            for row in scope.tables.indicator_editions
            if row.indicator == key
        ],
        "places": sorted(
            {
                (statement.source, statement.locator)
                for figure in figures
                for statement in figure.statements
            }
        ),
        "neighbours": neighbours(scope, key, ranked),
        "rated": [
            (
                row,
                scope.title("entities", row.entity),
                scope.figure(f"{row.entity}~{key}", "rating", row.period),
            )
            for row in scope.tables.ratings
            if row.indicator == key
        ],
        "lists": [named_list(scope, row) for row in scope.tables.lists if row.subject == key],
    }
