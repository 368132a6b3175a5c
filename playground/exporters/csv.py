"""A race's every step as a CSV table."""

from collections.abc import Callable
from pathlib import Path

from playground.base.check_kind import check_kind
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter


def write(
    result: Result,
    path: Path | str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the table (see `experiments.csv_table`); `progress(rows, all)` is told the rows, `cancelled()` is asked.

    Raises PlaygroundError where the file cannot be written, when cancelled, and without recorded positions.
    """
    check_kind(result, Result, "result", "what pg.simulate returns")
    result.to_csv(path, progress, cancelled)


EXPORTER = Exporter(
    name="CSV table",
    aliases=(
        "table",
        "spreadsheet",
    ),
    suffix=".csv",
    doc="Position, loss, gradient norm and curvature of every step, and why each path ended, as a table for "
    "spreadsheets and scripts.",
    write=write,
)
