"""ColumnChoice."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.networks.data.csv_summary import CsvSummary
from playground.networks.data.data_file import DataFile
from playground.networks.data.sets import Task


@dataclass(frozen=True)
class ColumnChoice:
    """What a person has chosen so far; None where nothing was said.

    Arguments: `inputs` names, by default all columns that can be; `target` a name, by default the last column;
    `task` by default what the target looks like. Names that a table has not are left out, and come back with it: who
    tries another separator loses nothing.
    """

    inputs: frozenset[str] | None = None
    target: str | None = None
    task: Task | None = None

    @staticmethod
    def of(file: DataFile) -> "ColumnChoice":
        """Return what a file of data says."""
        return ColumnChoice(frozenset(file.inputs), file.target, file.task)

    def target_of(self, names: Sequence[str]) -> str:
        """Return the target among the columns of a table."""
        if self.target is not None and self.target in names:
            return self.target
        return names[-1] if names else ""

    def inputs_of(self, names: Sequence[str], summary: CsvSummary | None) -> tuple[str, ...]:
        """Return the inputs in the order of the table; while nobody knows what is in it, all but the target."""
        target, there = self.target_of(names), self.inputs
        if there is None or (there and not there & set(names)):
            refused = {column.name for column in summary.columns if column.complaint} if summary is not None else set()
            there = frozenset(names) - refused
        return tuple(name for name in names if name in there and name != target)
