"""The standings of a training: the contenders in order, with the numbers that put them there."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, overload

import numpy as np

from playground.base.check_ending import check_ending
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.base.text_table import text_table
from playground.experiments.standings_text import count_words, standings_csv, value_words
from playground.training.look_series import SEEN, LookSeries

if TYPE_CHECKING:
    from playground.training.training import Training

PARTS: Final = ("test", "training")
# Losses are equal where they differ by less than this part of the lower one.
ALIKE: Final = 1e-9
_REACHED, _ENDED, _GONE = range(3)


@dataclass(frozen=True)
class TrainingStandingsRow:
    """One contender, or its average, at the last update that is looked at.

    `rank` 1 for the first, shared by equal ones; `contender` its name; `optimizer` its method's id; `average` whether
    it is the average of a contender; `updates_to_target` the update of the first look at which the loss was at most the
    target, ∞ where none was; `training_loss`, `test_loss`, `training_accuracy`, `test_accuracy` over all samples at the
    last look, NaN where there is no such part; `best_loss` the lowest loss of all looks and `best_update` its update;
    `updates` made; `ended` why it ended, "" while it goes on; `place` in the training's list.
    """

    rank: int
    contender: str
    optimizer: str
    average: bool
    updates_to_target: float
    training_loss: float
    test_loss: float
    training_accuracy: float
    test_accuracy: float
    best_loss: float
    best_update: float
    updates: int
    ended: str
    place: int

    def loss(self, part: str) -> float:
        """Return the loss of a part, "test" or "training"."""
        return self.test_loss if part == "test" else self.training_loss


COLUMNS: Final = tuple(field.name for field in fields(TrainingStandingsRow) if field.name != "place")


@dataclass(frozen=True, eq=False)
class TrainingStandings(Sequence[TrainingStandingsRow]):
    """The rows in their order, the winner first; their text is an aligned table, of several with a sentence.

    `part` whose loss is compared, "test" or "training"; `target` what counts as reached, None for none.
    """

    rows: tuple[TrainingStandingsRow, ...]
    part: str
    target: float | None

    @overload
    def __getitem__(self, place: int) -> TrainingStandingsRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[TrainingStandingsRow, ...]: ...
    def __getitem__(self, place: int | slice) -> TrainingStandingsRow | tuple[TrainingStandingsRow, ...]:
        return self.rows[place]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[TrainingStandingsRow]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"{_text(self)}\n{self.sentence}" if len(self.rows) > 1 else _text(self)

    @property
    def sentence(self) -> str:
        """The winner, in a sentence."""
        return _sentence(self)

    def as_dicts(self) -> list[dict[str, object]]:
        """Return the rows as dictionaries by the names of their fields."""
        return [asdict(row) for row in self.rows]

    def csv(self) -> bytes:
        """Return the rows as CSV, header first: UTF-8, CR LF, RFC 4180; NaN is empty, what is infinite inf."""
        return standings_csv(self.rows, COLUMNS)

    def to_csv(self, path: Path | str) -> None:
        """Write the rows as a CSV table, whole or not at all; raises PlaygroundError where that is impossible."""
        check_ending(path, "csv")
        write_atomically(path, self.csv())


def row_of(
    name: str, optimizer: str, place: int, looks: LookSeries, shown: int, ended: str, part: str,
    target: float | None, average: bool = False,
) -> TrainingStandingsRow:  # fmt: skip
    """Return the row of a contender, without its rank yet.

    Arguments:
        name       the contender's, or its average's
        optimizer  its method's id
        place      in the training's list
        looks      its losses and accuracies over all samples
        shown      the update up to which looks count
        ended      why it ended, "" while it goes on
        part       whose loss is compared, "test" or "training"
        target     what counts as reached, None for none
        average    whether the looks are those of its average
    """
    count = int(np.searchsorted(looks.updates, shown, side="right"))
    numbers = {one: float(getattr(looks, one)[count - 1]) if count else math.nan for one in SEEN}
    losses = (looks.test_loss if part == "test" else looks.training_loss)[:count]
    known = np.where(np.isfinite(losses), losses, np.inf)
    best = int(np.argmin(known)) if count and np.isfinite(known).any() else None
    there = np.flatnonzero(known <= target) if target is not None else np.empty(0, np.intp)
    return TrainingStandingsRow(
        0, name, optimizer, average, float(looks.updates[there[0]]) if len(there) else math.inf, **numbers,
        best_loss=math.nan if best is None else float(known[best]),
        best_update=math.nan if best is None else float(looks.updates[best]),
        updates=shown, ended=ended, place=place,
    )  # fmt: skip


def ranked(rows: Sequence[TrainingStandingsRow], part: str, target: float | None) -> TrainingStandings:
    """Return rows in order: those that reached the target, fewest updates first; the others by their last loss; then
    those that diverged or have no loss. Equal ones share a rank, and the ranks behind them are left out.

    Arguments: `part` whose loss is compared, "test" or "training"; `target` what counts as reached, None for none.
    """
    keys = [_key(row, part) for row in rows]
    order = sorted(range(len(rows)), key=lambda k: keys[k])
    found: list[TrainingStandingsRow] = []
    leader = 0
    for number, k in enumerate(order):
        if number == 0 or not _alike(keys[k], keys[order[leader]]):
            leader = number
        found.append(replace(rows[k], rank=leader + 1))
    return TrainingStandings(tuple(found), part, target)


def check_standings(part: str | None, target: float | None, tested: bool) -> tuple[str, float | None]:
    """Return part and target checked; without a part the test part where there is one.

    Raises PlaygroundError for a part that is not there, and for a target that is no number.
    """
    chosen = part if part is not None else "test" if tested else "training"
    if not isinstance(chosen, str) or chosen not in PARTS:
        raise PlaygroundError(f'part must be "test" or "training", got {part!r}')
    if chosen == "test" and not tested:
        raise PlaygroundError('this training has no test part: choose part="training"')
    return chosen, None if target is None else check_number(target, "target")


def stated_target(training: "Training", part: str) -> float | None:
    """Return the target that a training states: the training loss at which it stops, where training losses count."""
    return training.stop.loss if part == "training" else None


def _key(row: TrainingStandingsRow, part: str) -> tuple[int, float]:
    loss = row.loss(part)
    if row.ended == "diverged" or not math.isfinite(loss):
        return _GONE, 0.0
    if math.isfinite(row.updates_to_target):
        return _REACHED, row.updates_to_target
    return _ENDED, loss


def _alike(key: tuple[int, float], leader: tuple[int, float]) -> bool:
    """Whether a row ties with the first one of its rank."""
    if key[0] != leader[0]:
        return False
    return key[1] == leader[1] or (key[0] == _ENDED and abs(key[1] - leader[1]) <= ALIKE * abs(leader[1]))


def _text(standings: TrainingStandings) -> str:
    tested = any(not math.isnan(row.test_loss) for row in standings)
    classes = any(not math.isnan(row.training_accuracy) for row in standings)
    parts = ["training", *(["test"] if tested else [])]
    seen = [f"{part} loss" for part in parts] + [f"{part} accuracy" for part in parts if classes]
    several = len(standings.rows) > 1
    head = [
        *(["rank"] if several else []),
        "contender",
        *(["to target"] if standings.target is not None else []),
        *seen,
    ]
    head += ["best loss", "at", "updates", "reason"]
    lines = []
    for row in standings:
        line = [*([str(row.rank)] if several else []), row.contender]
        if standings.target is not None:
            line.append(count_words(row.updates_to_target))
        line += [value_words(getattr(row, name.replace(" ", "_"))) for name in seen]
        line += [value_words(row.best_loss), count_words(row.best_update), str(row.updates), row.ended]
        lines.append(line)
    return text_table(head, lines, [name for name in head if name not in ("contender", "reason")])


def _sentence(standings: TrainingStandings) -> str:
    if not standings.rows:
        return "No contender learns."
    leaders = [row for row in standings if row.rank == 1]
    names, first, loss = _names([row.contender for row in leaders]), leaders[0], f"{standings.part} loss"
    if _key(first, standings.part)[0] == _GONE:
        return f"No contender has a finite {loss} at its end."
    if standings.target is not None and math.isfinite(first.updates_to_target):
        verb = "were seen first" if len(leaders) > 1 else "was seen first"
        return (
            f"{names} {verb} with a {loss} ≤ {standings.target:.6g}, at update {count_words(first.updates_to_target)}."
        )
    if len(standings.rows) == 1:
        return f"{names} ended with a {loss} of {value_words(first.loss(standings.part))}."
    lowest = "has the lowest" if len(leaders) == 1 else "tie for the lowest"
    missed = f"No contender reached a {loss} ≤ {standings.target:.6g}. " if standings.target is not None else ""
    return f"{missed}{names} {lowest} {loss}, {value_words(first.loss(standings.part))}."


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
