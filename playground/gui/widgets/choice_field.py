"""A choice among words."""

from PySide6.QtWidgets import QComboBox, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.parameter_field import ParameterField

_LETTERS = 8


class ChoiceField(ParameterField):
    """A list that unfolds, for a parameter of kind choice."""

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parameter, owner, parent)
        self._place = -1
        self.box = self.make_box()
        self.box.setAccessibleName(f"{owner} {parameter.name}")
        self.box.view().setAccessibleName(f"{owner} {parameter.name}, choices")
        for choice in parameter.choices:
            self.box.addItem(choice.replace("_", " "), choice)
        # As wide as there is room: the longest choice would widen its whole column, in large type beyond the screen.
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda place: self.changed.emit(self.box.itemData(place)))
        self.column.insertWidget(0, self.box)
        self.setFocusProxy(self.box)
        self.box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self.show_value(parameter.default)

    def make_box(self) -> QComboBox:
        """Return the box that shows the choice."""
        return QComboBox()

    def show_value(self, value: Value) -> None:
        """Show a choice; nothing is emitted."""
        place = self.parameter.choices.index(str(value))
        if place != self._place:
            self.message.say("")
        self._place = place
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why a choice is not possible and show the old one."""
        self._show()
        super().refuse(sentence)

    def _show(self) -> None:
        if self._place != self.box.currentIndex():
            self.box.setCurrentIndex(self._place)
