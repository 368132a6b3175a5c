"""Parameters of what was chosen, where it has some."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.base.parameters import Value
from playground.base.parametrized import Parametrized
from playground.gui.widgets.parameter_form import ParameterForm


def _title(member: Parametrized) -> str:
    """What a member is called where it is chosen."""
    return str(getattr(member, "name", member.id))


class MemberForm(QWidget):
    """The form of a catalogue's member, made anew for another one, hidden where there is nothing to set.

    `changed(name, value)` wishes for a value; `began` and `ended` enclose one gesture.
    """

    changed = Signal(str, object)
    began = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: ParameterForm | None = None
        self._member: Parametrized | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_member(self, member: Parametrized | None, given: Mapping[str, Value]) -> None:
        """Show a member with the values that are given, defaults for the rest."""
        if member is not self._member:
            self._member = member
            self._make(member)
        if member is not None and self.form is not None:
            self.form.show_values(member.check(given))

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside a parameter why its value is not possible."""
        if self.form is not None:
            self.form.refuse(name, sentence)

    def _make(self, member: Parametrized | None) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        there = member is not None and bool(member.parameters)
        if member is not None and there:
            self.form = ParameterForm(member.parameters, member.id, _title(member))
            self.form.changed.connect(self.changed)
            self.form.began.connect(self.began)
            self.form.ended.connect(self.ended)
            self._column.addWidget(self.form)
        self.setVisible(there)
