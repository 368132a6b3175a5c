"""The control below the picture that shows the contender's network or its average."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from playground.gui.widgets.role import role
from playground.session.networks_state import NetworksState


class AverageSwitch(QFrame):
    """A button that is down while the average is shown: `chosen(on)`; not there where the contender has none."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_switch")
        self.setAccessibleName("Average")
        self.button = role(QPushButton("averaged"), "chip")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.setToolTip("Show what the network says with the average of its parameters, not with the newest")
        self.button.setAccessibleName("show the average")
        self.button.clicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.addWidget(self.button)
        self.hide()
        self._shown: tuple[bool, bool] | None = None

    def show_networks_state(self, networks_state: NetworksState) -> bool:
        """Show whether there is a choice, and what is chosen; return whether something else is to be seen now."""
        place, contenders = networks_state.selected, networks_state.training.contenders
        offered = place is not None and contenders[place].contender.average is not None
        shown, before = (offered, networks_state.averaged), self._shown
        if shown == before:
            return False
        self._shown = shown
        self.setVisible(offered)
        self.button.setChecked(networks_state.averaged)
        self.adjustSize()
        return before is not None
