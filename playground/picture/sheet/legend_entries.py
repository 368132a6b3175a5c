"""What the legend of a graph says."""

from dataclasses import replace

from playground.picture.colors.theme import Theme
from playground.picture.graph import Dots, Graph
from playground.picture.graph.plot_of import dot_pen, dot_shape, line_dash, line_pen
from playground.picture.sheet.legend import Entry


def legend_entries(graph: Graph, theme: Theme, ratio: float) -> tuple[Entry, ...]:
    """Return an entry for each name of lines, then of dots, then for each part that dots are of, in a neutral colour.

    Arguments: `ratio` device pixels for a logical one.
    """
    lines = {line.name: line for line in graph.lines if line.name}
    named = {dots.name: dots for dots in graph.dots if dots.name and dots.name not in lines}
    parts = {dots.part: dots for dots in sorted(graph.dots, key=lambda dots: dots.ring) if dots.part}
    return (
        *(
            Entry(line.name, replace(line_pen(line, theme, ratio), halo_width=0.0), line_dash(line, ratio))
            for line in lines.values()
        ),
        *(_of_dots(name, dots, ratio) for name, dots in named.items()),
        *(_of_dots(part, replace(dots, color=theme.faint), ratio) for part, dots in parts.items()),
    )


def _of_dots(name: str, dots: Dots, ratio: float) -> Entry:
    return Entry(name, dot_pen(dots, ratio), shape=dot_shape(dots, ratio))
