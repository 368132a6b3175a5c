"""The race as one frozen value."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playground.base.check_ending import check_ending
from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.files import read_bytes, write_atomically
from playground.base.unused_name import unused_name
from playground.experiments.contender import Contender
from playground.experiments.experiment_file import decode_experiment, encode_experiment
from playground.experiments.following import following
from playground.experiments.start import Start, read_starts
from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.simulation.stop_rule import StopRule

MOST_STEPS = 10**9


class Experiment:
    """A problem, start points, contenders, a number of steps and a seed: everything that decides a race's numbers.

    Arguments: `problem` a surface; `starts` coordinates or `Start`s; `contenders`; `steps` ≥ 0, the budget of every
    path; `seed` a whole number in 0 … 2⁶³ − 1; `stop` the stop rule; `constraint` a set that no path leaves: starts are
    projected onto it, and so is every step. Raises PlaygroundError naming what is illegal.
    Frozen, equal by value.

    >>> import playground as pg
    >>> e = pg.Experiment(problem=pg.surface("sphere"), starts=[(1, 2)], contenders=[pg.Contender("adam")], steps=10)
    >>> e.replace(steps=20).steps
    20
    """

    __slots__ = ("constraint", "contenders", "problem", "seed", "starts", "steps", "stop")
    problem: Surface
    starts: tuple[Start, ...]
    contenders: tuple[Contender, ...]
    steps: int
    seed: int
    stop: StopRule
    constraint: Constraint | None

    def __init__(
        self, problem: Surface, starts: Iterable[Any] = (), contenders: Iterable[Contender] = (), steps: int = 500,
        seed: int = 0, stop: StopRule | None = None, constraint: Constraint | None = None,
    ) -> None:  # fmt: skip
        if not isinstance(problem, Surface):
            raise PlaygroundError(f"problem must be a surface, such as pg.surface('rosenbrock'), got {shown(problem)}")
        several = isinstance(contenders, Iterable) and getattr(contenders, "ndim", 1) > 0
        racers: tuple[Any, ...] = tuple(contenders) if several else (contenders,)
        for racer in racers:
            if not isinstance(racer, Contender):
                raise PlaygroundError(f"contenders must be pg.Contender objects, got {shown(racer)}")
        if stop is not None and not isinstance(stop, StopRule):
            raise PlaygroundError(f"stop must be a pg.StopRule, got {shown(stop)}")
        if constraint is not None:
            if not isinstance(constraint, Constraint):
                raise PlaygroundError(f"constraint must be one such as pg.constraint('disc'), got {shown(constraint)}")
            constraint.check_dimension(problem.dimension)
        put = object.__setattr__
        put(self, "constraint", constraint)
        put(self, "problem", problem)
        put(self, "starts", read_starts(starts, problem.dimension))
        put(self, "steps", check_whole(steps, "steps", 0, MOST_STEPS))
        followed = tuple(following(racer, self.steps) for racer in racers)
        # The same tuple where nothing in it changed: what shows contenders sees by `is` that they are the same.
        unchanged = all(new is old for new, old in zip(followed, racers, strict=True))
        put(self, "contenders", racers if unchanged else followed)
        put(self, "seed", check_whole(seed, "seed", 0, 2**63 - 1))
        put(self, "stop", stop if stop is not None else StopRule())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an experiment is frozen: use .replace({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("an experiment is frozen")

    def __reduce__(self) -> Any:
        return Experiment, self._key()

    @property
    def racers(self) -> tuple[Contender, ...]:
        """The contenders that are switched on."""
        return tuple(contender for contender in self.contenders if contender.enabled)

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each contender, no two the same: a second Adam is Adam 2."""
        names: list[str] = []
        for contender in self.contenders:
            names.append(unused_name(contender.title, names))
        return tuple(names)

    def replace(self, **fields: Any) -> "Experiment":
        """Return the experiment with some fields changed."""
        for name in fields:
            if name not in self.__slots__:
                raise unknown("field of an experiment", name, self.__slots__)
        return Experiment(**{**{name: getattr(self, name) for name in self.__slots__}, **fields})

    def save(self, path: Path | str) -> None:
        """Write the experiment as JSON, whole or not at all; raises PlaygroundError where that is impossible."""
        check_ending(path, "json")
        write_atomically(path, self.to_json())

    @staticmethod
    def load(path: Path | str) -> "Experiment":
        """Read an experiment from JSON; raises PlaygroundError for a damaged, foreign or newer file."""
        return Experiment.from_json(read_bytes(path), origin=str(path))

    def to_json(self) -> bytes:
        """Return the experiment as JSON with its format and version."""
        return encode_experiment(*self._key())

    @staticmethod
    def from_json(data: bytes | str, origin: str = "the text") -> "Experiment":
        """Return the experiment that a JSON text describes; errors name `origin`.

        Arguments: `data` the text, or its bytes in UTF-8. Raises PlaygroundError for what is no such text.
        """
        check_kind(data, (str, bytes), "data", "a JSON text such as experiment.to_json() returns")
        check_kind(origin, str, "origin", "a text by which errors name the data")
        fields = decode_experiment(data, origin)
        try:
            return Experiment(**fields)
        except PlaygroundError as error:
            raise PlaygroundError(f"{origin}: {error}") from None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Experiment) and self._key() == other._key())

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        fields = ", ".join(
            f"{name}={getattr(self, name)!r}" for name in ("problem", "starts", "contenders", "steps", "seed")
        )
        return f"Experiment({fields})"

    def _key(self) -> tuple[Any, ...]:
        return self.problem, self.starts, self.contenders, self.steps, self.seed, self.stop, self.constraint
