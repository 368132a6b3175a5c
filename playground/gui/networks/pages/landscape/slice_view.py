"""The loss on a plane through a network's parameters, as a graph that answers."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF

from playground.gui.graph.graph_view import GraphView
from playground.gui.graph.hovered import Hovered
from playground.gui.networks.pages.landscape.slice_words import point_words
from playground.gui.theme.apply import current_theme
from playground.picture.graph import Graph
from playground.picture.region import Region
from playground.picture.shown import Look
from playground.picture.shown.loss_slice import path_dots, slice_graph
from playground.slices.loss_slice import LossSlice

_NEAR = 12.0  # logical pixels from a recorded point
_LIMITS = 1e-6, 1e3  # in widths of the whole slice: beyond, the loss is rounding or overflow


class SliceView(GraphView):
    """Contours, the projected path from its start (a ring) to its end (a disc), and the shown update on it.

    `range_changed` says which part a person wants to see, None for all of it: what is known is stretched until what is
    newly seen has been computed. The point under the mouse is told.
    """

    def __init__(self) -> None:
        super().__init__("Slice of the loss", 100, limits=_LIMITS)
        self.found: LossSlice | None = None
        self.update_shown: int | None = None
        self.color = "#000000"
        self._home = Region(-1.0, 1.0, -1.0, 1.0)
        self.describe = self._describe

    def show_slice(self, found: LossSlice | None, color: str) -> None:
        """Show another slice, None for none; `color` of the path."""
        if found is None:
            self.see_all()
        elif self.found is None or found.plane is not self.found.plane:
            # The first slice of a plane shows all of it.
            self._home = Region(float(found.xs[0]), float(found.xs[-1]), float(found.ys[0]), float(found.ys[-1]))
        self.found, self.color = found, color
        self.show_graph(None if found is None else slice_graph(found, self._look()).seen(self._home))

    def show_update(self, update: int) -> None:
        """Mark where the path was after an update."""
        if update != self.update_shown:
            self.update_shown = update
            self.expect(self._marked)

    def see_all(self) -> None:
        """Forget which part was looked at, without a wish to see another."""
        self.seen.forget()
        self.show_seen()

    def words_at(self, place: QPointF) -> str:
        """Return what there is to say of a place of the widget."""
        found = self.found
        if found is None:
            return ""
        away = [place - self.place_of(x, y) for x, y in np.clip(found.path, -1e6, 1e6).tolist()]
        distances = [step.manhattanLength() for step in away]
        nearest = int(np.argmin(distances))
        return point_words(found, *self.data_at(place), nearest if distances[nearest] <= _NEAR else None)

    def close_work(self) -> None:
        """End the thread."""
        if self.stage is not None:
            self.stage.plot.ground.close()

    def _look(self) -> Look:
        return Look(current_theme().picture, self.update_shown, self.color)

    def _marked(self) -> Graph | None:
        if self.graph is None or self.found is None:
            return None
        return replace(self.graph, dots=path_dots(self.found, self._look()))

    def _describe(self, pointed: Hovered) -> str:
        return self.words_at(self.place_of(pointed.x, pointed.y))
