"""The loss of a network as a problem for the methods."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.parameter_block import ParameterBlock
from playground.base.real_array import real_array
from playground.kernels.network import operation as at
from playground.networks.blocks_of import blocks_of
from playground.networks.fields import affine_kernels
from playground.networks.machine import Machine, lay_out
from playground.networks.operation import Operation
from playground.problems.surface import Kind

if TYPE_CHECKING:
    from playground.kernels.compiling.compile_source import Kernel

Floats = NDArray[np.float64]
PIECE = 256
LARGEST_HESSIAN = 2000


class NetworkProblem:
    """The mean loss of a network over samples, as a function of its parameters θ.

    f(θ) = 1/N Σ ℓ(z(xᵢ; θ), yᵢ) + ½λ‖θ‖². Gradient and products with the Hessian are exact: the second are the
    derivative of the first's passes along a direction.

    Arguments: `operations` of the network, the loss last; `inputs` (n, features); `targets` (n) classes or
    (n, outputs); `penalty` λ ≥ 0; `dtype` of the passes; `initial` the parameters to begin with; `batch` the
    most samples of a batch, by default all are one; `trained` whether batches have statistics of their own, as while it
    is trained, or those that were learned, as where it is used; `blocks` the arrays that make up θ, by default those of
    the operations.
    """

    def __init__(
        self, operations: Sequence[Operation], inputs: Floats, targets: NDArray[Any], penalty: float = 0.0,
        dtype: Any = np.float64, initial: Floats | None = None, batch: int | None = None, trained: bool = True,
        blocks: tuple[ParameterBlock, ...] | None = None,
    ) -> None:  # fmt: skip
        samples = len(inputs)
        whole = trained and any(operation.needs_all for operation in operations)
        most = samples if batch is None else batch
        self.machine = Machine(operations, most if whole else min(most, PIECE), dtype)
        self.size = self.machine.size
        self.samples = samples
        self.blocks = blocks_of(operations) if blocks is None else blocks
        self.initial = np.zeros(self.size) if initial is None else initial
        self.machine.set_penalty(penalty)
        # Statistics of a batch are taken where it is trained, and learned in its updates alone.
        self.machine.words[at.TRAINING] = trained
        self.samples_laid = lay_out(inputs, dtype), lay_out(targets, dtype)
        if batch is None or not whole:
            self.feed_all()

    def feed_all(self) -> None:
        """Make all samples the batch."""
        self.machine.feed(*self.samples_laid, self.samples)

    @property
    def name(self) -> str:
        """What errors call it."""
        return "the network"

    @property
    def dimension(self) -> int:
        """How many parameters there are, as surfaces say it."""
        return self.size

    def packed_parameters(self) -> Floats:
        """The words that its fields take for the parameters of a problem."""
        return self.machine.words.view(np.float64)

    def field(self, kind: Kind) -> "Kernel":
        """Return a compiled field (see the kernels' contract)."""
        from playground.networks.fields import field

        return field({"value": "values", "gradient": "gradients", "hessian": "hessians"}[kind], self.machine.real)

    @property
    def products(self) -> "Kernel":
        """The compiled products with the Hessian: no matrix is made for them."""
        from playground.networks.fields import field

        return field("product", self.machine.real)

    def ready(self, kind: Kind) -> bool:
        """Whether a field is compiled: never said, since no window waits for it."""
        return False

    def value(self, theta: ArrayLike) -> float:
        """Return f(θ)."""
        out = np.empty((1, 1))
        self.field("value")(self.point(theta)[:, None], self.packed_parameters(), out)
        return float(out[0, 0])

    def gradient(self, theta: ArrayLike) -> Floats:
        """Return ∇f(θ), (size)."""
        out = np.empty((self.size, 1))
        self.field("gradient")(self.point(theta)[:, None], self.packed_parameters(), out)
        return out[:, 0]

    def survey(self, theta: ArrayLike) -> tuple[float, Floats]:
        """Return f(θ) and the outputs of all samples, (outputs, n)."""
        from playground.networks.fields import passes_of

        point, out = self.point(theta), np.empty((self.machine.operations[-1].in_width, self.samples))
        passes_of("survey", self.machine.real)(point, self.samples, self.machine.words, out)
        return self.machine.seen_loss, out

    def sums(self, theta: ArrayLike, layer: int) -> Floats:
        """Return what an affine layer makes of the samples, z = W a + b, (units, n): of all that fit into one piece."""
        places = [one for one in self.machine.operations if one.kernels is affine_kernels]
        place = places[check_whole(layer, "layer", 0, len(places) - 1)]
        self.survey(theta)
        width = min(self.samples, self.machine.piece)
        return np.array(self.machine.values(place.target)[:, :width], dtype=np.float64)

    def hvp(self, theta: ArrayLike, v: ArrayLike) -> Floats:
        """Return the Hessian at θ times v, (size), exact."""
        from playground.networks.fields import passes_of

        point, direction, out = self.point(theta), self.point(v), np.empty(self.size)
        passes_of("product", self.machine.real)(point, direction, self.machine.words, out)
        return out

    def hessian(self, theta: ArrayLike) -> Floats:
        """Return the Hessian at θ, (size, size), made of one product for each parameter; up to 2000 parameters."""
        if self.size > LARGEST_HESSIAN:
            raise PlaygroundError(
                f"a full Hessian is made for up to {LARGEST_HESSIAN} parameters, and the network has {self.size}: "
                "use products with it (hvp)"
            )
        point, out = self.point(theta), np.empty((self.size * (self.size + 1) // 2, 1))
        self.field("hessian")(point[:, None], self.packed_parameters(), out)
        full = np.empty((self.size, self.size))
        full[np.triu_indices(self.size)] = out[:, 0]
        full.T[np.triu_indices(self.size)] = out[:, 0]
        return full

    def take_statistics(self, statistics: ArrayLike) -> None:
        """Take what normalizations have learned beside the parameters, (k); PlaygroundError for what is not that."""
        numbers, size = real_array(statistics), len(self.machine.statistics)
        if numbers is None or numbers.shape != (size,):
            came = shown(statistics) if numbers is None else f"an array of shape {numbers.shape}"
            raise PlaygroundError(f"the network learns {size} statistics beside its parameters, got {came}")
        self.machine.take_statistics(numbers)

    def point(self, theta: ArrayLike) -> Floats:
        """Return θ as doubles, (size); raise PlaygroundError for what is not as many numbers."""
        numbers = real_array(theta)
        if numbers is None or numbers.shape != (self.size,):
            came = shown(theta) if numbers is None else f"an array of shape {numbers.shape}"
            raise PlaygroundError(f"the network has {self.size} parameters, got {came}")
        return np.ascontiguousarray(numbers)
