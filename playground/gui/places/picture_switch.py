"""Contours, relief, or both, and the layers: the control in the picture's corner."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.gui.plane.overlays import OVERLAYS
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_menu
from playground.picture.relief import NO_RELIEF
from playground.session.state import Picture, State

_CHOICES: tuple[tuple[Picture, str, str], ...] = (
    ("contours", "Contour plot", "Contours from above (Ctrl+1)"),
    ("relief", "Relief", "A relief that the mouse turns (Ctrl+2)"),
    ("both", "Both", "Contours and relief beside each other (Ctrl+3)"),
)


class PictureSwitch(QFrame):
    """Three buttons of which one is down, and one for layers; `chosen` and `layer_toggled` tell what was pressed."""

    chosen = Signal(str)
    layer_toggled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_switch")
        self.setAccessibleName("Picture")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.buttons: dict[Picture, IconButton] = {}
        for picture, name, tip in _CHOICES:
            button = self.buttons[picture] = IconButton(f"picture_{picture}", name, tip=tip, parent=self)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, picture=picture: self._choose(picture))
            row.addWidget(button)
        self.layers = IconButton("layers", "Layers", tip="What is drawn over the surface", parent=self)
        self.layers.clicked.connect(self._offer_layers)
        row.addWidget(self.layers)
        self._shown: frozenset[str] = frozenset()
        self._tips = {picture: tip for picture, _, tip in _CHOICES}
        self._picture: Picture = "contours"

    def show_state(self, state: State) -> None:
        """Show what is seen, and whether there is a choice."""
        self._picture, self._shown = state.picture, state.view.layers
        plane = state.experiment.problem.dimension == 2
        for picture, button in self.buttons.items():
            button.setChecked(picture == self._picture)
            button.setEnabled(plane or picture == "contours")
            button.setToolTip(self._tips[picture] if button.isEnabled() else NO_RELIEF)

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the size of a theme's type."""
        for button in self.buttons.values():
            button.updateGeometry()
        self.layers.updateGeometry()

    def _offer_layers(self) -> None:
        """Each layer with a mark where it is on."""
        actions = []
        for id in OVERLAYS.sound_ids():
            one = OVERLAYS.get(id)
            if not one.always:
                action = QAction(one.title)
                action.setCheckable(True)
                action.setChecked(id in self._shown)
                action.setToolTip(one.doc)
                action.triggered.connect(lambda _=False, id=id: self.layer_toggled.emit(id))
                actions.append(action)
        menu = popup_menu(self.layers, self.layers.mapToGlobal(self.layers.rect().bottomLeft()), *actions)
        menu.setToolTipsVisible(True)

    def _choose(self, picture: Picture) -> None:
        # The state says which is down, also where the wish is refused.
        for other, button in self.buttons.items():
            button.setChecked(other == self._picture)
        self.chosen.emit(picture)
