"""The inner numbers of a race as a CSV table."""

from collections.abc import Callable, Iterator

import numpy as np

from playground.base.errors import PlaygroundError
from playground.experiments.csv_table import csv_field
from playground.experiments.experiment import Experiment
from playground.experiments.readouts import readouts
from playground.simulation.method import Floats

COLUMNS = ("contender", "optimizer", "start", "step", "readout", "coordinate", "value")


def readout_table(
    experiment: Experiment,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[bytes]:
    """Yield the inner numbers of a race as a CSV table, header first, in blocks of whole rows: UTF-8, CR LF, RFC 4180.

    One row for each contender, start, step from 1 to the path's end, and number; `coordinate` is x or y where every
    coordinate has a number of its own. Numbers are written as Python's `repr` writes them, and one that does not exist
    yet is left empty. A number belongs to the optimizer that keeps it, the innermost of those round each other.

    Arguments: `progress(paths, all)` is told the paths done; `cancelled()` is asked before each path. Raises
    PlaygroundError when cancelled, and what `readouts` raises.
    """
    yield ",".join(COLUMNS).encode() + b"\r\n"
    racing = [k for k, one in enumerate(experiment.contenders) if one.enabled]
    starts = len(experiment.starts)
    for done, k in enumerate(racing):
        name, optimizer = csv_field(experiment.names[k]), csv_field(experiment.contenders[k].method.id)
        for start in range(starts):
            if cancelled is not None and cancelled():
                raise PlaygroundError("the export was cancelled")
            yield _rows(f"{name},{optimizer},{start}", readouts(experiment, k, start))
            if progress is not None:
                progress(done * starts + start + 1, len(racing) * starts)


def _rows(prefix: str, numbers: dict[str, Floats]) -> bytes:
    """The rows of a path: all numbers of a step, then those of the next."""
    columns = []
    for name, values in numbers.items():
        one = csv_field(name)
        if values.ndim == 1:
            columns.append((f"{one},", values))
        else:
            columns += [(f"{one},{axis}", values[:, d]) for d, axis in enumerate("xy"[: values.shape[1]])]
    if not columns:
        return b""
    table = np.stack([values for _, values in columns], axis=1).tolist()
    lines = (
        f"{prefix},{step},{words},{'' if value != value else repr(value)}\r\n"
        for step, row in enumerate(table[1:], 1)
        for (words, _), value in zip(columns, row, strict=True)
    )
    return "".join(lines).encode()
