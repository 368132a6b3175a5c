"""How a lottery ticket is drawn: how much is kept, of what, in how many rounds, from where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.base.typed_number import typed_number
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.named import named
from playground.gui.widgets.number_field import NumberField

_SCOPES = (
    ("global", "of all layers together", "The smallest weights of the whole network go, wherever they are"),
    ("layer", "of each layer", "Each layer loses the same part of its weights"),
)
_KEEP_TIP = "How many percent of the weights stay, the largest after a training; all others are 0 from then on"
_ROUNDS_TIP = (
    "In how many trainings the weights go, a part of the rest in each: several rounds find smaller tickets than one"
)
_REWIND_TIP = (
    "The update to whose values the weights that stay are set back; 0 is the start. Large networks need a few updates"
)


@dataclass(frozen=True)
class TicketWish:
    """What `lottery_ticket` is asked: the part of the weights to `keep`, `scope`, `rounds`, `rewind`."""

    keep: float = 0.35
    scope: str = "global"
    rounds: int = 1
    rewind: int = 0


class TicketControls(QWidget):
    """Fields of a `TicketWish`; `changed()`, and `refused(sentence)` for what is none."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.wish = TicketWish()
        self.keep = self._field("part of the weights that is kept, in percent", _KEEP_TIP, _percent)
        self.rounds = self._field("rounds of pruning", _ROUNDS_TIP, lambda words: _whole(words, "rounds", 1, 100))
        self.rewind = self._field("update to rewind to", _REWIND_TIP, lambda words: _whole(words, "rewind", 0, 10**9))
        self.scope = QComboBox()
        self.scope.setAccessibleName("which weights are compared")
        for id, words, tip in _SCOPES:
            self.scope.addItem(words, id)
            self.scope.setItemData(self.scope.count() - 1, tip, 3)  # the role of tooltips
        self.scope.setToolTip("Among which weights the smallest are looked for")
        self.keep.committed.connect(lambda value: self._take(keep=value / 100))
        self.rounds.committed.connect(lambda value: self._take(rounds=value))
        self.rewind.committed.connect(lambda value: self._take(rewind=value))
        self.scope.currentIndexChanged.connect(lambda _: self._take(scope=str(self.scope.currentData())))
        row = FlowLayout(self, 8)
        for words, field in (
            ("keep %", self.keep), ("smallest", self.scope), ("rounds", self.rounds), ("rewind to", self.rewind)
        ):  # fmt: skip
            row.addWidget(named(words, field))
        self._show()

    def _take(self, **fields: Any) -> None:
        given = {name: getattr(self.wish, name) for name in ("keep", "scope", "rounds", "rewind")}
        self.wish = TicketWish(**{**given, **fields})
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.keep.show_value(float(f"{100 * self.wish.keep:.12g}"))
        self.rounds.show_value(self.wish.rounds)
        self.rewind.show_value(self.wish.rewind)

    def _field(self, name: str, tip: str, parse: Callable[[str], Value]) -> NumberField:
        field = NumberField(name, parse)
        field.setToolTip(tip)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        field.refused.connect(lambda said: self.refused.emit(said) if said else None)
        return field


def _percent(words: str) -> float:
    return check_number(_number(words), "keep, in percent,", 0, 100, above=True)


def _whole(words: str, what: str, least: int, most: int) -> int:
    return check_whole(_number(words), what, least, most)


def _number(words: str) -> float:
    try:
        return typed_number(words.replace("%", ""))
    except ValueError as hint:
        said = f"{words!r} is no number"
        raise PlaygroundError(f"{said}; {hint}" if str(hint) else said) from None
