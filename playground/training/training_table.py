"""A training as a CSV table."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from playground.base.errors import PlaygroundError
from playground.experiments.csv_table import csv_field

if TYPE_CHECKING:
    from playground.training.training_result import TrainingResult

COLUMNS = (
    "contender", "update", "epoch", "training_loss", "test_loss", "training_accuracy", "test_accuracy", "rate",
    "gradient_norm", "step_length", "distance", "status",
)  # fmt: skip
# Behind the status, where a contender stopped early and its best point is not its last: these two rows say which.
BEST_COLUMN = "best"
_BLOCK = 4096


def training_table(
    result: "TrainingResult", progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[bytes]:  # fmt: skip
    """Yield the table, header first, in blocks of rows: UTF-8, lines ended by CR LF, RFC 4180.

    One row for each contender and update, 0 the start. `training_loss` and `gradient_norm` are those of the batch that
    the next update is taken on; `test_loss` and both accuracies are over all samples, and empty at updates
    without a look; `rate` is empty where there is none. `status` is `running`, in the last row the reason of the end.
    Behind those of a contender with an average are rows of that, called "… averaged", one for each update at which
    there was a look: all its losses and accuracies are over all samples, and what no average has is empty. Where
    a contender stopped early and its best point is not its last, a last column, `best`, says "best" and "last" in the
    rows of these two. Raises PlaygroundError when cancelled.
    """
    marked = any(result.shown_point(c, status.update) for c, status in enumerate(result.statuses))
    yield ",".join((*COLUMNS, *((BEST_COLUMN,) if marked else ()))).encode() + b"\r\n"
    ends = [status.update for status in result.statuses]
    total, done = sum(end + 1 for end in ends), 0
    for c, end in enumerate(ends):
        looked = {update: k for k, update in enumerate(result.looks[c].updates)}
        for first in range(0, end + 1, _BLOCK):
            if cancelled is not None and cancelled():
                raise PlaygroundError("the export was cancelled")
            last = min(first + _BLOCK, end + 1)
            yield "".join(_row(result, c, update, looked, marked) for update in range(first, last)).encode()
            done += last - first
            if progress is not None:
                progress(done, total)
        yield "".join(_average_rows(result, c, marked)).encode()


def _average_rows(result: "TrainingResult", c: int, marked: bool) -> Iterator[str]:
    looks, status = result.average_looks[c], result.statuses[c]
    if looks is None:
        return
    for k, update in enumerate(looks.updates):
        seen = (getattr(looks, name)[k] for name in COLUMNS[3:7])
        cells = (
            csv_field(result.average_names[c]), str(update), str(int(result.epochs[update])), *map(_number, seen),
            *[""] * 4, status.reason if update == status.update else "running", *[""] * marked,
        )  # fmt: skip
        if not np.isnan(looks.training_loss[k]):
            yield ",".join(cells) + "\r\n"


def _row(result: "TrainingResult", c: int, update: int, looked: dict[int, int], marked: bool) -> str:
    k, looks = looked.get(update), result.looks[c]
    seen = ("", "", "") if k is None else (
        _number(looks.test_loss[k]), _number(looks.training_accuracy[k]), _number(looks.test_accuracy[k])
    )  # fmt: skip
    series = (result.rates, result.gradient_norms, result.step_lengths, result.distances)
    rate, norm, length, distance = (float(one[c, update]) for one in series)
    status = result.statuses[c]
    cells = (
        csv_field(result.names[c]), str(update), str(int(result.epochs[update])), repr(float(result.losses[c, update])),
        *seen, _number(rate), repr(norm), repr(length), repr(distance),
        status.reason if update == status.update else "running", *([_mark(result, c, update)] * marked),
    )  # fmt: skip
    return ",".join(cells) + "\r\n"


def _mark(result: "TrainingResult", c: int, update: int) -> str:
    """The word of a contender's best or last point where these are two: "best" or "last"."""
    return result.shown_point(c, update).partition(" ")[0]


def _number(value: float) -> str:
    return "" if np.isnan(value) else repr(float(value))
