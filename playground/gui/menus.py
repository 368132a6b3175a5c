"""Menus from tables of commands."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from playground.gui.commands import Command

Entry = Command | None | tuple[str, Sequence[Command]]


def fill_menu_bar(bar: QMenuBar, menus: Mapping[str, Sequence[Entry]], owner: QWidget) -> dict[str, QAction]:
    """Fill a bar with menus and return their actions by words; None parts a menu, a pair is a menu within."""
    actions: dict[str, QAction] = {}
    for title, entries in menus.items():
        menu = QMenu(title, bar)
        menu.setToolTipsVisible(True)
        bar.addMenu(menu)
        _fill(menu, entries, owner, actions)
    return actions


def empty_menu_bar(bar: QMenuBar, actions: dict[str, QAction], owner: QWidget) -> None:
    """Take away what `fill_menu_bar` filled in."""
    for action in actions.values():
        owner.removeAction(action)
        action.deleteLater()
    actions.clear()
    for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        menu.deleteLater()
    bar.clear()


def make_menu(entries: Sequence[Entry], owner: QWidget) -> QMenu:
    """Return a menu of its own; its keys work in the bar's menus, not here."""
    menu = QMenu(owner)
    _fill(menu, entries, menu, {})
    return menu


def _fill(menu: QMenu, entries: Sequence[Entry], owner: QWidget, actions: dict[str, QAction]) -> None:
    pairs: list[tuple[QAction, Command]] = []
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Command):
            action = _action(entry, owner)
            menu.addAction(action)
            owner.addAction(action)
            actions[entry.words] = action
            pairs.append((action, entry))
        else:
            inner = menu.addMenu(entry[0])
            _fill(inner, entry[1], owner, actions)
            menu.aboutToShow.connect(lambda inner=inner, entries=entry[1]: _show_whether_empty(inner, entries))
    menu.aboutToShow.connect(lambda: _refresh(pairs))
    # A shortcut works while its menu is closed; what it may do now is known when the menu opens.
    menu.aboutToHide.connect(lambda: _enable(pairs))


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
