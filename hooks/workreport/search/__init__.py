"""Search: what the browser fetches to find every passage, in either language (README.md beside this says why it is made so)."""

from workreport.search.corpus import CorpusPage, CorpusReport, CorpusSegment, corpus
from workreport.search.files import files
from workreport.search.pages import page_specs

__all__ = ["CorpusPage", "CorpusReport", "CorpusSegment", "corpus", "files", "page_specs"]
