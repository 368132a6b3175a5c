"""The description of one column of a table."""

from dataclasses import dataclass
from typing import Final, Literal

from playground.base.errors import shown
from playground.networks.data.csv_cells import Kind

ColumnKind = Literal["numbers", "text", "mixed", "empty"]

# More are no classes.
MOST_CLASSES: Final = 1000
# So many different whole numbers are taken for classes, where no kind is stated.
FEW: Final = 20


@dataclass(frozen=True)
class CsvColumn:
    """What is in one column of a table.

    Arguments:
        name: of the column.
        kind: whether all that is there is numbers, text, both, or nothing.
        missing: how many cells are empty or say so (NA, nan, ?).
        minimum, maximum: of its numbers, None where it has none.
        distinct: how many different values it has, at most `MOST_CLASSES` + 1.
        whole: whether all numbers are whole.
        complaints: of each kind of cell that is no number, the sentence about the first such cell, in the order in
            which they stand in the file.
    """

    name: str
    kind: ColumnKind
    missing: int
    minimum: float | None
    maximum: float | None
    distinct: int
    whole: bool
    complaints: tuple[tuple[Kind, str], ...] = ()

    @property
    def complaint(self) -> str:
        """The sentence that says why it cannot be an input, "" where it can."""
        return self.refusal()

    @property
    def class_complaint(self) -> str:
        """The sentence that says why its values cannot be classes, "" where they can."""
        return self.refusal(classes=True)

    @property
    def looks_like_classes(self) -> bool:
        """Whether it is taken for classes where nothing is said: text, or few different whole numbers, not one."""
        return self.kind != "numbers" or (self.whole and 1 < self.distinct <= FEW)

    def refusal(self, classes: bool = False, without_missing: bool = False) -> str:
        """Return why its cells cannot be used, "" where they can.

        Arguments: `classes` whether they are to be classes, which may be words; `without_missing` whether cells that
        say nothing are left out or filled.
        """
        if self.kind == "empty" and without_missing:
            return f"column {shown(self.name)} has no values at all; choose the columns without it"
        legal: set[Kind] = {"text", "too large"} if classes else set()
        if without_missing:
            legal.add("missing")
        return next((sentence for kind, sentence in self.complaints if kind not in legal), "")
