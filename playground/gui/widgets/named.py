"""Controls with the words that stand before them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.gui.widgets.text import text


def beside(*widgets: QWidget) -> QWidget:
    """Return widgets in a row."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return whole


def named(words: str, field: QWidget, buddy: QWidget | None = None) -> QWidget:
    """Return a field with its name before it, which has the field's tooltip; `buddy` is what gets the focus by it."""
    label = text(words, "faint")
    label.setBuddy(field if buddy is None else buddy)
    label.setToolTip(field.toolTip())
    return beside(label, field)
