"""What of a race is drawn as lines, and by what the lines are coloured."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from playground.experiments.end_words import END_WORDS
from playground.experiments.reached_minima import reached_minima
from playground.picture.colors.contender_look import COLORS, ContenderLook, racing_looks
from playground.picture.colors.theme import Theme
from playground.picture.lines.line_pattern import PATTERNS
from playground.picture.surface.lift import drawn_names, drawn_record

if TYPE_CHECKING:
    from playground.experiments.result import Result

PathColors = Literal["contender", "end", "minimum"]
PATH_COLORS: Final[tuple[PathColors, ...]] = get_args(PathColors)
_NONE: Final = "no minimum"
Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DrawnPaths:
    """The lines of a race, those of one look in one row.

    Arguments: `record` (rows, 2, steps + 1, most paths of a row), NaN after a path's end, the averages' rows last;
    `looks` and `names` of the rows before them, `average_looks` and `average_names` of those; `rows` (racers, starts)
    the row of each path, in whose look its head is; `count` of all paths, of which many are drawn finer.
    """

    record: Points
    looks: tuple[ContenderLook, ...]
    names: tuple[str, ...]
    average_looks: tuple[ContenderLook, ...]
    average_names: tuple[str, ...]
    rows: NDArray[np.intp]
    count: int

    @property
    def head_looks(self) -> list[list[ContenderLook]]:
        """The look of each path's head."""
        return [[self.looks[row] for row in racer] for racer in self.rows.tolist()]

    def by_row(self, heads: Points) -> list[Points]:
        """Return places (racers, starts, 2) row by row, each (n, 2)."""
        return [heads[self.rows == row] for row in range(len(self.looks))]


# A race is drawn many times; what is sorted for it goes when it goes.
_KEPT: "WeakKeyDictionary[Result, dict[tuple[PathColors, Theme], DrawnPaths]]" = WeakKeyDictionary()


def drawn_paths(result: "Result", theme: Theme, by: PathColors = "contender") -> DrawnPaths:
    """Return the lines of a race; the same object for the same race, theme and colouring.

    Arguments: `by` "contender", "end" (why a path ended) or "minimum" (which one it reached). Raises PlaygroundError
    for a result that kept only ends.
    """
    kept = _KEPT.setdefault(result, {})
    if (by, theme) not in kept:
        kept[by, theme] = _made(result, theme, by)
    return kept[by, theme]


def _made(result: "Result", theme: Theme, by: PathColors) -> DrawnPaths:
    record, racing = drawn_record(result), racing_looks(result.experiment, theme)
    racers, starts = result.statuses.shape
    names = drawn_names(result)
    averages = tuple(racing[racer] for racer in result.average_records)
    if by == "contender":
        rows = np.repeat(np.arange(racers)[:, None], starts, axis=1)
        return DrawnPaths(
            record, tuple(racing), tuple(names[:racers]), averages, tuple(names[racers:]), rows, rows.size
        )  # fmt: skip
    groups, numbers = _by_end(result) if by == "end" else _by_minimum(result)
    present = np.unique(numbers)
    rows = np.searchsorted(present, numbers)
    looks = tuple(_look(number, theme) for number in present.tolist())
    grouped = _grouped(record, rows, len(present), racers)
    words = tuple(f"{groups[number]}: {(numbers == number).sum()}" for number in present.tolist())
    return DrawnPaths(grouped, looks, words, averages, tuple(names[racers:]), rows, rows.size)


def _by_end(result: "Result") -> tuple[list[str], NDArray[np.intp]]:
    """Each reason has a colour of its own, whichever others are there."""
    reasons = list(END_WORDS)
    numbers = np.zeros(result.statuses.shape, np.intp)
    for number, reason in enumerate(reasons):
        numbers[result.statuses.reason == reason] = number
    return list(END_WORDS.values()), numbers


def _by_minimum(result: "Result") -> tuple[list[str], NDArray[np.intp]]:
    places, which = reached_minima(result)
    words = [f"({', '.join(f'{c:.4g}' for c in (place + 0.0).tolist())})" for place in places]
    return [*words, _NONE], np.where(which < 0, len(places), which)


def _look(number: int, theme: Theme) -> ContenderLook:
    return ContenderLook(theme.contender_color(number), number // COLORS % PATTERNS)


def _grouped(record: Points, rows: NDArray[np.intp], count: int, racers: int) -> Points:
    """The paths of each group in a row of their own, and the averages' rows behind them."""
    times = record.shape[2]
    members = [np.argwhere(rows == row) for row in range(count)]
    most = max([record.shape[3], *map(len, members)])
    made = np.full((count + len(record) - racers, 2, times, most), np.nan)
    for row, found in enumerate(members):
        made[row, :, :, : len(found)] = record[found[:, 0], :, :, found[:, 1]].transpose(1, 2, 0)
    made[count:, :, :, : record.shape[3]] = record[racers:]
    return made
