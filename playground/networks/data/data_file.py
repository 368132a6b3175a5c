"""DataFile."""

from dataclasses import dataclass
from pathlib import Path

from playground.networks.data.sets import Task


@dataclass(frozen=True)
class DataFile:
    """Which columns of which file are learned from; `choose_columns` makes it from a table and checks it.

    Arguments: `path` the whole path; `fingerprint` of the content as it was when the columns were chosen; `inputs` and
    `target` names of columns; `task` whether the target is a class or a number.
    """

    path: str
    fingerprint: str
    inputs: tuple[str, ...]
    target: str
    task: Task

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return Path(self.path).name
