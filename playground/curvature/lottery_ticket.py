"""A pruned network, trained again from where it began: a lottery ticket."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, unknown
from playground.curvature._checked import checked_seed
from playground.curvature._masked import masked
from playground.curvature._operations import MatrixPlace, matrices_of
from playground.curvature._trainer import advanced, trainer_of
from playground.curvature.files import write_arrays, write_columns
from playground.training.looks import Looks
from playground.training.training import Training

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Cancel = Callable[[], bool] | None
NAMES = ("whole", "ticket", "random")
SCOPES = ("global", "layer")
_SERIES = ("training_loss", "test_loss", "training_accuracy", "test_accuracy")


@dataclass(frozen=True, eq=False)
class LotteryTicket:
    """Three trainings of one network: `whole`, the winning `ticket`, and a `random` one of the same size.

    `updates` (n); `training_loss`, `test_loss`, `training_accuracy`, `test_accuracy` (3, n) in the order of NAMES, NaN
    behind an end and where there is no test part or no classes; `masks` (3, size) which parameters are kept, biases
    always; `kept` (3, layers) the part of each weight matrix that is; `final` (3, size) where each ended.
    """

    updates: NDArray[np.int64]
    training_loss: Floats
    test_loss: Floats
    training_accuracy: Floats
    test_accuracy: Floats
    masks: Mask
    kept: Floats
    final: Floats

    def to_csv(self, path: Path | str) -> None:
        """Write `network,update` and the series, one row for each of three networks and update, whole or not at all."""
        columns: dict[str, NDArray[Any]] = {
            "network": np.repeat(NAMES, len(self.updates)), "update": np.tile(self.updates, len(NAMES))
        }  # fmt: skip
        write_columns(path, columns | {name: getattr(self, name).ravel() for name in _SERIES})

    def to_npz(self, path: Path | str) -> None:
        """Write `updates`, the series, `masks`, `kept` and `final` as arrays."""
        write_arrays(path, {name: getattr(self, name) for name in ("updates", *_SERIES, "masks", "kept", "final")})


def lottery_ticket(
    training: Training, contender: int = 0, keep: float = 0.2, scope: str = "global", rounds: int = 1, rewind: int = 0,
    points: int = 30, seed: int = 0, progress: Callable[[int, int], None] | None = None, cancelled: Cancel = None,
) -> LotteryTicket:  # fmt: skip
    """Train, prune the smallest weights, rewind the others to where they began, train again with the mask held.

    Beside it a random mask that keeps as many weights of every layer is trained from the same values. What is pruned
    is 0 and stays so: gradients are masked, and the point after every step. Each training is of all updates and sees
    the same batches; what stops a training sooner is not heeded.

    Arguments: `contender` its place in the training; `keep` the part of the weights that is kept, 0 < keep ≤ 1; `scope`
    "global" for the smallest of all layers together, "layer" for the same part of each; `rounds` in how many trainings
    it is pruned, 1 … 100, a part of the rest in each; `rewind` the update to which values are rewound, 0 for the start;
    `points` at most so many updates at which losses and accuracies are taken, 2 … 1 000 000; `seed` of the random mask;
    `progress(done, all)`; `cancelled` is asked every few hundred updates. Raises PlaygroundError naming what is
    illegal, and where the whole network diverges; Cancelled. Source: J. Frankle, M. Carbin, The lottery ticket
    hypothesis, ICLR 2019.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("moons"), pg.Network(hidden=(16,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> lottery_ticket(t, keep=0.25).kept[0].tolist()
    [1.0, 1.0]
    """
    check_callbacks(progress, cancelled)
    check_kind(training, Training, "training", "a pg.Training")
    if not training.contenders:
        raise PlaygroundError("the training has no contender: give it one that trains the network")
    if not isinstance(scope, str) or scope not in SCOPES:
        raise unknown("scope", scope, SCOPES)
    contender = check_whole(contender, "contender", 0, len(training.contenders) - 1)
    keep, rounds = check_number(keep, "keep", 0, 1, above=True), check_whole(rounds, "rounds", 1, 100)
    rewind, points = check_whole(rewind, "rewind", 0, training.plan.updates), check_whole(points, "points", 2, 10**6)
    generator = np.random.default_rng(checked_seed(seed))
    run = _Runs(training, contender, points, rounds + 2, progress, cancelled)
    places = run.places
    whole = run.train(run.begun, np.ones(run.size, dtype=bool), rewind)
    if whole.rewound is None or whole.diverged:
        raise PlaygroundError("the whole network diverged, so there are no trained weights to prune: take a lower rate")
    ticket, mask = whole, np.ones(run.size, dtype=bool)
    for turn in range(rounds):
        mask = _pruned(ticket.final, mask, places, keep ** ((turn + 1) / rounds), scope)
        ticket = run.train(np.where(mask, whole.rewound, 0.0), mask)
        if ticket.diverged and turn + 1 < rounds:
            raise PlaygroundError(f"the network diverged when it was pruned {turn + 1} times: take a lower rate")
    other = _random(mask, places, generator)
    random = run.train(np.where(other, whole.rewound, 0.0), other)
    masks = np.array([np.ones_like(mask), mask, other])
    kept = np.array([[one[place.weights].mean() for place in places] for one in masks])
    series = {name: np.array([one.series[name] for one in (whole, ticket, random)]) for name in _SERIES}
    final = np.array([one.final for one in (whole, ticket, random)])
    return LotteryTicket(run.updates, **series, masks=masks, kept=kept, final=final)


@dataclass(frozen=True, eq=False)
class _Run:
    series: dict[str, Floats]
    final: Floats
    rewound: Floats | None
    diverged: bool


class _Runs:
    """Trainings of one contender from several starts, looked at the same updates."""

    def __init__(
        self, training: Training, place: int, points: int, count: int, progress: Callable[[int, int], None] | None,
        cancelled: Cancel,
    ) -> None:  # fmt: skip
        self._training, self._place, self._progress, self._cancelled = training, place, progress, cancelled
        problem = training.problem(place)
        self.begun, self.size, self.places = problem.initial.copy(), problem.size, matrices_of(problem)
        last = training.plan.updates
        self.updates = np.unique(np.linspace(0, last, min(points, last + 1)).round().astype(np.int64))
        self._done, self._all = 0, count * len(self.updates)

    def train(self, start: Floats, mask: Mask, rewind: int = 0) -> _Run:
        """Train from a start with a mask held; keep θ after `rewind` updates."""
        training, place = self._training, self._place
        # A training of everything is that of the training itself, to the bit.
        around = (lambda program: program) if mask.all() else masked(mask)
        trainer = trainer_of(training, place, training.problem(place), start, around)
        looks, rewound = Looks(training, place), None
        for stop in advanced(trainer, training, place, np.union1d(self.updates, [rewind]), self._cancelled, around):
            if stop == rewind:
                rewound = trainer.theta.copy()
            if stop in self.updates:
                looks.take(stop, trainer)
                self._done += 1
                if self._progress is not None:
                    self._progress(self._done, self._all)
        series = {name: np.full(len(self.updates), np.nan) for name in _SERIES}
        for name in _SERIES:
            seen = getattr(looks, name)
            series[name][: len(seen)] = seen
        return _Run(series, trainer.theta.copy(), rewound, trainer.diverged)


def _pruned(theta: Floats, mask: Mask, places: tuple[MatrixPlace, ...], keep: float, scope: str) -> Mask:
    """The mask of the largest weights among those that are still kept; `keep` is a part of all of them."""
    groups = [np.concatenate([np.arange(one.weights.start, one.weights.stop) for one in places])]
    if scope == "layer":
        groups = [np.arange(one.weights.start, one.weights.stop) for one in places]
    pruned = mask.copy()
    for group in groups:
        sizes = np.where(mask[group], np.abs(theta[group]), -1.0)
        count = max(1, round(keep * len(group)))
        pruned[group[np.argsort(-sizes, kind="stable")[count:]]] = False
    return pruned


def _random(mask: Mask, places: tuple[MatrixPlace, ...], generator: np.random.Generator) -> Mask:
    """As many of each layer as the mask keeps, at random places."""
    made = mask.copy()
    for one in places:
        made[one.weights] = generator.permutation(mask[one.weights])
    return made
