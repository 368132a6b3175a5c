"""Menus from tables of commands."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from playground.gui.commands import Command

Entry = Command | None | tuple[str, Sequence[Command]]


class PlaceMenus:
    """The menus of one place in a window's bar: made once, and shown while one is there.

    What is made anew at each visit would never go: the binding holds what a bar was handed as long as there is the bar.

    Arguments: `bar`; `table` of the menus by title, None parts a menu, a pair is a menu within; `owner`, in which the
    keys work.
    """

    def __init__(self, bar: QMenuBar, table: Mapping[str, Sequence[Entry]], owner: QWidget) -> None:
        self._bar, self.table, self._owner = bar, table, owner
        self.actions_by_words: dict[str, QAction] = {}
        self._actions: list[QAction] = []
        self._menus: list[QMenu] = []
        for title, entries in table.items():
            menu = QMenu(title, bar)
            menu.setToolTipsVisible(True)
            for action, command in _fill(menu, entries, owner):
                self._actions.append(action)
                self.actions_by_words[command.words] = action
            self._menus.append(menu)

    def show(self) -> None:
        """Put the menus into the bar, and let their keys work."""
        for menu in self._menus:
            self._bar.addAction(menu.menuAction())
        self._owner.addActions(self._actions)

    def hide(self) -> None:
        """Take the menus out of the bar, and their keys away."""
        for menu in self._menus:
            self._bar.removeAction(menu.menuAction())
        for action in self._actions:
            self._owner.removeAction(action)


def make_menu(entries: Sequence[Entry], owner: QWidget) -> QMenu:
    """Return a menu of its own; its keys work in the bar's menus, not here."""
    menu = QMenu(owner)
    _fill(menu, entries, menu)
    return menu


def _fill(menu: QMenu, entries: Sequence[Entry], owner: QWidget) -> list[tuple[QAction, Command]]:
    """Fill a menu and those within it; return all their actions with what they were made from."""
    pairs: list[tuple[QAction, Command]] = []
    within: list[tuple[QAction, Command]] = []
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Command):
            action = _action(entry, owner)
            menu.addAction(action)
            pairs.append((action, entry))
        else:
            inner = menu.addMenu(entry[0])
            within += _fill(inner, entry[1], owner)
            menu.aboutToShow.connect(lambda inner=inner, entries=entry[1]: _show_whether_empty(inner, entries))
    menu.aboutToShow.connect(lambda: _refresh(pairs))
    # A shortcut works while its menu is closed; what it may do now is known when the menu opens.
    menu.aboutToHide.connect(lambda: _enable(pairs))
    return [*pairs, *within]


def _action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.text, owner)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setToolTip(command.tip or command.words)
    action.setCheckable(command.check is not None)
    # Qt would hand on whether the action is checked.
    action.triggered.connect(lambda _checked=False: command.call())
    return action


def _show_whether_empty(menu: QMenu, entries: Sequence[Command]) -> None:
    """A menu without entries cannot be opened."""
    menu.menuAction().setEnabled(any(entry.text_now is None or entry.text_now() for entry in entries))


def _enable(pairs: Sequence[tuple[QAction, Command]]) -> None:
    for action, _ in pairs:
        action.setEnabled(True)


def _refresh(pairs: Sequence[tuple[QAction, Command]]) -> None:
    for action, command in pairs:
        if command.text_now is not None:
            action.setText(command.text_now())
            action.setVisible(bool(action.text()))
        if command.check is not None:
            action.setChecked(command.check())
        if command.available is not None:
            action.setEnabled(command.available())
