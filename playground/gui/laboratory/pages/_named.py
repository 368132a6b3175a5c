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


def named(words: str, field: QWidget) -> QWidget:
    """Return a field with its name before it, which has the field's tooltip."""
    label = text(words, "faint")
    label.setBuddy(field)
    label.setToolTip(field.toolTip())
    return beside(label, field)
