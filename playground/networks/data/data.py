"""Data with its parameters set: what a training holds."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, get_args

from playground.base.as_tuple import as_tuple
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.parameters import Value
from playground.networks.data.choose_columns import choose_columns
from playground.networks.data.csv_cells import Decimal
from playground.networks.data.csv_form import Encoding
from playground.networks.data.data_arrays import DataArrays
from playground.networks.data.data_file import DataFile, Missing
from playground.networks.data.make_arrays import Point, make_arrays
from playground.networks.data.samples import Samples
from playground.networks.data.sets import DATA_SETS, DataSet, Standardize, Task

LARGEST_SPLIT: Final = 0.9
MOST_POINTS: Final = 10_000
FARTHEST: Final = 1e6
LARGEST_SEED: Final = 2**63 - 1


@dataclass(frozen=True)
class Data:
    """A data set, its parameters, and how it is split: frozen, equal by value, made by `data`.

    The same data give the same samples, to the last bit. The samples do not depend on the split, and with the same seed
    a larger split only takes further samples for the test.

    Arguments: `set` the id of a data set; `values` its parameters; `split` the fraction of test samples, from 0 to 0.9:
    of classes each gives its part, and at least one sample of each stays for training; `seed` of all random numbers, a
    whole number in 0 … 2⁶³ − 1; `points` drawn by hand, (x, y, class), which are training samples; `standardize` what
    is brought to mean 0 and variance 1 by the training part's statistics: "none", "inputs" or "both", the latter a
    regression's targets too; `file` the columns of a table, for the set "csv" alone.

    Raises PlaygroundError for anything illegal.
    """

    set: str
    values: tuple[tuple[str, Value], ...] = ()
    split: float = 0.25
    seed: int = 0
    points: tuple[Point, ...] = ()
    standardize: Standardize = "none"
    file: DataFile | None = None

    def __post_init__(self) -> None:
        named = DATA_SETS.find(self.set)
        made = DATA_SETS.get(named.id)
        put = object.__setattr__
        put(self, "set", named.id)
        put(self, "values", tuple(made.check({**named.settings, **made.own_names(_values(self.values))}).items()))
        put(self, "split", _split(self.split))
        put(self, "seed", check_whole(self.seed, "seed", 0, LARGEST_SEED))
        put(self, "points", _points(self.points, made, made.class_count(self.parameters)))
        if not isinstance(self.standardize, str) or self.standardize not in get_args(Standardize):
            raise unknown("standardize", self.standardize, get_args(Standardize))
        if made.reads_file != (self.file is not None):
            raise PlaygroundError(
                f"{self.set} needs a table: data({self.set!r}, path=…)" if made.reads_file
                else f"{self.set} is made by a formula and reads no file: leave out path, inputs, target and task"
            )  # fmt: skip
        classes, samples = made.class_count(self.parameters), self.parameters.get("samples", math.inf)
        if float(samples) < classes:
            raise PlaygroundError(
                f"{self.set}.samples must be at least {classes}, one for each class, got {shown(samples)}"
            )

    @property
    def data_set(self) -> DataSet:
        """The set itself, with its equation, source and parameters' declarations."""
        return DATA_SETS.get(self.set)

    @property
    def parameters(self) -> dict[str, Value]:
        """Every parameter with its value, in the order declared."""
        return dict(self.values)

    @property
    def task(self) -> Task:
        """What the targets are, known without reading a file."""
        return self.file.task if self.file is not None else (self.data_set.task or "classification")

    @property
    def feature_names(self) -> tuple[str, ...]:
        """The names of the inputs, known without reading a file."""
        return self.file.inputs if self.file is not None else self.data_set.features

    @property
    def features(self) -> int:
        """How many inputs a sample has."""
        return len(self.feature_names)

    @property
    def drawable(self) -> bool:
        """Whether points can be drawn into it."""
        return self.data_set.drawable

    def arrays(self) -> DataArrays:
        """Return the samples; what was asked for last is kept.

        Raises PlaygroundError where a table is gone, has changed, or cannot be used, and where there is nothing to
        learn.
        """
        return _of_file(self) if self.file is not None else _of_formula(self)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is odd in a table, and what was done with it: sentences; of a table this reads the file."""
        return self.arrays().notes if self.file is not None else ()

    @property
    def training(self) -> Samples:
        """The training samples."""
        return self.arrays().training

    @property
    def test(self) -> Samples:
        """The test samples, maybe none."""
        return self.arrays().test

    @property
    def classes(self) -> int:
        """How many classes there are, 0 for a regression; of a table this reads the file."""
        return self.data_set.class_count(self.parameters) if self.file is None else self.arrays().classes

    def with_parameters(self, changed: Mapping[str, object]) -> "Data":
        """Return the data with some parameters changed."""
        values: Any = {**self.parameters, **self.data_set.own_names(_values(changed))}
        return replace(self, values=tuple(values.items()))

    def with_points(self, points: Iterable[Sequence[float]]) -> "Data":
        """Return the data with these points drawn, (x, y, class) each, in place of those there were."""
        wanted: Any = as_tuple(points)
        return replace(self, points=wanted)


def data(
    set: str, /, *, split: float = 0.25, seed: int = 0, points: Iterable[Sequence[float]] = (),
    standardize: Standardize | None = None, path: object = None, inputs: Sequence[str] | None = None,
    target: str | None = None, task: Task | None = None, separator: str | None = None, header: bool | None = None,
    encoding: Encoding | None = None, decimal: Decimal | None = None, missing: Missing | None = None, **parameters: Any,
) -> Data:  # fmt: skip
    """Return data to learn from: "spirals", "digits" and so on with their parameters, or a table.

    Arguments: those of `Data`, the parameters by name, defaults for the rest; for "csv" the `path` of a table, and
    which columns are `inputs`, which one is the `target`, and what `task` it is, see `choose_columns`; `separator`,
    `header`, `encoding` and `decimal` where its first lines do not show how it is written, see `csv_summary`; `missing`
    what is done with rows in which a value is missing: "refuse" (the default), "drop" or "fill".

    >>> spirals = data("spirals", samples=400, noise=0.1)
    >>> spirals.training.inputs.shape, spirals.test.targets.shape, spirals.classes
    ((300, 2), (100,), 2)
    """
    made = DATA_SETS.get(set)
    set = made.id
    file = None
    said = path, inputs, target, task, separator, header, encoding, decimal, missing
    if any(one is not None for one in said):
        if not made.reads_file:
            raise PlaygroundError(
                f"{set} is made by a formula: path, inputs, target, task, separator, header, encoding, decimal and "
                "missing belong to 'csv'"
            )
        file = choose_columns(
            path, inputs, target, task, separator, header, encoding, decimal, "refuse" if missing is None else missing
        )
    wanted: Any = as_tuple(points)
    return Data(
        set, tuple(made.check(parameters).items()), split, seed, wanted,
        made.standardize if standardize is None else standardize, file,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _of_formula(data: Data) -> DataArrays:
    return _made(data)


# A table may fill hundreds of megabytes.
@lru_cache(maxsize=1)
def _of_file(data: Data) -> DataArrays:
    return _made(data)


def _made(data: Data) -> DataArrays:
    return make_arrays(
        data.set, data.parameters, data.split, data.seed, data.points, data.standardize, data.file
    )  # fmt: skip


def _split(split: object) -> float:
    message = f"split must be a number from 0 to {LARGEST_SPLIT}, the fraction of test samples, got {shown(split)}"
    number = _number(split, message)
    if not 0.0 <= number <= LARGEST_SPLIT:
        raise PlaygroundError(message)
    return number


def _values(values: object) -> dict[str, Any]:
    try:
        return dict(values)  # type: ignore[call-overload, no-any-return]  # a mapping or pairs, whatever else is told
    except (TypeError, ValueError):
        raise PlaygroundError(f"values must be pairs of a parameter and its value, got {shown(values)}") from None


def _points(points: object, made: DataSet, classes: int) -> tuple[Point, ...]:
    """The points as plain numbers; raise PlaygroundError for what none can be."""
    if not isinstance(points, Sequence) or isinstance(points, str | bytes):
        raise PlaygroundError(f"points must be a list of (x, y, class), got {shown(points)}")
    if points and not made.drawable:
        raise PlaygroundError(f"{made.id} takes no drawn points: only sets of classes in the plane do")
    if len(points) > MOST_POINTS:
        raise PlaygroundError(f"at most {MOST_POINTS} points can be drawn, got {len(points)}")
    return tuple(_point(point, number, classes) for number, point in enumerate(points))


def _point(point: object, number: int, classes: int) -> Point:
    message = (
        f"point {number} must be (x, y, class) with coordinates of at most {FARTHEST:g} and a class from 0 to "
        f"{classes - 1}, got {shown(point)}"
    )
    if not isinstance(point, Sequence) or isinstance(point, str | bytes) or len(point) != 3:
        raise PlaygroundError(message)
    x, y, label = (_number(value, message) for value in point)
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST and label in range(classes)):
        raise PlaygroundError(message)
    return x, y, int(label)


def _number(value: object, message: str) -> float:
    if isinstance(value, str | bytes | bool) or value is None:
        raise PlaygroundError(message)
    try:
        return float(value)  # type: ignore[arg-type]  # whatever numbers there are (NumPy's too) convert themselves
    except (TypeError, ValueError, OverflowError):
        raise PlaygroundError(message) from None
