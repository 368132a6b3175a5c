"""Roles of the style sheet."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Styled = TypeVar("Styled", bound=QWidget)


def role(widget: Styled, name: str, **states: bool) -> Styled:
    """Give a widget a role of assets/themes/style.qss and states such as chosen=True; return the widget.

    A sheet's selectors are not evaluated again by themselves when a property changes, so the widget is polished anew.
    """
    changed = widget.property("role") != name
    widget.setProperty("role", name)
    for state, value in states.items():
        changed = changed or bool(widget.property(state)) != value
        widget.setProperty(state, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget
