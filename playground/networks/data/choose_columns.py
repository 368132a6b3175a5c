"""Which columns of a table are inputs, which one is the target, and what it is."""

from collections.abc import Sequence

from playground.networks.data.chosen_columns import chosen_columns
from playground.networks.data.csv_cells import Decimal
from playground.networks.data.csv_form import Encoding
from playground.networks.data.csv_summary import csv_summary
from playground.networks.data.data_file import DataFile, Missing
from playground.networks.data.sets import Task


def choose_columns(
    path: object, inputs: Sequence[str] | None = None, target: str | None = None, task: Task | None = None,
    separator: str | None = None, header: bool | None = None, encoding: Encoding | None = None,
    decimal: Decimal | None = None, missing: Missing = "refuse",
) -> DataFile:  # fmt: skip
    """Return the columns of a table to learn from, checked.

    Arguments:
        path: of the file.
        inputs: names of columns; all but the target where none are named.
        target: the name of a column. Where none is named, the one called target, class, label or species; otherwise
            the first where it holds classes in words and the last does not; otherwise the last.
        task: "classification" or "regression"; where it is not said, text and up to 20 different whole numbers are
            classes.
        separator, header, encoding, decimal: as for `csv_summary`.
        missing: what is done with a row in which a chosen cell says nothing: "refuse", "drop" or "fill", see
            `DataFile`.

    Raises PlaygroundError, with line and column, where a chosen cell is missing or is no number, where there is one
    class alone, and where the table is too large.
    """
    return chosen_columns(csv_summary(path, separator, header, encoding, decimal), inputs, target, task, missing)
