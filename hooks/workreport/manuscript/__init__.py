"""Bytes → Manuscript: a report as it was received, cleaned of artefacts and of nothing else."""

from workreport.manuscript.conversion import to_source
from workreport.manuscript.copying import copy
from workreport.manuscript.reader import read

__all__ = ["copy", "read", "to_source"]
