"""A widget that tells when it shows or hides itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class Present(QWidget):
    """A part of a column that may have nothing to show; `presence_changed` follows its own `show` and `hide`."""

    whole = False  # whether a column gives it all of its height, unless a person gave it another

    presence_changed = Signal()

    @property
    def absent(self) -> bool:
        """Whether it has hidden itself; a part that was never shown has not."""
        return self.isHidden() and self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)

    def setVisible(self, visible: bool) -> None:
        """Tell it."""
        super().setVisible(visible)
        self.presence_changed.emit()
