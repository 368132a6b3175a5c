"""Graphs in the numbers of the data: axes, lines, bars, dots, and how they become pixels or tables."""

from playground.picture.graph.graph import Axis, Bars, ColorScale, Dots, Graph, Ground, Line, Note

__all__ = ["Axis", "Bars", "ColorScale", "Dots", "Graph", "Ground", "Line", "Note"]
