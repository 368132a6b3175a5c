"""A parameter that is on or off."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.parameter_field import ParameterField
from playground.gui.widgets.switch import Switch


class SwitchField(ParameterField):
    """A switch for a parameter of kind boolean."""

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parameter, owner, parent)
        self._on = False
        self.switch = Switch(f"{owner} {parameter.name}", parameter.doc)
        self.switch.clicked.connect(self._wish)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        self.column.insertLayout(0, row)
        self.setFocusProxy(self.switch)
        self.show_value(parameter.default)

    def show_value(self, value: Value) -> None:
        """Show on or off; nothing is emitted."""
        if bool(value) != self._on:
            self.say("")
        self._on = bool(value)
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why that is not possible and show what is."""
        self._show()
        super().refuse(sentence)

    def _show(self) -> None:
        if self._on != self.switch.isChecked():
            self.switch.setChecked(self._on)

    def _wish(self, checked: bool) -> None:
        self.changed.emit(checked)
