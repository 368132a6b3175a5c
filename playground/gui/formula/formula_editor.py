"""Where a formula of one's own is written: it is typeset while one types, with its gradient and Hessian."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter
from playground.gui.formula.derivatives import Derivatives
from playground.gui.formula.formula_field import FormulaField
from playground.gui.formula.formula_reader import FormulaReader
from playground.gui.formula.written import Written
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.parameter_words import parse_in_words
from playground.gui.widgets.text import text
from playground.language.formula_error import FormulaError
from playground.problems.formula_id import FORMULA_ID
from playground.problems.surface import Surface
from playground.problems.typed_formula import Typing
from playground.session.actions.problem import use_surface
from playground.session.document import Document

# So long a pause means that a person looks at what they typed.
_PAUSE_MS = 200
HELP = (
    "+ − * / ^, |x|, sqrt, exp, log, sin, cos, tanh …, min, max, where(x < y, a, b), sum(i*x, i, 1, 5); "
    "any other name becomes a slider"
)


class FormulaEditor(QFrame):
    """The field, what it means, the domain, and a name under which it is kept.

    What is typed becomes the document's problem as soon as it is a formula; until then an error stands below and the
    last good picture stays, and numbers that are set meanwhile belong to both. All that is typed until the field is
    left is one step of undo. A text is read in a thread. `kept(name)` is the wish to keep it in the gallery.
    """

    kept = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.field = FormulaField()
        self.field.setToolTip(HELP)
        self.message = Message()
        self.derivatives = Derivatives()
        self.ends = [[self._end(name, side) for side in ("from", "to")] for name in ("x", "y")]
        self.rows = [self._range_row(name, fields) for name, fields in zip(("x", "y"), self.ends, strict=True)]
        self.name = QLineEdit()
        self.name.setPlaceholderText("a name for your gallery")
        self.name.setAccessibleName("name of the formula")
        self.keep = IconButton("add", "Keep in the gallery", "keep", "Keep this formula in your own gallery", style="")
        self.reader = FormulaReader(self)
        self._known = Typing()
        self._surface: Surface | None = None
        self._formula = ""  # the document's; another than what is typed while that is unfinished
        self._asked: str | None = None  # what is being read
        self._written: tuple[object, Written] = (None, Written("", ""))
        self._wrong = ""
        self._giving = self._leaving = self._open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.take)
        self._lay_out()
        self._connect()

    @property
    def reading(self) -> bool:
        """Whether what is typed has not been answered yet."""
        return self._timer.isActive() or self._asked is not None

    def show_surface(self, surface: Surface) -> None:
        """Show the document's formula. What is being typed stays, unless the document has another formula now."""
        if surface is self._surface:
            return
        self._surface = surface
        if surface.id != FORMULA_ID:
            self._drop()
            self._known, self._formula = Typing(), ""
            return
        if self._giving or surface.formula == self._formula:
            self._learn(self._known.after(surface))
        else:
            self._drop()
            self.field.show_text(surface.formula)
            self._say("")
            self._known = Typing.of(surface)
        self._formula = surface.formula
        self._show_derivatives(surface)
        for place, row in enumerate(self.rows):
            row.setVisible(place < surface.dimension)
        for fields, interval in zip(self.ends, surface.domain, strict=False):
            for field, end in zip(fields, interval, strict=True):
                field.show_value(end)

    def begin(self) -> None:
        """Let a person type."""
        self.field.show_text(self._formula)
        self._say("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def take(self) -> None:
        """Have what is typed made the problem, or hear why that cannot be."""
        self._timer.stop()
        if not self._open:
            self._open = True
            self.document.begin_gesture()
        self._ask(self._typed())

    def say_kept(self, path: Path) -> None:
        """Say that the formula is in the gallery now."""
        self.message.say("")
        self.name.clear()
        self.name.setPlaceholderText(f"kept as {path.stem}")

    def finish(self) -> None:
        """What was typed is one step of undo, which ends when the last of it has been read."""
        if self._timer.isActive():
            self.take()
        self._leaving = self._asked is not None
        if not self._leaving:
            self._end_gesture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another surface is shown, so this one is done with."""
        self._timer.stop()
        self.finish()
        super().hideEvent(event)

    def _typed(self) -> str:
        return self.field.toPlainText().replace("\n", " ").strip()

    def _ask(self, text: str) -> None:
        self._asked = text
        self.reader.read(text, self._known, self._give, self._refuse)

    def _give(self, surface: Surface, written: Written) -> None:
        """Make what was read the problem; what has been typed since is read in a moment."""
        typed = surface.formula == self._typed()
        if not typed and self._timer.isActive():
            return self._answered()
        self._giving, self._written = True, (_key(surface), written)
        try:
            self.document.perform(use_surface, surface)
        except PlaygroundError as error:
            self.message.say(str(error))
        else:
            self.derivatives.show_written(written)
            if typed:
                self.field.mark(None)
                self._say("")
        finally:
            self._giving = False
            self._answered()

    def _refuse(self, error: PlaygroundError) -> None:
        if not self._timer.isActive():
            place = error.position if isinstance(error, FormulaError) else 0
            self.field.mark(place)
            told = f"Character {place + 1}: {error.message}" if isinstance(error, FormulaError) else str(error)
            self._say(told)
        self._answered()

    def _answered(self) -> None:
        self._asked = None
        if self._leaving:
            self._leaving = False
            self._end_gesture()

    def _drop(self) -> None:
        """Nothing of what was typed is wanted any more."""
        self._timer.stop()
        self.reader.drop()
        self._answered()
        self._end_gesture()

    def _end_gesture(self) -> None:
        if self._open:
            self._open = False
            self.document.end_gesture()

    def _learn(self, known: Typing) -> None:
        """What a slider changed while a text is being read is true for that text too."""
        changed, self._known = known != self._known, known
        if changed and self._asked is not None and not self._giving:
            self._ask(self._asked)

    def _say(self, told: str) -> None:
        """Say what is wrong with the text; it stays there while an end of the domain is refused and mended."""
        self._wrong = told
        self.message.say(told)
        self.derivatives.say_outdated(bool(told))

    def _show_derivatives(self, surface: Surface) -> None:
        key = _key(surface)
        if self._written[0] == key:
            self.derivatives.show_written(self._written[1])
        elif self._asked is None:
            self.reader.write(surface, lambda written: self._show_written(key, written))

    def _show_written(self, key: object, written: Written) -> None:
        self._written = key, written
        if self._surface is not None and _key(self._surface) == key:
            self.derivatives.show_written(written)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        keeping = QHBoxLayout()
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.keep)
        widgets: tuple[QWidget, ...] = (self.field, self.message, self.derivatives, *self.rows)
        for widget in widgets:
            column.addWidget(widget)
        column.addLayout(keeping)

    def _connect(self) -> None:
        self.field.typed.connect(self._timer.start)
        self.field.left.connect(self.finish)
        self.keep.clicked.connect(lambda: self.kept.emit(self.name.text()))
        self.name.returnPressed.connect(self._keep_by_key)

    def _keep_by_key(self) -> None:
        """Keys are the window's again: Space plays."""
        self.name.clearFocus()
        self.kept.emit(self.name.text())

    def _end(self, name: str, side: str) -> NumberField:
        declared = Parameter(side, 0.0, f"{'lower' if side == 'from' else 'upper'} end: of the domain")
        field = NumberField(f"{name} {side}", lambda typed: parse_in_words(declared, typed, name))
        field.refused.connect(lambda told: self.message.say(told or self._wrong))
        field.committed.connect(lambda value: self._state(name, side, float(value)))
        return field

    def _range_row(self, name: str, fields: list[NumberField]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(text(f"{name} from", "faint"))
        line.addWidget(fields[0], 1)
        line.addWidget(text("to", "faint"))
        line.addWidget(fields[1], 1)
        return row

    def _state(self, name: str, side: str, value: float) -> None:
        """An end of the domain was typed: it stays, whatever the formula becomes."""
        if self._surface is None:
            return
        low, high = self._surface.domain["xy".index(name)]
        wanted = (value, high) if side == "from" else (low, value)
        if not wanted[0] < wanted[1]:
            said = f"{name} must be two numbers with low below high, got {wanted[0]:g} and {wanted[1]:g}"
            self.ends["xy".index(name)][side == "to"].refuse(said)
            return
        self._known = replace(self._known, ranges={**self._known.ranges, name: wanted})
        self._ask(self._formula if self._asked is None else self._asked)


def _key(surface: Surface) -> object:
    """What derivatives depend on."""
    definition = surface.definition
    return definition.formula, definition.parameter_names, definition.variables
