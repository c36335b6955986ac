"""What draws a chart in the browser: Vega, Vega-Lite and vega-embed in one script, as vl-convert
brings them.
"""

import vl_convert

from generator.charts.drawing import VEGA_LITE, VL_CONVERT

BANNER = """\
/* Vega, Vega-Lite, vega-embed and vega-tooltip: University of Washington Interactive Data Lab, BSD-3-Clause.
   D3: Mike Bostock, ISC. Made by vl-convert {version}. */
"""
ENTRY = "window.vegaEmbed=vegaEmbed;"


def bundle_key() -> str:
    """What the bundle depends on: equal keys give equal bytes."""
    return f"{VL_CONVERT} {VEGA_LITE} {BANNER}{ENTRY}"


def bundle() -> str:
    """One script, about 900 kB, that defines `vegaEmbed`; made without network."""
    return BANNER.format(version=VL_CONVERT) + vl_convert.javascript_bundle(
        ENTRY, vl_version=VEGA_LITE
    )
