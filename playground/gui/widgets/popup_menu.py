"""A context menu that leaves nothing behind."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def popup_menu(owner: QWidget, place: QPoint, *actions: QAction) -> QMenu:
    """Show actions as a menu at a place of the screen, not modal; an action without text is a line. Return the menu.

    The menu takes the actions over and is deleted when it closes.
    """
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        if action.text():
            action.setParent(menu)
            menu.addAction(action)
        else:
            menu.addSeparator()
    menu.popup(place)
    return menu


Entries = Iterable[tuple[str, Callable[[], object]] | None]


def popup_entries(owner: QWidget, place: QPoint, entries: Entries) -> QMenu:
    """Show a menu of texts with what they do, None for a line; see `popup_menu`."""
    actions = []
    for entry in entries:
        action = QAction(entry[0] if entry else "")
        if entry:
            action.triggered.connect(lambda _=False, do=entry[1]: do())
        actions.append(action)
    return popup_menu(owner, place, *actions)
