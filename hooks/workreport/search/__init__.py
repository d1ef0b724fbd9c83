"""Search: what the browser fetches to find every passage, in either language (README.md beside this says why it is made so)."""

from workreport.everyday import Everyday, everyday
from workreport.search.corpus import CorpusPage, CorpusReport, CorpusSegment, corpus_report
from workreport.search.files import Asked, VolumeSummary, files, languages_of, lists, volume_files, volumes, word_files
from workreport.search.indexed import IndexedReport, indexed
from workreport.search.pinyin import spoken

__all__ = [
    "Asked",
    "CorpusPage",
    "CorpusReport",
    "CorpusSegment",
    "Everyday",
    "IndexedReport",
    "VolumeSummary",
    "corpus_report",
    "everyday",
    "files",
    "indexed",
    "languages_of",
    "lists",
    "spoken",
    "volume_files",
    "volumes",
    "word_files",
]
