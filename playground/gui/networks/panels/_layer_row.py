"""The hidden layers, side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.base.parameters import Parameter
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.parameter_words import parse_in_words
from playground.gui.widgets.role import role
from playground.networks.network import MOST_WIDTH

WIDTH = Parameter("width", 16, "units: how many a hidden layer has", kind="integer", minimum=1, maximum=MOST_WIDTH)


class LayerRow(QWidget):
    """A chip for each hidden layer with its width, and a button that adds one.

    `wished(what, *arguments)`: add, remove (place), set (place, width), widen (place, factor).
    """

    wished = Signal(str, tuple)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[LayerChip] = []
        self.add = IconButton("add", "Add a hidden layer", "layer", style="")
        self.add.setToolTip("Add a hidden layer, as wide as the last one")
        self.add.clicked.connect(lambda: self.wished.emit("add", ()))
        self.flow = FlowLayout(self, spacing=4)
        self.flow.addWidget(self.add)

    def refuse(self, place: int, sentence: str) -> None:
        """Say why a layer's width is not possible; what was typed stays, to be mended."""
        self.chips[place].field.refuse(sentence)

    def show_widths(self, widths: tuple[int, ...]) -> None:
        """Show the layers from the input to the output."""
        if len(widths) != len(self.chips):
            self._fit(len(widths))
        for chip, width in zip(self.chips, widths, strict=True):
            chip.show_width(width)

    def _fit(self, count: int) -> None:
        while len(self.chips) > count:
            chip = self.chips.pop()
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.flow.removeWidget(self.add)
        while len(self.chips) < count:
            chip = LayerChip(len(self.chips), self)
            chip.wished.connect(self.wished)
            chip.refused.connect(self.refused)
            self.chips.append(chip)
            self.flow.addWidget(chip)
            chip.show()
        self.flow.addWidget(self.add)
        self.updateGeometry()


class LayerChip(QFrame):
    """One layer: fewer units, how many, more, and away with it."""

    wished = Signal(str, tuple)
    refused = Signal(str)

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        role(self, "layer")
        name = f"hidden layer {place + 1}"
        self.setAccessibleName(name)
        self.less = IconButton("less", f"{name}: half as many units", tip="Half as many units", narrow=True)
        self.more = IconButton("add", f"{name}: twice as many units", tip="Twice as many units", narrow=True)
        self.away = IconButton("remove", f"take {name} away", tip="Take this layer away", narrow=True)
        self.field = NumberField(f"{name} width", lambda typed: parse_in_words(WIDTH, typed, name))
        self.field.setToolTip(f"Units of {name}; arrows change it by one")
        self.field.setMaximumWidth(46)
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.less.clicked.connect(lambda: self.wished.emit("widen", (place, 0.5)))
        self.more.clicked.connect(lambda: self.wished.emit("widen", (place, 2.0)))
        self.away.clicked.connect(lambda: self.wished.emit("remove", (place,)))
        self.field.committed.connect(lambda width: self.wished.emit("set", (place, width)))
        self.field.stepped.connect(lambda steps: self.wished.emit("set", (place, self._moved(steps))))
        self.field.refused.connect(self.refused)
        self._width = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for widget in (self.less, self.field, self.more, self.away):
            row.addWidget(widget)

    def show_width(self, width: int) -> None:
        """Show how many units there are."""
        self._width = width
        self.field.show_value(width)

    def _moved(self, steps: float) -> int:
        return min(max(self._width + round(steps), 1), MOST_WIDTH)
