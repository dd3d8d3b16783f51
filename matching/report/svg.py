"""Vega-Lite to SVG that can stand beside others in one page."""

import json
import re
from html import escape
from typing import Any

import vl_convert


def svg_of(spec: dict[str, Any], *, name: str, label: str) -> str:
    """The picture as an ``svg`` element.

    Parameters
    ----------
    spec : the picture in Vega-Lite.
    name : unique in the page; every id in the picture begins with it.
    label : what the picture says, for those who do not see it.
    """
    drawn = vl_convert.vegalite_to_svg(json.dumps(spec))
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    drawn = drawn.replace("url(#", f"url(#{name}-").replace('href="#', f'href="#{name}-')
    drawn = re.sub(r' (?:role|aria-[a-z]+|xmlns(?::xlink)?|version|class)="[^"]*"', "", drawn)
    said = escape(label, quote=True)
    return drawn.replace("<svg", f'<svg role="img" aria-label="{said}"', 1).replace(
        ">", f"><title>{said}</title>", 1
    )
