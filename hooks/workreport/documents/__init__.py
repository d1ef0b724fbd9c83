"""A report to take along: PDF and EPUB of each edition, and the picture that links show."""

from workreport.documents.content import content
from workreport.documents.epub import epub
from workreport.documents.fonts import faces, fonts_for, lacking
from workreport.documents.typesetting import card, missing, pdf

__all__ = ["card", "content", "epub", "faces", "fonts_for", "lacking", "missing", "pdf"]
