"""Pictures of figures: their geometry, computed here; the SVG itself is a template's (``theme/pages/_chart.html``).

Why drawn by us and not by a library: a chart here is a few bars with words, and what matters is that it can be read. Matplotlib writes
text as outlines or in a font of its own; Pygal and Plotly bring inline style sheets and scripts, which the site's content security policy
forbids; Vega needs a JavaScript engine at build time; and none of them marks the language of the words, wraps Chinese and English labels to
a phone's width, or takes the page's own colours in light and dark. A template gives real text in the page's font, classes for the style
sheet, `<title>` and `<desc>` for those who listen, and the same bytes every time.
"""

from workreport.charts.drawing import Bar, Drawing, draw

__all__ = ["Bar", "Drawing", "draw"]
