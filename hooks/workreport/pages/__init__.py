"""Editions become pages: what stands at which address, and the body of each."""

from workreport.pages.spec import Context, Link, PageContent, PageKind, PageSpec, relative

__all__ = ["Context", "Link", "PageContent", "PageKind", "PageSpec", "relative"]
