"""What several charts have in common: which part of their level axis is seen."""

from PySide6.QtCore import QObject, Signal

from playground.picture.graph import Axis
from playground.picture.region import Interval


class AxisLink(QObject):
    """Intervals that a person chose, one for each kind of axis; `changed` says that one is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[tuple[str, bool], Interval] = {}

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
