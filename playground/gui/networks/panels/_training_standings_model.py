"""Standings of a training as a table's model, and the rows made of a snapshot."""

import math
from typing import Any, Final

from PySide6.QtCore import QObject

from playground.gui.standings.standings_model import Column, StandingsModel
from playground.gui.widgets.format_number import format_number
from playground.services.training_snapshot import Snapshot
from playground.training.training_standings import (
    TrainingStandings,
    TrainingStandingsRow,
    check_standings,
    ranked,
    row_of,
    stated_target,
)  # fmt: skip

LOSS: Final = 2
_ENDS: Final = {
    "diverged": "diverged at {}", "reached": "reached its loss at {}", "settled": "at rest at {}",
    "stopped": "stopped early at {}", "halted": "found no step at {}", "budget": "all epochs done",
}  # fmt: skip


def _part(value: float) -> str:
    return f"{100 * value:.1f} %" if math.isfinite(value) else "–"


def _loss(value: float) -> str:
    return format_number(value, 3) if math.isfinite(value) else "–"


def _ended(row: TrainingStandingsRow) -> str:
    return _ENDS.get(row.ended, "").format(row.updates)


def _count(value: float) -> str:
    return f"{value:.0f}" if math.isfinite(value) else "–"


COLUMNS: Final = (
    Column("#", "the rank at the shown update; equal contenders share one", lambda row: row.rank,
           lambda row: str(row.rank), "88"),
    Column("contender", "a click selects it", lambda row: row.contender, lambda row: row.contender, "contender"),
    Column("loss", "over all samples at the last look; the ranks compare it", lambda row: row.test_loss, None),
    Column("accuracy", "the part of the test samples that the network puts into the right class",
           lambda row: row.test_accuracy, lambda row: _part(row.test_accuracy), "100.0 %"),
    Column("ended", "why its training ended, and after which update", _ended, _ended, "stopped early at 888"),
    Column("training loss", "over all training samples at the last look", lambda row: row.training_loss,
           lambda row: _loss(row.training_loss)),
    Column("training accuracy", "the part of the training samples that the network puts into the right class",
           lambda row: row.training_accuracy, lambda row: _part(row.training_accuracy), "100.0 %"),
    Column("best loss", "the lowest loss of all looks up to the shown update", lambda row: row.best_loss,
           lambda row: _loss(row.best_loss)),
    Column("best at", "the update of the lowest loss", lambda row: row.best_update,
           lambda row: _count(row.best_update), "88888"),
    Column("updates", "that were made", lambda row: row.updates, lambda row: str(row.updates), "88888"),
)  # fmt: skip
TEST_COLUMNS: Final = ("training loss",)  # say something new only where the compared loss is that of the test part
CLASS_COLUMNS: Final = ("accuracy", "training accuracy")


class TrainingStandingsModel(StandingsModel):
    """The rows of a training's standings."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, COLUMNS, badges=-1)

    @property
    def part(self) -> str:
        """The part whose loss is compared."""
        return self.standings.part if isinstance(self.standings, TrainingStandings) else "training"

    def head(self, column: int) -> str:
        """Return a column's head; the compared loss says of which samples it is."""
        return f"{self.part} loss" if column == LOSS else COLUMNS[column].head

    def hidden(self) -> list[bool]:
        """Return which columns would say nothing, or what another one says."""
        tested = self.part == "test"
        classes = any(math.isfinite(row.training_accuracy) for row in self.rows)
        return [
            (one.head in TEST_COLUMNS and not tested) or (one.head in CLASS_COLUMNS and not classes)
            or (one.head == "accuracy" and not tested)
            for one in COLUMNS
        ]  # fmt: skip

    def _shown(self, row: Any, column: Column) -> float:
        return float(row.loss(self.part) if column is COLUMNS[LOSS] else column.value(row))

    def _sorting(self, row: Any) -> Any:
        return row.loss(self.part) if self.sorted_by == LOSS else COLUMNS[self.sorted_by].value(row)


def snapshot_standings(snapshot: Snapshot) -> TrainingStandings:
    """Return the contenders in order at the update that a snapshot shows."""
    training = snapshot.training
    part, _ = check_standings(None, None, len(training.data.test.inputs) > 0)
    target = stated_target(training, part)
    rows = []
    for k, place in enumerate(snapshot.places):
        shown = min(snapshot.shown, snapshot.ends[k]) if snapshot.reasons[k] else snapshot.shown
        ended = snapshot.reasons[k] if snapshot.shown >= snapshot.ends[k] else ""
        name, optimizer = training.names[place], training.contenders[place].contender.method.id
        said = (name, snapshot.looks[k], False), (f"{name} averaged", snapshot.average_looks[k], True)
        for words, looks, average in said:
            if looks is not None:
                rows.append(row_of(words, optimizer, place, looks, shown, ended, part, target, average))
    return ranked(rows, part, target)
