"""Where a rule of one's own is written: raced on while one types, its mistakes underlined."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout

from playground.base.errors import PlaygroundError
from playground.gui.contenders.rule_field import RuleField
from playground.gui.widgets.message import Message
from playground.gui.widgets.scroll_to import scroll_to
from playground.language.rule_error import RuleError
from playground.optimizers import OwnRule

# So long a pause means that a person looks at what they typed.
_PAUSE_MS = 200
_BELOW = 90  # pixels under the editor that should be seen too: its sliders
# What a new rule begins with: it shows a parameter, a state, and how x is moved.
FIRST_RULE = """\
lr = parameter(5e-4, 1e-5, 1, scale="log")
beta = parameter(0.9, 0, 0.99)
v = beta*v - g   # a velocity
x = x + lr*v"""
HELP = (
    "One assignment a line. Of each coordinate: x, g the gradient, xi noise, d the Hessian's diagonal; of the whole "
    "point: f the loss, t the step, norm(a), dot(a, b), solve(H, g), solve(H + a*I, g). A name read before it is "
    "assigned is a state, 0 at first; parameter(default, low, high) makes a slider; + - * / ^, |a|, sqrt, exp, min, "
    "max, where(a < b, c, d); # begins a comment."
)


class RuleEditor(QFrame):
    """The field and what is wrong in it.

    `wished(text)` is the wish to race with a text, a moment after it was typed; `began` and `ended` enclose all that is
    typed until the field is left, which is one gesture.
    """

    wished = Signal(str)
    began = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = RuleField()
        self.field.setToolTip(HELP)
        self.message = Message()
        self._shown: str | None = None
        self._open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.take)
        self.field.typed.connect(self._timer.start)
        self.field.left.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.message)

    @property
    def waiting(self) -> bool:
        """Whether a typed text has not been reported yet."""
        return self._timer.isActive()

    def show_rule(self, rule: OwnRule) -> None:
        """Show the contender's rule; what is being typed stays, unless the contender's became another one meanwhile."""
        if rule.text == self._shown:
            return
        self._shown = rule.text
        self._timer.stop()
        self.field.show_text(rule.text)
        self.message.say("")

    def begin(self) -> None:
        """Let a person write at the end."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        scroll_to(self, _BELOW)

    def take(self) -> None:
        """Wish for a race with what is typed."""
        self._timer.stop()
        if not self._open:
            self._open = True
            self.began.emit()
        self.wished.emit(self.field.toPlainText())

    def accept(self) -> None:
        """Hear that what was wished for is raced with."""
        self.field.unmark()
        self.message.say("")

    def refuse(self, error: PlaygroundError) -> None:
        """Say what is wrong, and where; the last good rule goes on racing."""
        if isinstance(error, RuleError):
            self.field.mark(error.line, error.column)
            self.message.say(f"Line {error.line}, character {error.column + 1}: {error.message}")
        else:
            self.message.say(str(error))

    def finish(self) -> None:
        """What was typed is one step of undo."""
        if self._timer.isActive():
            self.take()
        if self._open:
            self._open = False
            self.ended.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Folding the contender ends the edit."""
        self.finish()
        super().hideEvent(event)
