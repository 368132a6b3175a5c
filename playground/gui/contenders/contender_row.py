"""One contender: its row, and what is shown below the list where it is selected."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.contenders.assembly import Assembly
from playground.gui.contenders.pending import PENDING
from playground.gui.contenders.rule_editor import RuleEditor
from playground.gui.contenders.rule_popup import RulePopup
from playground.gui.widgets.color_button import ColorButton
from playground.gui.widgets.end_badge import EndBadge
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.name_field import NameField
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.popup_menu import Entries, popup_entries
from playground.gui.widgets.role import role
from playground.gui.widgets.switch import Switch
from playground.gui.widgets.text import text
from playground.optimizers import OwnRule, Traced
from playground.picture.colors.contender_look import ContenderLook
from playground.services.own_rules import is_kept

if TYPE_CHECKING:
    from playground.experiments.rate_limit import RateLimit

GESTURES: Final = "Ctrl or Shift selects several · drag, or Alt with up and down: another place in the list"
# Wishes about what is inside the unfolded row, which says itself why they are refused.
ASSEMBLING: Final = (
    "set",
    "set_base",
    "add_modifier",
    "remove_modifier",
    "move_modifier",
    "toggle_modifier",
    "set_modifier",
    "follow_modifier",
)


class ContenderRow(QFrame):
    """A card of one height: colour, name, main number, on and off, a menu. Its parameters, its rule and what is refused
    are in `foot`, which the list of rows shows below itself, so that no row moves.

    Every wish is `wished(what, *arguments)` by the name of an action; `began` and `ended` enclose one gesture.
    `pressed(modifiers)` and `released` tell of the left button, `dragged(place on the screen)` of a drag between them,
    which `dropped(whether it counts)` ends; `stepped(by, modifiers)` of the keys up and down.

    Arguments: `codes` whether programs of it can be copied; `more` gives further entries for its menu; `of` "race" or
    "training", whose length schedules follow.
    """

    wished = Signal(str, tuple)
    began = Signal()
    ended = Signal()
    pressed = Signal(object)
    released = Signal()
    dragged = Signal(object)
    dropped = Signal(bool)
    stepped = Signal(int, object)
    all_chosen = Signal()

    def __init__(
        self, codes: bool = True, more: Callable[[], Sequence[tuple[str, Callable[[], object]]]] = tuple,
        of: str = "race",
    ) -> None:  # fmt: skip
        super().__init__()
        self._codes, self._more, self._of = codes, more, of
        self.contender: Contender | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body: Assembly | None = None
        self.rule: RuleEditor | None = None
        self._step = 0
        self._begun: QPoint | None = None
        self._dragging = self._aside = False
        self.setToolTip(GESTURES)
        self.color = ColorButton("colour")
        self.color.chosen.connect(lambda color: self.wish("recolor", color))
        self.name = NameField("name")
        self.name.renamed.connect(lambda name: self.wish("rename", name))
        self.number = text("", "faint")
        self.badge = EndBadge()
        self._pending = False
        self.switch = Switch("races", "Take part in the race", quiet=True)
        self.switch.clicked.connect(lambda on: self.wish("toggle", on))
        self.more = IconButton("more", "More", narrow=True)
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(self.color)
        row.addWidget(self.name, 1)
        for widget in (self.number, self.badge, self.switch, self.more):
            row.addWidget(widget)
        self._make_foot()
        role(self, "card", chosen=False, also=False)

    def _make_foot(self) -> None:
        """What belongs to the row and is shown below the list; the list takes it over."""
        self.foot = QWidget(self)
        self.message = Message()
        self.column = QVBoxLayout(self.foot)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.message)
        self.foot.hide()

    def wish(self, what: str, *arguments: Any) -> None:
        """Ask for an action on this contender."""
        self._say("")
        self.wished.emit(what, arguments)

    @property
    def form(self) -> ParameterForm | None:
        """Its own parameters' form, once it was unfolded."""
        return self.body.form if self.body is not None else None

    def show_contender(self, contender: Contender, name: str, look: ContenderLook, selected: bool, steps: int) -> None:
        """Show a contender with its display name and look, and below the list what it is where it is selected."""
        self.color.show_color(*look)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.color.setAccessibleName(f"colour of {name}")
            self.switch.setAccessibleName(f"{name} races")
            self.more.setAccessibleName(f"more about {name}")
            self.name.show_name(name)
        if contender is not self.contender:
            self._show_values(contender)
        self._show_number(contender, selected)
        if selected != bool(self.property("chosen")):
            role(self, "card", chosen=selected)
        self._unfold(contender, look.color, steps, selected)

    def show_step(self, step: int) -> None:
        """Show the rate at another step."""
        self._step = step
        if self.body is not None and self.property("chosen"):
            self.body.show_step(step)

    def show_limit(self, limit: "RateLimit | None", words: str) -> None:
        """Mark the limit of stability on the slider of the rate, where the row is unfolded."""
        if self.body is not None and self.property("chosen"):
            self.body.show_limit(limit, words)

    def show_pending(self, pending: bool) -> None:
        """Say in the number's place that the path is still to come."""
        if pending != self._pending and self.contender is not None:
            self._pending = pending
            self._show_number(self.contender, bool(self.property("chosen")))

    def refuse(self, what: str, arguments: tuple[Any, ...], sentence: str) -> None:
        """Say why a wish is not possible, beside what it was about."""
        if what in ASSEMBLING and self.body is not None:
            self.body.refuse(what, arguments, sentence)
        else:
            self._say(f"{self.accessibleName()}: {sentence}")

    def _say(self, sentence: str) -> None:
        self.message.say(sentence)
        self._show_foot()

    def set_aside(self, aside: bool) -> None:
        """Show no parameters below, because several contenders are chosen whose common ones are there."""
        self._aside = aside
        self._show_foot()

    def _show_foot(self) -> None:
        wanted = (bool(self.property("chosen")) and not self._aside) or bool(self.message.text())
        if self.foot.isHidden() == wanted:
            self.foot.setVisible(wanted)

    def open_menu(self, place: Any) -> None:
        """Offer what else can be done with a contender."""
        entries: Entries = (
            ("Show the rule", self.show_rule),
            ("Rename (F2)", self.name.edit),
            None,
            ("Only this one, or all as before", lambda: self.wish("alone")),
            ("Move up (Alt+Up)", lambda: self.wish("step", -1)),
            ("Move down (Alt+Down)", lambda: self.wish("step", 1)),
            None,
            ("Duplicate", lambda: self.wish("duplicate")),
            ("Reset parameters", lambda: self.wish("reset")),
            ("Copy as Python", lambda: self.wish("copy")),
            *((f"Copy as {name} code", partial(self.wish, "code", library)) for library, name in self._libraries()),
            *self._own_entries(),
            *((None, *more) if (more := self._more()) else ()),
            None,
            ("Remove (Delete)", lambda: self.wish("remove")),
        )
        popup_entries(self, place, entries)

    def _libraries(self) -> list[tuple[str, str]]:
        """The libraries that have the method, be it with other options: asking for it says which."""
        from playground.snippets.translations import NAMES, is_offered

        contender = self.contender
        return (
            []
            if contender is None or not self._codes
            else [(id, name) for id, name in NAMES.items() if is_offered(contender, id)]
        )

    def _own_entries(self) -> tuple[tuple[str, Callable[[], None]] | None, ...]:
        """What can be done with a rule of one's own."""
        if self.contender is None or not isinstance(self.contender.optimizer, OwnRule):
            return ()
        keep = ("Keep the rule in your list", lambda: self.wish("keep"))
        if not is_kept(self.contender.title):
            return None, keep
        return None, keep, ("Take the rule out of your list", lambda: self.wish("forget"))

    def show_rule(self) -> None:
        """Show the equation, the source and the notes."""
        if self.contender is not None:
            RulePopup(self.contender.method, self).open_below(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects; with Ctrl one more, with Shift all up to here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begun = event.globalPosition().toPoint()
            self.pressed.emit(event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag moves the row to another place of the list."""
        place = event.globalPosition().toPoint()
        if self._begun is None:
            return
        far = (place - self._begun).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The click, or the drag, is done."""
        begun, self._begun = self._begun, None
        if self._dragging:
            self._dragging = False
            self.dropped.emit(True)
        elif begun is not None:
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the name: edit it."""
        if self.name.geometry().contains(event.position().toPoint()):
            self.name.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, at the mouse."""
        self.open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return selects, Delete removes, F2 renames, up and down go through the list, with Alt the row goes."""
        key = Qt.Key(event.key())
        wishes = {
            Qt.Key.Key_Return: lambda: self.wish("select"),
            Qt.Key.Key_Enter: lambda: self.wish("select"),
            Qt.Key.Key_Delete: lambda: self.wish("remove"),
            Qt.Key.Key_F2: self.name.edit,
        }
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key == Qt.Key.Key_Escape and self._begun is not None:
            self._begun, self._dragging = None, False
            self.dropped.emit(False)
        elif key in ways and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wish("step", ways[key])
        elif key in ways:
            self.stepped.emit(ways[key], event.modifiers())
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all_chosen.emit()
        elif key in wishes:
            wishes[key]()
        else:
            super().keyPressEvent(event)

    def _show_values(self, contender: Contender) -> None:
        self.contender = contender
        self._show_rule(contender)
        if self.switch.isChecked() != contender.enabled:
            self.switch.setChecked(contender.enabled)
        self.color.setProperty("hollow", not contender.enabled)

    def _show_number(self, contender: Contender, selected: bool) -> None:
        words, tip = _main_number(contender, selected)
        if self._pending:
            words, tip = "pending", PENDING
        if words != self.number.text():
            self.number.setText(words)
        if tip != self.number.toolTip():
            self.number.setToolTip(tip)

    def _unfold(self, contender: Contender, color: str, steps: int, selected: bool) -> None:
        if selected and self.body is None:
            self.body = Assembly(of=self._of)
            self.body.wished.connect(lambda what, arguments: self.wish(what, *arguments))
            self.body.began.connect(self.began)
            self.body.ended.connect(self.ended)
            self.column.addWidget(self.body)
        if selected and self.body is not None:
            # Before it is seen, or what is new in it would follow a moment later.
            self.body.show_step(self._step)
            self.body.show_contender(contender, color, steps)
        for widget in (self.rule, self.body):
            if widget is not None and widget.isHidden() == selected:
                widget.setVisible(selected)
        self._show_foot()

    def _show_rule(self, contender: Contender) -> None:
        """The editor, where the rule is one's own."""
        if not isinstance(contender.optimizer, OwnRule):
            if self.rule is not None:
                self.column.removeWidget(self.rule)
                self.rule.hide()
                self.rule.deleteLater()
                self.rule = None
            return
        if self.rule is None:
            self.rule = RuleEditor()
            self.rule.hide()
            self.rule.wished.connect(lambda text: self.wish("rule", text))
            self.rule.began.connect(self.began)
            self.rule.ended.connect(self.ended)
            self.column.insertWidget(self.column.indexOf(self.message) + 1, self.rule)
        self.rule.show_rule(contender.optimizer)


def _main_number(contender: Contender, unfolded: bool) -> tuple[str, str]:
    """The first parameter of what moves the points, and of a folded row how many modifiers act and which."""
    inner, acting = contender, [one for one in contender.modifiers if one.enabled]
    while inner.base is not None:
        inner = inner.base
        acting += [one for one in inner.modifiers if one.enabled]
    words, tips = [], []
    named = inner.method.named_by if isinstance(inner.method, Traced) else ""
    first = next((one for one in inner.method.parameters if one.name != named), None)
    if first is not None:
        words.append(format_number(inner.parameters[first.name]))
        tips.append(f"{first.symbol} {first.doc}")
    if acting and not unfolded:
        words.append(f"+{len(acting)}")
        tips.append(", ".join(one.modification.name for one in acting))
    return "  ".join(words), "\n".join(tips)
