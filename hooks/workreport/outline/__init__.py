"""Manuscript → Report: the structure of a work report, found by weighing evidence and corrected by an editor's quotes."""

from workreport.outline.finding import Outline, as_json, as_tree, find

__all__ = ["Outline", "as_json", "as_tree", "find"]
