"""What several charts have in common: which part of their level axis is seen, what is hidden, what is marked."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from playground.picture.graph import Axis, Graph
from playground.picture.region import Interval


class AxisLink(QObject):
    """What is shared by charts of one place.

    `changed` says that another part is seen, `hidden_changed` that other lines are hidden, `marked(key)` whose lines
    lie under the mouse, in one of the charts or elsewhere, None for none; `looks_changed` that what lies behind the
    cursor became paler, or is no longer so; `scales_changed` that a level axis became logarithmic or linear.
    """

    changed = Signal()
    hidden_changed = Signal()
    marked = Signal(object)
    looks_changed = Signal()
    scales_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[tuple[str, bool], Interval] = {}
        self.scales: dict[str, bool] = {}  # whether level axes of a name are logarithmic, where a person chose
        self.hidden: frozenset[str] = frozenset()
        self.mark_key: object = None
        self.holding: Callable[[], bool] = lambda: False  # whether something is dragged elsewhere
        self._held = False
        self.pales = False

    @property
    def held(self) -> bool:
        """Whether automatic ranges only grow now."""
        return self._held or self.holding()

    def hold(self, held: bool) -> None:
        """While something is dragged, automatic ranges only grow."""
        self._held = held

    def chosen(self, axis: Axis) -> Interval | None:
        """Return what was chosen on axes of this kind, None for everything."""
        return self._chosen.get(axis.kind)

    def choose(self, axis: Axis, interval: Interval | None) -> None:
        """Have all charts show an interval, None for everything."""
        if interval == self._chosen.get(axis.kind):
            return
        if interval is None:
            del self._chosen[axis.kind]
        else:
            self._chosen[axis.kind] = interval
        self.changed.emit()

    def set_scale(self, name: str, logarithmic: bool) -> None:
        """Have the level axes of a name be logarithmic, or linear, in all charts."""
        self.scales[name] = logarithmic
        self.scales_changed.emit()

    def hide(self, names: Iterable[str]) -> None:
        """Hide the lines of these names, in all charts, and no others."""
        hidden = frozenset(names)
        if hidden != self.hidden:
            self.hidden = hidden
            self.hidden_changed.emit()

    def without_hidden(self, graph: Graph | None) -> Graph | None:
        """Return a graph without the lines that are hidden."""
        if graph is None or not self.hidden:
            return graph
        return replace(graph, lines=tuple(line for line in graph.lines if line.name not in self.hidden))

    def marks(self, key: object) -> bool:
        """Return whether what has this key is marked; a key that begins like the marked one is."""
        marked = self.mark_key
        if marked is None or key is None:
            return False
        if isinstance(marked, tuple) and isinstance(key, tuple):
            return marked == key[: len(marked)]
        return marked == key

    def mark(self, key: object) -> None:
        """Mark whose lines lie under the mouse."""
        if key != self.mark_key:
            self.mark_key = key
            self.marked.emit(key)

    def show_pale(self, pales: bool) -> None:
        """Have what lies behind the cursor drawn paler, while it plays."""
        if pales != self.pales:
            self.pales = pales
            self.looks_changed.emit()
