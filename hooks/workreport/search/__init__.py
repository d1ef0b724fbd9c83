"""Search: what the browser fetches to find every passage, in either language (README.md beside this says why it is made so)."""

from workreport.search.files import files
from workreport.search.pages import leaves
from workreport.search.records import Record, Section, Volume, volumes

__all__ = ["Record", "Section", "Volume", "files", "leaves", "volumes"]
