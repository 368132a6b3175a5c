"""The inner numbers of a race's methods as a CSV table."""

from collections.abc import Callable
from pathlib import Path

from playground.base.check_callbacks import check_callbacks
from playground.base.check_ending import check_ending
from playground.base.check_kind import check_kind
from playground.base.files import write_atomically
from playground.experiments.readout_table import readout_table
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter


def write(
    result: Result,
    path: Path | str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the table (see `experiments.readout_table`); `progress(paths, all)` is told the paths, `cancelled()` asked.

    Raises PlaygroundError where the file cannot be written and when cancelled.
    """
    check_kind(result, Result, "result", "what pg.simulate returns")
    check_callbacks(progress, cancelled)
    check_ending(path, "csv")
    blocks = readout_table(result.experiment, progress, cancelled)
    write_atomically(path, lambda file: file.writelines(blocks))


EXPORTER = Exporter(
    name="CSV table of inner numbers",
    aliases=("inner numbers",),
    suffix=".csv",
    doc="What every method keeps from step to step: rates of coordinates, momenta, radii, temperatures, as a table for "
    "spreadsheets and scripts.",
    write=write,
)
