"""Figures of a report as data: their file, its proof from the source, the report's arithmetic recomputed, and series over the years."""
