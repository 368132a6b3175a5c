"""Where a formula of one's own is written: it is typeset while one types, with its gradient and Hessian."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter
from playground.gui.panels._derivatives import Derivatives
from playground.gui.panels._formula_field import FormulaField
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.text import text
from playground.language.formula_error import FormulaError
from playground.language.names import unknown_names
from playground.problems.formula import FORMULA_ID
from playground.problems.surface import Surface
from playground.session.actions.formula import use_formula
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
    last good picture stays. All that is typed until the field is left is one step of undo. `kept(name)` is the wish to
    keep it in the gallery.
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
        self._stated: dict[str, tuple[float, float]] = {}
        self._surface: Surface | None = None
        self._open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.take)
        self._lay_out()
        self._connect()

    def show_surface(self, surface: Surface) -> None:
        """Show the document's formula; what is being typed stays."""
        if surface is self._surface:
            return
        self._surface = surface
        if surface.id != FORMULA_ID:
            self._stated = {}
            return
        if not self._timer.isActive() and not self._same(surface.formula):
            self.field.show_text(surface.formula)
            self.message.say("")
        self.derivatives.show_fields(surface.fields, surface.definition.variables)
        for place, row in enumerate(self.rows):
            row.setVisible(place < surface.dimension)
        for fields, interval in zip(self.ends, surface.domain, strict=False):
            for field, end in zip(fields, interval, strict=True):
                field.show_value(end)

    def begin(self) -> None:
        """Let a person type."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def take(self) -> None:
        """Make what is typed the problem, or say why that cannot be."""
        self._timer.stop()
        typed = self.field.toPlainText().replace("\n", " ")
        known = self._surface.parameters if self._surface is not None else {}
        parameters = {name: known.get(name, 1.0) for name in unknown_names(typed)}
        if not self._open:
            self._open = True
            self.document.begin_gesture()
        try:
            self.document.perform(use_formula, typed, parameters, self._stated)
        except FormulaError as error:
            self.field.mark(error.position)
            self.message.say(f"Character {error.position + 1}: {error.message}")
        except PlaygroundError as error:
            self.field.mark(0)
            self.message.say(str(error))
        else:
            self.field.mark(None)
            self.message.say("")

    def say_kept(self, path: Path) -> None:
        """Say that the formula is in the gallery now."""
        self.message.say("")
        self.name.clear()
        self.name.setPlaceholderText(f"kept as {path.stem}")

    def finish(self) -> None:
        """What was typed is one step of undo."""
        if self._timer.isActive():
            self.take()
        if self._open:
            self._open = False
            self.document.end_gesture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who looks at another surface has done with this one."""
        self._timer.stop()
        self.finish()
        super().hideEvent(event)

    def _same(self, formula: str) -> bool:
        return self.field.toPlainText().replace("\n", " ").strip() == formula

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
        self.name.returnPressed.connect(lambda: self.kept.emit(self.name.text()))

    def _end(self, name: str, side: str) -> NumberField:
        declared = Parameter(f"{name} {side}", 0.0, "an end of the domain")
        field = NumberField(f"{name} {side}", lambda typed: declared.parse(typed, "domain"))
        field.refused.connect(self.message.say)
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
        before = dict(self._stated)
        self._stated[name] = wanted
        try:
            shown = self._surface
            self.document.perform(use_formula, shown.formula, shown.parameters, self._stated)
        except PlaygroundError as error:
            self._stated = before
            self.message.say(str(error))
