"""A number: a slider for the useful range and a field for every legal value."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.parameter_field import ParameterField
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.slider_scale import SliderScale
from playground.gui.widgets.value_slider import ValueSlider


class NumberSlider(ParameterField):
    """A slider and a number field for a parameter of kind float or integer.

    The slider is logarithmic where the parameter's scale is. A legal value beyond it is accepted when typed; the handle
    then waits at the end, and moves the value only when it is moved itself.
    """

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parameter, owner, parent)
        self._scale = SliderScale.of(parameter)
        self._value: float = float(parameter.default)
        name = f"{owner} {parameter.name}"
        self.slider = ValueSlider(f"{name} slider", self._scale.last)
        self.field = NumberField(name, lambda text: parameter.parse(text, owner))
        self.slider.began.connect(self.began)
        self.slider.ended.connect(self.ended)
        self.slider.valueChanged.connect(self._slide)
        self.field.committed.connect(self._wish)
        self.field.refused.connect(self.say)
        self.field.stepped.connect(self._step)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignRight)
        self.column.insertLayout(0, row)
        self.setFocusProxy(self.slider)
        self.show_value(parameter.default)

    def show_value(self, value: Value) -> None:
        """Show a value, beyond the slider too; nothing is emitted."""
        self._value = float(value)
        place = self._scale.place(self._value)
        if place != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(place)
            self.slider.blockSignals(False)
            self.slider.update()
        self.field.show_value(value)

    def refuse(self, sentence: str) -> None:
        """Mark the field, say why, and show the old value."""
        self.show_value(self.parameter.check(self._value, self.owner))
        self.field.refuse(sentence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy the number, or go back to the default."""
        copy, reset = QAction("Copy number"), QAction(f"Reset to {format_number(self.parameter.default)}")
        copy.triggered.connect(self.field.copy_value)
        reset.triggered.connect(lambda: self._wish(self.parameter.default))
        popup_menu(self, event.globalPos(), copy, reset)

    def _slide(self, place: int) -> None:
        self._offer(self._scale.value(place))

    def _step(self, steps: float) -> None:
        self._offer(self._scale.step(self._value, steps))

    def _offer(self, value: float) -> None:
        """A slider may end where the legal values do not: keep to them."""
        low, high = self.parameter.minimum, self.parameter.maximum
        if value < low or value > high:
            value = min(max(value, low), high)
        if (value == low and self.parameter.exclusive_minimum) or (value == high and self.parameter.exclusive_maximum):
            return
        self._wish(self.parameter.check(value, self.owner))

    def _wish(self, value: Value) -> None:
        self.changed.emit(value)
