"""Logarithmic and linear axes of a view, as a person chose them in its menu."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from playground.picture.graph import Graph
from playground.picture.graph.rescaled import Side, can_have_scale, rescaled

if TYPE_CHECKING:
    from playground.gui.graph.axis_link import AxisLink

Entry = tuple[str, Callable[[], object]] | None


class Scales:
    """Which scales a view's axes have in place of the graph's own.

    The level axis is chosen for all charts of the link, by its name. `change_up` is called in place of changing the
    upright axis where its scale belongs to what is shown, as that of the losses does.

    Arguments: `link` of the view; `changed` is called when the upright axis gets another scale.
    """

    def __init__(self, link: "AxisLink", changed: Callable[[], None]) -> None:
        self._link, self._changed = link, changed
        self._up: dict[str, bool] = {}
        self.change_up: Callable[[bool], object] | None = None

    def applied(self, graph: Graph | None) -> Graph | None:
        """Return a graph with the chosen scales."""
        if graph is None:
            return None
        return rescaled(graph, self._link.scales.get(graph.across.name), self._up.get(graph.up.name))

    def set_up(self, graph: Graph, logarithmic: bool) -> None:
        """Give the upright axis another scale."""
        if self.change_up is not None:
            self.change_up(logarithmic)
        else:
            self._up[graph.up.name] = logarithmic
            self._changed()

    def entries(self, graph: Graph | None) -> list[Entry]:
        """Return what a menu offers for the axes of a graph that is shown."""
        if graph is None:
            return []
        found: list[Entry] = []
        sides: list[tuple[Side, str, Callable[[bool], None]]] = [
            ("up", "upright", partial(self.set_up, graph)),
            ("across", "level", partial(self._link.set_scale, graph.across.name)),
        ]
        for side, words, change in sides:
            axis = graph.up if side == "up" else graph.across
            other = not axis.logarithmic
            if can_have_scale(graph, side, other):
                scale = "Logarithmic" if other else "Linear"
                found.append((f"{scale} {words} axis", partial(change, other)))
        return found
