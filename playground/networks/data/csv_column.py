"""CsvColumn."""

from dataclasses import dataclass
from typing import Final, Literal

ColumnKind = Literal["numbers", "text", "mixed", "empty"]

# More are no classes.
MOST_CLASSES: Final = 1000
# So many different whole numbers are taken for classes, where nobody says what they are.
FEW: Final = 20


@dataclass(frozen=True)
class CsvColumn:
    """What is in one column of a table.

    Arguments: `name`; `kind` whether all that is there is numbers, text, both, or nothing; `missing` how many cells are
    empty or say so (NA, nan, ?); `minimum` and `maximum` of its numbers, None where it has none; `distinct` how many
    different values it has, at most `MOST_CLASSES` + 1; `whole` whether all numbers are whole; `complaint` the sentence
    that says why it cannot be an input, "" where it can; `class_complaint` the one that says why its
    values cannot be classes.
    """

    name: str
    kind: ColumnKind
    missing: int
    minimum: float | None
    maximum: float | None
    distinct: int
    whole: bool
    complaint: str
    class_complaint: str

    @property
    def looks_like_classes(self) -> bool:
        """Whether it is taken for classes where nobody says so: text, or few different whole numbers."""
        return self.kind != "numbers" or (self.whole and self.distinct <= FEW)
