"""Quantities of a text, by value and unit, and whether two languages say the same ones (law 3)."""
