"""A training as one frozen value."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from numpy.typing import ArrayLike

from playground.base.as_tuple import as_tuple
from playground.base.check_ending import check_ending
from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.files import read_bytes, write_atomically
from playground.experiments.contender import Contender
from playground.networks.data.data import Data
from playground.networks.network import Network
from playground.networks.network_problem import NetworkProblem
from playground.networks.shape_of import outputs_of, size_of, statistics_size_of
from playground.training.change import Change
from playground.training.check_training import check_training
from playground.training.epochs import Epochs
from playground.training.learner import Learner
from playground.training.training_stop import TrainingStop

LOSSES = ("squared", "logistic", "softmax")
SAMPLINGS = ("reshuffled", "fixed_order", "drawn_anew", "with_replacement")
# What older files and programs call the fixed order, though every one of the first three draws without replacement.
_OLD_SAMPLINGS = {"without_replacement": "fixed_order"}
PARTS = ("training", "test")
MOST_EPOCHS, MOST_MEMORY = 10**7, 2**16


class Training:
    """Data, a network, a loss, contenders, batches, epochs and a seed: everything that decides a training's numbers.

    Arguments: `data` as `pg.data` gives it; `network`; `loss` "squared", "logistic" (two classes) or "softmax", by
    default what the data asks for; `contenders` `pg.Contender`s, or `pg.Learner`s with a network of their own; `batch`
    samples of a batch, None for all; `sampling` how batches are drawn: "reshuffled", the samples in a new random order
    in every epoch; "fixed_order", in one random order for all epochs (its old name "without_replacement" is
    understood); "drawn_anew", every batch a new random choice without a sample twice in it; "with_replacement", every
    sample of a batch drawn by itself; `growth` ≥ 1 the factor by which batches grow every epoch; `epochs`; `seed` of
    initial parameters, batches and random methods, 0 … 2⁶³ − 1; `penalty` λ ≥ 0 of ½λ‖θ‖²; `stop` what ends it sooner;
    `changes` of hyper-parameters on the way; `looks` how many times, at most and evenly over the epochs, the losses and
    accuracies over all samples are taken; `memory` the most megabytes that recorded parameters may take: beyond
    that only every so-many-th update's are kept. Raises PlaygroundError naming what is illegal. Frozen, equal by value.

    >>> import playground as pg
    >>> t = pg.Training(data=pg.data("xor"), network=pg.Network(hidden=(4,)), contenders=[pg.Contender("adam")])
    >>> t.replace(epochs=5).epochs
    5
    """

    __slots__ = (
        "batch", "changes", "contenders", "data", "epochs", "growth", "looks", "loss", "memory", "network", "penalty",
        "sampling", "seed", "stop",
    )  # fmt: skip
    data: Data
    network: Network
    loss: str
    contenders: tuple[Learner, ...]
    batch: int | None
    sampling: str
    growth: float
    epochs: int
    seed: int
    penalty: float
    stop: TrainingStop
    changes: tuple[Change, ...]
    memory: int
    looks: int

    def __init__(
        self, data: Data, network: Network | None = None, loss: str | None = None,
        contenders: Iterable[Contender | Learner] = (), batch: int | None = 32, epochs: int = 100, seed: int = 0,
        sampling: str = "reshuffled", growth: float = 1.0, penalty: float = 0.0, stop: TrainingStop | None = None,
        changes: Iterable[Change] = (), memory: int = 512, looks: int = 50,
    ) -> None:  # fmt: skip
        if not isinstance(data, Data):
            raise PlaygroundError(f"data must be a data set, such as pg.data('spirals'), got {shown(data)}")
        network = Network() if network is None else network
        if not isinstance(network, Network):
            raise PlaygroundError(f"network must be a pg.Network, got {shown(network)}")
        if stop is not None and not isinstance(stop, TrainingStop):
            raise PlaygroundError(f"stop must be a pg.TrainingStop, got {shown(stop)}")
        put = object.__setattr__
        put(self, "data", data)
        put(self, "network", network)
        put(self, "loss", _loss(loss, data))
        put(self, "contenders", tuple(Learner.of(one) for one in as_tuple(contenders)))
        put(self, "batch", None if batch is None else check_whole(batch, "batch", 1, 10**9))
        put(self, "epochs", check_whole(epochs, "epochs", 0, MOST_EPOCHS))
        put(self, "seed", check_whole(seed, "seed", 0, 2**63 - 1))
        sampling = _OLD_SAMPLINGS.get(sampling, sampling) if isinstance(sampling, str) else sampling
        put(self, "sampling", sampling)
        put(self, "growth", check_number(growth, "growth", 1.0, 1e300))
        put(self, "penalty", check_number(penalty, "penalty", 0.0, 1e300))
        put(self, "stop", TrainingStop() if stop is None else stop)
        put(self, "changes", _changes(changes))
        put(self, "looks", check_whole(looks, "looks", 1, 10**6))
        put(self, "memory", check_whole(memory, "memory", 1, MOST_MEMORY))
        if not isinstance(sampling, str) or sampling not in SAMPLINGS:
            raise unknown("sampling", sampling, SAMPLINGS)
        put(self, "contenders", _following(self))
        check_training(self)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a training is frozen: use .replace({name}=…)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a training is frozen")

    def __reduce__(self) -> Any:
        return _rebuild, (self._fields(),)

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each contender, no two the same: a second Adam is Adam 2.

        Where a name says a parameter's value, it says what that is changed to on the way as well.
        """
        names: list[str] = []
        for place, learner in enumerate(self.contenders):
            later = {one.parameter: one.value for one in self.changes if one.contender == place}
            title = learner.title_after(later)
            name, count = title, 2
            while name in names:
                name = f"{title} {count}"
                count += 1
            names.append(name)
        return tuple(names)

    @property
    def learners(self) -> tuple[int, ...]:
        """The places of the contenders that are switched on."""
        return tuple(k for k, learner in enumerate(self.contenders) if learner.contender.enabled)

    @property
    def plan(self) -> Epochs:
        """Where epochs end."""
        return Epochs(len(self.data.training.inputs), self.batch, self.growth, self.epochs)

    def network_of(self, contender: int) -> Network:
        """Return the network that a contender trains; raise PlaygroundError for a place where there is none."""
        place = check_whole(contender, "contender", 0, len(self.contenders) - 1)
        return self.contenders[place].network or self.network

    def problem_size(self, contender: int) -> int:
        """Return how many parameters a contender's network has."""
        return size_of(self.network_of(contender), self.data.features, outputs_of(self))

    def statistics_size(self, contender: int) -> int:
        """Return how many numbers a contender's network learns beside its parameters, with some normalizations."""
        return statistics_size_of(self.network_of(contender), self.data.features, outputs_of(self))

    def record_size(self, contender: int) -> int:
        """Return how many numbers a recorded update of a contender has: parameters and what belongs to them."""
        size, statistics = self.problem_size(contender), self.statistics_size(contender)
        average = self.contenders[int(contender)].contender.average is not None
        return size * (1 + average) + statistics

    @property
    def largest_batch(self) -> int | None:
        """How many samples a batch has at most, None where every batch is all of them."""
        samples = len(self.data.training.inputs)
        largest = int(self.plan.sizes.max())
        return None if largest >= samples and int(self.plan.sizes.min()) >= samples else largest

    def problem(
        self, contender: int | None = None, part: str = "training", statistics: ArrayLike | None = None
    ) -> NetworkProblem:
        """Return the loss over all samples as a function of the parameters, with its exact derivatives.

        Arguments: `contender` whose network is meant, by default the training's; `part` "training" or "test";
        `statistics` (k) what batch or switchable normalization has learned, such as `result.statistics[0][-1]`, which
        then are constants, as where the network is used; None for those of the samples, as while it is trained.
        """
        from playground.training.problem_of import problem_of

        if not isinstance(part, str) or part not in PARTS:
            raise unknown("part", part, PARTS)
        network = self.network if contender is None else self.network_of(contender)
        if statistics is None:
            return problem_of(self, network, part)
        problem = problem_of(self, network, part, "evaluation")
        problem.take_statistics(statistics)
        return problem

    def replace(self, **fields: Any) -> "Training":
        """Return the training with some fields changed."""
        for name in fields:
            if name not in self.__slots__:
                raise unknown("field of a training", name, self.__slots__)
        return Training(**{**self._fields(), **fields})

    def fingerprint(self, update: int | None = None) -> str:
        """Return a text that is the same for two trainings where their numbers are (see `training_fingerprint`).

        Arguments: `update` up to which the numbers are meant, ≥ 0, None for all of them.
        """
        from playground.training.training_fingerprint import training_fingerprint

        return training_fingerprint(self, update)

    def save(self, path: Path | str) -> None:
        """Write the training as JSON, whole or not at all; raises PlaygroundError where that is impossible."""
        check_ending(path, "json")
        write_atomically(path, self.to_json())

    @staticmethod
    def load(path: Path | str) -> "Training":
        """Read a training from JSON; raises PlaygroundError for a damaged, foreign or newer file."""
        return Training.from_json(read_bytes(path), origin=str(path))

    def to_json(self) -> bytes:
        """Return the training as JSON with its format and version."""
        from playground.training.training_file import encode_training

        return encode_training(self)

    @staticmethod
    def from_json(data: bytes, origin: str = "the text") -> "Training":
        """Return the training that a JSON text describes; errors name `origin`."""
        check_kind(data, (str, bytes), "data", "a JSON text such as training.to_json() returns")
        check_kind(origin, str, "origin", "a text by which errors name the data")
        from playground.training.training_file import decode_training

        return decode_training(data, origin)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Training) and self._fields() == other._fields())

    def __hash__(self) -> int:
        return hash(tuple(self._fields().values()))

    def __repr__(self) -> str:
        names = ("data", "network", "loss", "contenders", "batch", "epochs", "seed")
        return f"Training({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def _rebuild(fields: dict[str, Any]) -> Training:
    return Training(**fields)


def _following(training: Training) -> tuple[Learner, ...]:
    """Its contenders, whose schedules last as long as the training where they follow it."""
    if not any(learner.follows for learner in training.contenders):
        return training.contenders
    return tuple(learner.lasting(training.plan.updates) for learner in training.contenders)


def _changes(changes: Any) -> tuple[Change, ...]:
    given = as_tuple(changes)
    for change in given:
        check_kind(change, Change, "changes", "pg.Change objects")
    return given


def _loss(loss: str | None, data: Data) -> str:
    if loss is None:
        return "squared" if data.classes == 0 else "logistic" if data.classes == 2 else "softmax"
    if not isinstance(loss, str) or loss not in LOSSES:
        raise unknown("loss", loss, LOSSES)
    return loss
