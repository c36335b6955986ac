"""The script that draws charts in the browser: Vega, Vega-Lite and vega-embed, from vl-convert."""

import vl_convert

from generator.charts.chart import VL_CONVERT
from generator.charts.drawing import VEGA_LITE

BANNER = (
    "/* Vega, Vega-Lite, vega-embed and vega-tooltip: "
    "University of Washington Interactive Data Lab, BSD-3-Clause.\n"
    "   D3: Mike Bostock, ISC. Made by vl-convert {version}. */\n"
)
ENTRY = "window.vegaEmbed=vegaEmbed;"


def bundle() -> str:
    """The script, about 900 kB. It defines `vegaEmbed`. No network is needed to make it."""
    return BANNER.format(version=VL_CONVERT) + vl_convert.javascript_bundle(
        ENTRY, vl_version=VEGA_LITE
    )
