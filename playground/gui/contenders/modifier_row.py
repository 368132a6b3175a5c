"""One modifier of a contender: its name, on and off, a menu; it unfolds to its parameters."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.experiments.modifier import Modifier
from playground.gui.contenders.rule_popup import RulePopup
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.popup_menu import Entries, popup_entries
from playground.gui.widgets.role import role
from playground.gui.widgets.switch import Switch
from playground.gui.widgets.text import text


class ModifierRow(QWidget):
    """A line that unfolds; every wish is `wished(what, *arguments)`, `began` and `ended` enclose one gesture.

    Arguments: `of` "race" or "training", whose length a schedule follows.
    """

    wished = Signal(str, tuple)
    began = Signal()
    ended = Signal()

    def __init__(self, modifier: Modifier, of: str = "race") -> None:
        super().__init__()
        self._of, self._updates = of, 0
        self.modifier = modifier
        name = modifier.modification.name
        self.setAccessibleName(name)
        self.chevron = IconButton("chevron_right", f"open {name}", narrow=True)
        self.chevron.clicked.connect(self.fold)
        self.name = ElidedText(left=True)
        self.name.setToolTip(f"{modifier.modification.summary}\n{modifier.modification.equation}")
        self.number = text("", "faint")
        self.switch = Switch(f"{name} acts", f"Let {name} act", quiet=True)
        self.switch.clicked.connect(lambda on: self.wish("toggle_modifier", on))
        self.more = IconButton("more", f"more about {name}")
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.chevron)
        row.addWidget(self.name, 1)
        for widget in (self.number, self.switch, self.more):
            row.addWidget(widget)
        self.form = ParameterForm(modifier.modification.parameters, modifier.kind, modifier.modification.name)
        self.form.setContentsMargins(16, 0, 0, 8)
        self.form.changed.connect(lambda name, value: self.wish("set_modifier", name, value))
        self.form.began.connect(self.began)
        self.form.ended.connect(self.ended)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.form)
        # Buttons take arrows for themselves, with Ctrl too.
        for key, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.wish("move_modifier", step))
        self.show_modifier(modifier)

    @property
    def unfolded(self) -> bool:
        """Whether its parameters are seen."""
        return not self.form.isHidden()

    def wish(self, what: str, *arguments: Any) -> None:
        """Ask for an action on this modifier."""
        self.wished.emit(what, arguments)

    def fold(self) -> None:
        """Show the parameters, or hide them."""
        name, open = self.modifier.modification.name, not self.unfolded
        self.form.setVisible(open)
        self.chevron.set_icon("chevron_down" if open else "chevron_right", f"{'close' if open else 'open'} {name}")

    def show_modifier(self, modifier: Modifier, updates: int | None = None) -> None:
        """Show the values of a modifier of the same kind, in a race of so many updates."""
        self.modifier = modifier
        self._updates = self._updates if updates is None else updates
        self.name.say(modifier.modification.name)
        role(self.name, "plain" if modifier.enabled else "faint")
        if self.switch.isChecked() != modifier.enabled:
            self.switch.setChecked(modifier.enabled)
        parameters = modifier.modification.parameters
        words = format_number(modifier.parameters[parameters[0].name]) if parameters else ""
        if modifier.follows and parameters[0].name == modifier.length:
            words = f"{words}, {self._followed()}"
        if words != self.number.text():
            self.number.setText(words)
            self.number.setToolTip(f"{parameters[0].symbol} {parameters[0].doc}".strip() if parameters else "")
        self.form.show_values(modifier.parameters)
        if modifier.length:
            symbol = modifier.modification.parameter(modifier.length).symbol
            note = f"{symbol} follows the {self._of} until you set it." if modifier.follows else ""
            self.form.fields[modifier.length].note.say(note)

    def _followed(self) -> str:
        """Why a schedule that follows lasts as long as it does: a warm-up before it takes its part."""
        whole = self.modifier.parameters[self.modifier.length] == max(self._updates, 1)
        return f"as the {self._of}" if whole else f"to the {self._of}'s end"

    def open_menu(self, place: Any) -> None:
        """Offer what else can be done with a modifier."""
        entries: Entries = (
            ("Show the rule", self.show_rule),
            None,
            ("Move up (Ctrl+Up)", lambda: self.wish("move_modifier", -1)),
            ("Move down (Ctrl+Down)", lambda: self.wish("move_modifier", 1)),
            None,
            *self._follow(),
            ("Remove (Delete)", lambda: self.wish("remove_modifier")),
        )
        popup_entries(self, place, entries)

    def _follow(self) -> Entries:
        """The entry that lets a schedule follow again."""
        if not self.modifier.length or self.modifier.follows:
            return ()
        symbol = self.modifier.modification.parameter(self.modifier.length).symbol
        return ((f"Let {symbol} follow the {self._of}", lambda: self.wish("follow_modifier")), None)

    def show_rule(self) -> None:
        """Show the equation, the source and the notes."""
        RulePopup(self.modifier.modification, self).open_below(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the line unfolds it."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < self.more.geometry().bottom():
            self.fold()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, at the mouse."""
        self.open_menu(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes: the contender round it must not hear of it."""
        if event.key() == Qt.Key.Key_Delete:
            self.wish("remove_modifier")
        else:
            super().keyPressEvent(event)
