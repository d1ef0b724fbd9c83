"""Editions become pages: what stands at which address, and the Markdown of each."""

from workreport.pages.leaf import Leaf, Link, relative
from workreport.pages.rendering import Renderer
from workreport.pages.reports import leaves

__all__ = ["Leaf", "Link", "Renderer", "leaves", "relative"]
