"""The choices in the dialog about a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.networks.data.chosen_columns import likely_target
from playground.networks.data.csv_summary import CsvSummary
from playground.networks.data.data_file import DataFile, Missing
from playground.networks.data.sets import Task


@dataclass(frozen=True)
class ColumnChoice:
    """What a person has chosen so far; None where nothing was said.

    Arguments: `inputs` names, by default all columns that can be; `target` a name, by default the likely one; `task` by
    default what the target looks like; `missing` what is done with rows in which a value is missing. Names that a table
    has not are left out, and come back with it, so that trying another separator loses nothing.
    """

    inputs: frozenset[str] | None = None
    target: str | None = None
    task: Task | None = None
    missing: Missing = "refuse"

    @staticmethod
    def of(file: DataFile) -> "ColumnChoice":
        """Return what a file of data says."""
        return ColumnChoice(frozenset(file.inputs), file.target, file.task, file.missing)

    def target_of(self, names: Sequence[str], summary: CsvSummary | None) -> str:
        """Return the target among the columns of a table; the last one until the table was looked through."""
        if self.target is not None and self.target in names:
            return self.target
        if summary is not None:
            return likely_target(summary).name
        return names[-1] if names else ""

    def inputs_of(self, names: Sequence[str], summary: CsvSummary | None) -> tuple[str, ...]:
        """Return the inputs in the order of the table; until it was looked through, all but the target."""
        target, there = self.target_of(names, summary), self.inputs
        if there is None or (there and not there & set(names)):
            columns = () if summary is None else summary.columns
            without = self.missing != "refuse"
            refused = {column.name for column in columns if column.refusal(without_missing=without)}
            there = frozenset(names) - refused
        return tuple(name for name in names if name in there and name != target)
