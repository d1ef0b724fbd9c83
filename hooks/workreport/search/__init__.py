"""Search: what the browser fetches to find every passage, in either language (README.md beside this says why it is made so)."""

from workreport.search.corpus import CorpusPage, CorpusReport, CorpusSegment, corpus_report
from workreport.search.everyday import Everyday, everyday
from workreport.search.files import files

__all__ = ["CorpusPage", "CorpusReport", "CorpusSegment", "Everyday", "corpus_report", "everyday", "files"]
