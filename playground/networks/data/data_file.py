"""The file and the columns that data come from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playground.networks.data.csv_cells import Decimal
from playground.networks.data.csv_form import CsvForm, Encoding
from playground.networks.data.sets import Task

Missing = Literal["refuse", "drop", "fill"]


@dataclass(frozen=True)
class DataFile:
    """Which columns of which file are learned from; `choose_columns` makes it from a table and checks it.

    Arguments: `path` the whole path; `fingerprint` of the content as it was when the columns were chosen; `inputs` and
    `target` names of columns; `task` whether the target is a class or a number; `separator`, `header`, `encoding` and
    `decimal` as a person said them, see `CsvForm`; `missing` what is done with a row in which a chosen cell says
    nothing: "refuse" the table, "drop" the row, or "fill" an input with the mean of its column and drop the row where
    the target says nothing.
    """

    path: str
    fingerprint: str
    inputs: tuple[str, ...]
    target: str
    task: Task
    separator: str | None = None
    header: bool | None = None
    encoding: Encoding | None = None
    decimal: Decimal | None = None
    missing: Missing = "refuse"

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return Path(self.path).name

    @property
    def form(self) -> CsvForm:
        """How the table is written, as far as it was said; raises PlaygroundError where that cannot be."""
        return CsvForm(self.separator, self.header, self.encoding, self.decimal)
