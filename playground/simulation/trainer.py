"""Training of one contender: its parameters, its memory, its batches, its series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.pooled_array import pooled_array
from playground.kernels.compiling.address import address
from playground.kernels.network import operation as net_at
from playground.kernels.network import training_words as at
from playground.kernels.racing import frame as frame_at
from playground.networks.aligned_zeros import aligned_zeros
from playground.networks.machine import apart, padded
from playground.networks.network_problem import NetworkProblem
from playground.simulation.averaging import Averaging
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Floats, Method, Program

# From here on a batch's samples are read one by one instead of feature by feature.
MANY_FEATURES = 8
# Of the words those that an update changes; the others are addresses and sizes.
_KEPT = [at.PLACE, at.EPOCH, at.STATE, at.DIVERGED, at.DONE]
# Updates in a row without a step, as steps of a race.
_PATIENCE = 10
SAMPLINGS = ("full", "with_replacement", "fixed_order", "reshuffled", "drawn_anew")


@dataclass(frozen=True)
class Batches:
    """How batches are drawn: a sampling of SAMPLINGS, their sizes in each epoch (the last for all later), the seed."""

    sampling: str
    sizes: tuple[int, ...]
    seed: int


class Trainer:
    """One contender at work on a network: its parameters, its memory, and what is written down of every update.

    `losses`, `norms` (gradient), `lengths` (step), `distances` (from the start) and `epochs` by update 0 … `updates`;
    the first two of an update are written by the next one, or by `look`. `record` (records, size) holds θ after every
    `every` updates, `learned` (records, k) what the network had learned beside it, `averages` (records, size) the
    average of θ.

    Arguments: `shares` (updates + 1) of the newest point in an average of all (see `modifiers.Average`), None for none.
    """

    def __init__(
        self, problem: NetworkProblem, program: Program, start: Floats, updates: int, batches: Batches, every: int = 0,
        shares: Floats | None = None,
    ) -> None:  # fmt: skip
        self.problem, self.updates, self.done = problem, updates, 0
        self.every, self.start = every, start.copy()
        if shares is not None:
            program = program._replace(beside=(*program.beside, (Averaging(shares), {})))
        method = Method.build(problem, program)
        rule = Rule(np.zeros((2, 1)), np.zeros((0, 1)), -1.0)
        self._paths = np.zeros(1, dtype=np.uint64)
        self.chunk = Chunk(method, method.lanes(start[None]), self._paths, batches.seed, rule, None, 0)
        self.chunk.frame[frame_at.RENEWED] = batches.sampling != "full"
        self.losses, self.norms, self.lengths, self.distances = (np.full(updates + 1, np.nan) for _ in range(4))
        self.lengths[0], self.distances[0] = 0.0, 0.0
        self.epochs = np.zeros(updates + 1, dtype=np.int64)
        self.record = pooled_array((updates // every + 1 if every else 1, problem.size))
        self.record[0] = start
        self.learned = np.empty((len(self.record), len(self.statistics)))
        self.learned[0] = self.statistics
        # Its memory is the last of all, and is no number where there is no average yet.
        self.average = None if shares is None else self.chunk.lanes[-problem.size :, 0]
        self.averages = np.empty((len(self.record) if shares is not None else 0, problem.size))
        if shares is not None and self.average is not None:
            self.averages[0] = self.average[:] = start if shares[0] > 0.0 else np.nan
        self._words = np.zeros(at.SIZE, dtype=np.int64)
        self._fill_words(batches)

    @property
    def theta(self) -> Floats:
        """The parameters now, (size); a view that changes with every update."""
        return self.chunk.lanes[: self.problem.size, 0]

    @property
    def statistics(self) -> Floats:
        """What the network has learned beside the parameters by now, (k); a view as well."""
        return self.problem.machine.statistics

    @property
    def diverged(self) -> bool:
        """Whether a number was no longer finite."""
        return bool(self._words[at.DIVERGED])

    @property
    def halted(self) -> bool:
        """Whether the method finds no step any more: every update has the same loss, and ten in a row moved nothing."""
        if self.chunk.frame[frame_at.RENEWED] or self.done < _PATIENCE:
            return False
        still = not self.lengths[self.done - _PATIENCE + 1 : self.done + 1].any()
        return bool(still and self.chunk.halts()[0])

    @property
    def fed(self) -> tuple[NDArray[Any], int]:
        """The inputs of the last batch, (features, lanes), and how many samples it has."""
        return self._batch[0], int(self.problem.machine.words[net_at.ALL_SAMPLES])

    def _fill_words(self, batches: Batches) -> None:
        words, machine = self._words, self.problem.machine
        inputs, targets = self.problem.samples_laid
        samples, size = self.problem.samples, max(batches.sizes)
        sampling = SAMPLINGS.index(batches.sampling)
        self._before, self._order = np.empty(self.problem.size), np.arange(samples)
        self._sizes = np.array(batches.sizes, dtype=np.int64)
        self._batch = [aligned_zeros((len(rows), apart(padded(size))), rows.dtype) for rows in (inputs, targets)]
        machine.words[net_at.SEED] = batches.seed
        words[[at.FRAME, at.NETWORK]] = address(self.chunk.frame), address(machine.words)
        words[at.GRADIENT] = self.problem.field("gradient").address
        words[[at.INPUTS, at.TARGETS]] = address(inputs), address(targets)
        words[[at.SAMPLES, at.STRIDE, at.FEATURES, at.OUTPUTS]] = samples, inputs.shape[1], len(inputs), len(targets)
        words[[at.SAMPLING, at.SEED, at.PLACE, at.EPOCH]] = sampling, batches.seed, samples, -1
        words[[at.BATCH_INPUTS, at.BATCH_TARGETS]] = address(self._batch[0]), address(self._batch[1])
        words[[at.BATCH_STRIDE, at.ORDER]] = self._batch[0].shape[1], address(self._order)
        words[[at.SIZES, at.SIZE_COUNT]] = address(self._sizes), len(self._sizes)
        series: list[NDArray[Any]] = [self.losses, self.norms, self.lengths, self.distances, self.epochs]
        words[at.LOSSES : at.EPOCHS + 1] = [address(one) for one in series]
        words[[at.BEFORE, at.START, at.RECORD, at.EVERY]] = (
            address(self._before), address(self.start), address(self.record), self.every,
        )  # fmt: skip
        words[[at.LEARNED, at.LEARNED_RECORD, at.LEARNED_SIZE]] = (
            address(self.statistics), address(self.learned), len(self.statistics),
        )  # fmt: skip
        if self.average is not None:
            words[[at.MEAN, at.MEAN_RECORD, at.MEAN_SIZE]] = (
                address(self.average), address(self.averages), len(self.average),
            )  # fmt: skip
        if batches.sampling != "full" and len(inputs) >= MANY_FEATURES:
            self._by_sample = np.ascontiguousarray(inputs[:, :samples].T)
            words[at.BY_SAMPLE] = address(self._by_sample)
        if batches.sampling == "full":
            self.problem.feed_all()
        else:
            machine.feed(self._batch[0], self._batch[1], 0)

    def advance(self, last: int) -> int:
        """Do updates up to the stated one, fewer where a number is no longer finite; return the last one done."""
        from playground.networks.fields import training_loop

        if not self.diverged and last > self.done:
            self.chunk.set_rates(self.done, last)
            training_loop("train", self.problem.machine.real).of_addresses(self._words, self.done, last)
            self.done = int(self._words[at.DONE])
            if self._words[at.DIVERGED] and self.every and self.done % self.every == 0:
                self._keep(self.done // self.every)
        return self.done

    def _keep(self, row: int) -> None:
        """The loop ends before it writes the update down that flew away."""
        self.record[row], self.learned[row] = self.theta, self.statistics
        if self.average is not None:
            self.averages[row] = self.average

    def look(self) -> None:
        """Write down the loss and the gradient's norm at the present point, on the batch that would come next."""
        from playground.networks.fields import training_loop

        machine = self.problem.machine
        kept, learned, order = self._words.copy(), machine.statistics.copy(), self._order.copy()
        training_loop("look", self.problem.machine.real).of_addresses(self._words, self.done, 0)
        self._words[:], machine.statistics[:], self._order[:] = kept, learned, order

    @property
    def memory(self) -> dict[str, NDArray[Any]]:
        """What the next update needs besides series and records, by name; views that change with every update.

        θ with all that the method and what acts beside it keep, what is carried from step to step, the order of the
        samples and the place in it, and what the network has learned beside θ. Random numbers are functions of the seed
        and the update, and need no memory.
        """
        return {
            "lanes": self.chunk.lanes, "carried": self.chunk.carried, "order": self._order, "words": self._words[_KEPT],
            "statistics": self.statistics,
        }  # fmt: skip

    def remember(self, memory: Mapping[str, NDArray[Any]]) -> None:
        """Take a memory back, so that the next update has the same bits; raise ValueError where it is of another kind.

        Series and records belong to whoever calls this.
        """
        for name, mine in self.memory.items():
            if memory[name].shape != mine.shape or memory[name].dtype != mine.dtype:
                raise ValueError(f"{name} has another form")
        for name, mine in self.memory.items():
            mine[...] = memory[name]
        self._words[_KEPT] = memory["words"]
        self.done = int(self._words[at.DONE])

    def set_parameters(self, program: Program) -> None:
        """Go on with other values of the optimizer's parameters; its memory stays."""
        self.chunk.take_parameters(Method.build(self.problem, program))
