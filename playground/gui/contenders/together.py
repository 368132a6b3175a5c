"""Parameters that several contenders have in common, changed together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.widgets.message import Message
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.text import text
from playground.session.actions.several_contenders import common_parameters


class Together(QWidget):
    """A form of the common parameters of the chosen contenders; a value that is set becomes that of all.

    `changed(name, value)` wishes for a value; `began` and `ended` enclose one gesture.
    """

    changed = Signal(str, object)
    began = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: ParameterForm | None = None
        self._made_of: object = None
        self.note = text("", "hint", wrap=True)
        self.message = Message()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.note)
        self.column.addWidget(self.message)

    def show_contenders(self, contenders: Sequence[Contender]) -> None:
        """Show the values of the first, and which of them differ."""
        first, names = contenders[0], common_parameters(contenders)
        self.message.say("")
        declared = tuple(one for one in first.method.parameters if one.name in names)
        if declared != self._made_of or self.form is None:
            self._make_form(first, contenders)
            self._made_of = declared
        assert self.form is not None
        values = first.parameters
        self.form.show_values({name: values[name] for name in names})
        differing = [one.symbol for one in declared if len({c.parameters[one.name] for c in contenders}) > 1]
        words = "They have no parameter in common." if not names else ""
        if differing:
            words = f"Different so far: {', '.join(differing)}. What you set becomes the value of all."
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside a parameter why a value is not possible for all."""
        if self.form is not None and name in self.form.fields:
            self.form.refuse(name, sentence)
        else:
            self.message.say(sentence)

    def _make_form(self, first: Contender, contenders: Sequence[Contender]) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        names = common_parameters(contenders)
        declared = [one for one in first.method.parameters if one.name in names]
        self.form = ParameterForm(declared, first.method.id, "Together")
        self.form.changed.connect(self.changed)
        self.form.began.connect(self.began)
        self.form.ended.connect(self.ended)
        self.column.insertWidget(0, self.form)
        self.form.setVisible(True)
