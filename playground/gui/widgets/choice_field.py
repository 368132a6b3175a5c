"""A choice among words."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.parameter_field import ParameterField

_LETTERS = 8


class ChoiceBox(QComboBox):
    """A list that unfolds, and leaves the wheel to the panel.

    Arguments: `name` for those who cannot see it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.view().setAccessibleName(f"{name}, choices")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class ChoiceField(ParameterField):
    """A list that unfolds, for a parameter of kind choice."""

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parameter, owner, parent)
        self._place = -1
        self.box = self.make_box(f"{owner} {parameter.name}")
        for choice in parameter.choices:
            self.box.addItem(choice.replace("_", " "), choice)
        # As wide as there is room: the longest choice would widen its whole column, in large type beyond the screen.
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda place: self.changed.emit(self.box.itemData(place)))
        self.column.insertWidget(0, self.box)
        self.setFocusProxy(self.box)
        self.show_value(parameter.default)

    def make_box(self, name: str) -> "ChoiceBox":
        """Return the box that shows the choice, `name` for those who cannot see it."""
        return ChoiceBox(name)

    def show_value(self, value: Value) -> None:
        """Show a choice; nothing is emitted."""
        place = self.parameter.choices.index(str(value))
        if place != self._place:
            self.say("")
        self._place = place
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why a choice is not possible and show the old one."""
        self._show()
        super().refuse(sentence)

    def _show(self) -> None:
        if self._place != self.box.currentIndex():
            self.box.setCurrentIndex(self._place)
