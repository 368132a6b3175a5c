"""Which columns of a table are inputs, which one is the target, and what it is."""

from collections.abc import Sequence

from playground.networks.data.chosen_columns import chosen_columns
from playground.networks.data.csv_form import Encoding
from playground.networks.data.csv_summary import csv_summary
from playground.networks.data.data_file import DataFile
from playground.networks.data.sets import Task


def choose_columns(
    path: object, inputs: Sequence[str] | None = None, target: str | None = None, task: Task | None = None,
    separator: str | None = None, header: bool | None = None, encoding: Encoding = "utf-8",
) -> DataFile:  # fmt: skip
    """Return the columns of a table to learn from, checked.

    Arguments: `path` of the file; `inputs` names of columns, all but the target where none are named; `target` the name
    of one, the last where none is named; `task` "classification" or "regression", guessed where it is not said: text
    and up to 20 different whole numbers are classes; `separator`, `header` and `encoding` as for `csv_summary`.

    Raises PlaygroundError, with line and column, where a chosen cell is missing or is no number, where there is one
    class alone, where the target never changes, and where the table is too large.
    """
    return chosen_columns(csv_summary(path, separator, header, encoding), inputs, target, task)
