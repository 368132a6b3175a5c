"""A context menu that leaves nothing behind."""

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
