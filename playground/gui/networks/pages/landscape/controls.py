"""What is asked of the landscape: directions, width, resolution, lines."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QSizePolicy, QWidget

from playground.base.errors import PlaygroundError
from playground.base.typed_number import typed_number
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.named import beside, named
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.role import role
from playground.session.landscape import RESOLUTIONS, Landscape

_KINDS = (
    ("principal", "where the path went", "The principal components of the path: the plane that catches most of it"),
    ("random", "random", "Two random directions, scaled unit by unit so that networks can be compared"),
    ("curvature", "steepest curvature", "The Hessian's two eigenvectors with the largest eigenvalues"),
)
_SIGHTS = (
    ("slice", "Slice", "The loss on a plane through the trained network's parameters"),
    ("lines", "Lines", "The loss on the way from start to end, or from one contender to another"),
)


class LandscapeControls(QWidget):
    """`wished(name, value)` wishes for a field of `Landscape`, `scale_wished(logarithmic)` for the axis of losses;
    `refused(sentence)`; `go` and `export` are buttons."""

    wished = Signal(str, object)
    refused = Signal(str)
    scale_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.sights = {id: self._chip(id, words, tip) for id, words, tip in _SIGHTS}
        group = QButtonGroup(self)
        for button in self.sights.values():
            group.addButton(button)
        self.kind = self._box("directions", [(id, words) for id, words, _ in _KINDS])
        for place, (_, _, tip) in enumerate(_KINDS):
            self.kind.setItemData(place, tip, 3)  # the tooltip
        self.points = self._box("points", [(many, f"{many} × {many}") for many in RESOLUTIONS])
        self.span = self._field("span", "How many times as wide as usual the slice is", _number)
        self.seed = self._field("seed", "Of random directions and of the search for a low path", _whole)
        self.other = self._box("other", [])
        self.part = self._box("part", [("training", "training"), ("test", "test")])
        self.part.setToolTip("Whose loss is drawn: that of the samples the network learns from, or of the others")
        self.log = self._log_chip()
        self.go, self.export = QPushButton("Look"), IconButton("export", "Export the landscape", "Export")
        for button in (self.go, self.export):
            button.setAutoDefault(False)
        row = FlowLayout(self, 8)
        chips = beside(*self.sights.values())
        row.addWidget(chips)
        self._slice_only: list[QWidget] = [named("along", self.kind), named("width ×", self.span)]
        self._slice_only += [named("points", self.points), named("samples", self.part)]
        self._lines_only = [named("from", self.other), beside(self.log)]
        self._parts = [
            chips,
            *self._slice_only,
            *self._lines_only,
            named("seed", self.seed),
            self.go,
            self.export,
        ]
        for widget in self._parts[1:]:
            row.addWidget(widget)
        self.fit()

    def show_landscape(
        self, asked: Landscape, others: list[tuple[int | None, str]], tested: bool, logarithmic: bool
    ) -> None:
        """Show what is asked for, from where lines may lead, whether there are test samples, and the lines' axis."""
        self.part.setEnabled(tested)
        self.part.setCurrentIndex(self.part.findData(asked.part if tested else "training"))
        self.log.setChecked(logarithmic)
        self.sights[asked.sight].setChecked(True)
        for widgets, sight in ((self._slice_only, "slice"), (self._lines_only, "lines")):
            for widget in widgets:
                widget.setVisible(asked.sight == sight)
        self.kind.setCurrentIndex(self.kind.findData(asked.directions))
        if self.points.findData(asked.points) < 0:
            self.points.addItem(f"{asked.points} × {asked.points}", asked.points)
        self.points.setCurrentIndex(self.points.findData(asked.points))
        self.span.show_value(asked.span)
        self.seed.show_value(asked.seed)
        if [(self.other.itemData(k), self.other.itemText(k)) for k in range(self.other.count())] != others:
            self.other.clear()
            for place, words in others:
                self.other.addItem(words, place)
        chosen = [place for place, _ in others]
        self.other.setCurrentIndex(chosen.index(asked.other) if asked.other in chosen else 0)

    def fit(self) -> None:
        """Make all parts equally high, at whatever size type has, and the button as wide as its longest words."""
        for part in self._parts:
            part.setMinimumHeight(0)
        height = max(part.sizeHint().height() for part in self._parts)
        for part in self._parts:
            part.setMinimumHeight(height)
        self.go.setMinimumWidth(self.go.fontMetrics().horizontalAdvance("Cancel, 100 %") + 24)

    def show_busy(self, busy: bool, percent: int = 0) -> None:
        """Offer to cancel what is computed, and say how far it is; or offer to compute."""
        self.go.setText(f"Cancel, {percent} %" if busy else "Look")
        self.go.setToolTip(
            "Stop here and keep what is there" if busy else "Compute it for the networks as they are now"
        )

    def _log_chip(self) -> QPushButton:
        button = role(QPushButton("log"), "tag")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip("A logarithmic axis shows small losses as well as large ones (Ctrl+L)")
        button.setAccessibleName("logarithmic loss along the lines")
        button.clicked.connect(self.scale_wished)
        return button

    def _chip(self, id: str, words: str, tip: str) -> QPushButton:
        button = role(QPushButton(words), "tag")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.wished.emit("sight", id))
        return button

    def _box(self, name: str, entries: list[tuple[Any, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"landscape {name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, words in entries:
            box.addItem(words, value)
        box.activated.connect(lambda place: self.wished.emit(name, box.itemData(place)))
        box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return box

    def _field(self, name: str, tip: str, parse: Callable[[str], Any]) -> NumberField:
        field = NumberField(f"landscape {name}", parse)
        field.setToolTip(tip)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        field.committed.connect(lambda value: self.wished.emit(name, value))
        field.refused.connect(lambda said: self.refused.emit(said) if said else None)
        return field


def _number(words: str) -> float:
    try:
        return Landscape(span=typed_number(words)).span
    except ValueError:
        raise PlaygroundError(f"span must be a number from 0.001 to 1000, got {words!r}") from None


def _whole(words: str) -> int:
    try:
        return Landscape(seed=int(words)).seed
    except ValueError:
        raise PlaygroundError(f"seed must be a whole number from 0 on, got {words!r}") from None
