"""What all controls of a parameter have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.widgets.message import Message
from playground.gui.widgets.parameter_words import in_words
from playground.gui.widgets.role import role


class ParameterField(QWidget):
    """A control for one declared parameter, with places below it for the reason why a value was refused, and for a note
    on the value.

    `changed(value)` wishes for a value; `began` and `ended` enclose the changes of one gesture. A control holds no
    truth: it shows what `show_value` gave it last, and whoever cannot fulfil the wish calls `refuse` with the sentence.

    Arguments: `parameter` its declaration; `owner` the word errors begin with, e.g. "adam". Where a `title` is set,
    such as "Adam", sentences name the parameter as the window does: "learning rate η of Adam" in place of adam.lr.
    """

    changed = Signal(object)
    began = Signal()
    ended = Signal()

    def __init__(self, parameter: Parameter, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parameter, self.owner, self.title = parameter, owner, ""
        self._message: Message | None = None
        self._note: Message | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    # Most fields never say anything, and a label takes a fifth of a millisecond of every change of the theme.

    @property
    def message(self) -> Message:
        """The label that says a refusal, made when it is first needed."""
        if self._message is None:
            self._message = Message(self)
            self.column.insertWidget(self.column.indexOf(self._note) if self._note is not None else -1, self._message)
        return self._message

    @property
    def note(self) -> Message:
        """The label of a note on the value, made when it is first needed."""
        if self._note is None:
            self._note = role(Message(self), "hint")
            self._note.setAccessibleName("note")
            self.column.addWidget(self._note)
        return self._note

    def show_value(self, value: Value) -> None:
        """Show a value; nothing is emitted."""
        raise NotImplementedError

    def refuse(self, sentence: str) -> None:
        """Say why a value is not possible and show the old one; an empty sentence takes it back."""
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show a sentence below the control, in the words of the screen."""
        if not sentence and self._message is None:
            return
        if self.title:
            sentence = in_words(sentence, self.parameter, self.owner, self.title)
        self.message.say(sentence)
