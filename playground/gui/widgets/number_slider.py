"""A number: a slider for the useful range and a field for every legal value."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.parameter_field import ParameterField
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.ruler_slider import RulerSlider
from playground.gui.widgets.scrub import Scrub
from playground.gui.widgets.slider_scale import SliderScale


class NumberSlider(ParameterField):
    """A slider and a number field for a parameter of kind float or integer.

    The slider is logarithmic where the parameter's scale is. A legal value beyond it is accepted when typed; the handle
    then waits at the end, and moves the value only when it is moved itself. The field is also dragged from side to side
    at its left edge, and at a label that `name_by` was given.
    """

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parameter, owner, parent)
        self._scale = SliderScale.of(parameter)
        self._value: float = float(parameter.default)
        self._scrubbed_from = self._value
        name = f"{owner} {parameter.name}"
        self.slider = RulerSlider(f"{name} slider", self._scale)
        self.field = NumberField(name, lambda text: parameter.parse(text, owner))
        self.slider.began.connect(self.began)
        self.slider.ended.connect(self.ended)
        self.slider.moved.connect(self._offer)
        self.slider.stepped.connect(self._step)
        self.slider.valueChanged.connect(self._slide)  # Home, End, and what reads the screen aloud
        self.field.committed.connect(self._wish)
        self.field.refused.connect(self.say)
        self.field.stepped.connect(self._step)
        self._scrub_with(self.field.grip())
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.slider, 1)
        self.row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignRight)
        self.column.insertLayout(0, self.row)
        self.setFocusProxy(self.slider)
        self.show_value(parameter.default)

    def name_by(self, label: QLabel) -> None:
        """Let a label name the number, and change it when it is dragged."""
        label.setBuddy(self)
        self._scrub_with(Scrub(label))

    def stack(self, label: QLabel, above: bool) -> None:
        """Put the slider below its label and the field, as wide as there is room and with numbers on its ruler; or back
        between them, where the label stands outside."""
        for widget in (label, self.slider):
            self.row.removeWidget(widget)
            self.column.removeWidget(widget)
        self.slider.labelled = above
        if above:
            self.row.insertWidget(0, label, 1)
            self.column.insertWidget(1, self.slider)
        else:
            self.row.insertWidget(0, self.slider, 1)
        self.slider.updateGeometry()

    def show_value(self, value: Value) -> None:
        """Show a value, beyond the slider too; nothing is emitted."""
        self._value = float(value)
        self.slider.show_value(self._value)
        self.field.show_value(value)

    def show_limit(self, limit: float | None, words: str) -> None:
        """Mark on the slider where a limit lies, None for no mark; say what it is, or why there is none."""
        self.slider.show_mark(limit, words)

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

    def _scrub_with(self, scrub: Scrub) -> None:
        scrub.began.connect(self._begin_scrub)
        scrub.moved.connect(lambda steps: self._offer(self._scale.step(self._scrubbed_from, steps)))
        scrub.ended.connect(self.ended)

    def _begin_scrub(self) -> None:
        self._scrubbed_from = self._value
        self.began.emit()

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
        if value != self._value:
            self._wish(self.parameter.check(value, self.owner))

    def _wish(self, value: Value) -> None:
        self.changed.emit(value)
