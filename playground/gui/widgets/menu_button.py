"""A button that does the usual at a click, and offers other amounts beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_menu


class MenuButton(QWidget):
    """`chosen(amount)` for the amount on the button, which is the one chosen last.

    Arguments: `tip` with {} for the amount; `amounts` on offer; `usual` one of them; `words(amount)` on the button.
    """

    chosen = Signal(int)

    def __init__(self, tip: str, amounts: Sequence[int], usual: int, words: Callable[[int], str]) -> None:
        super().__init__()
        self._tip, self._amounts, self._words = tip, tuple(amounts), words
        self.button = QPushButton()
        self.more = IconButton("chevron_down", "Other amounts", narrow=True)
        self.button.clicked.connect(lambda: self.chosen.emit(self.amount))
        self.more.clicked.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.more)
        self._take(usual)

    def _take(self, amount: int) -> None:
        self.amount = amount
        self.button.setText(self._words(amount))
        self.button.setToolTip(self._tip.format(amount))
        self.button.setAccessibleName(self._tip.format(amount))

    def _offer(self) -> None:
        actions = []
        for amount in self._amounts:
            action = QAction(self._words(amount))
            action.triggered.connect(lambda _=False, amount=amount: self._choose(amount))
            actions.append(action)
        popup_menu(self, self.mapToGlobal(QPoint(0, self.height())), *actions)

    def _choose(self, amount: int) -> None:
        self._take(amount)
        self.chosen.emit(amount)
