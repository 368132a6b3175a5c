"""A check of data, network, loss and contenders together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.machine_memory import machine_memory
from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.modifiers import OnGradient
from playground.networks.network import Network
from playground.networks.shape_of import outputs_of, size_of
from playground.optimizers import Optimizer, Traced
from playground.training.change import Change

if TYPE_CHECKING:
    from playground.training.training import Training

LARGEST_HESSIAN = 2000
# Some dimension beyond the plane, in which rooms are compared.
_SOME = 7
_LARGEST_MEMORY = 2_000_000_000
# Of the machine's memory that a training may take.
PART_OF_MACHINE = 0.75
# Of a contender beside its method's memory: its point, gradients, tangents, what is handed over.
VECTORS = 8


def check_training(training: "Training") -> None:
    """Raise PlaygroundError with a sentence for what cannot be trained together."""
    data = training.data
    if training.loss != "squared" and data.classes == 0:
        raise PlaygroundError(
            f"the {training.loss} loss needs classes, and {data.set} has numbers for targets: use 'squared'"
        )
    if training.loss == "logistic" and data.classes != 2:
        raise PlaygroundError(
            f"the logistic loss tells two classes apart, and {data.set} has {data.classes}: use 'softmax'"
        )
    for change in training.changes:
        _check_change(training, change)
    for place, learner in enumerate(training.contenders):
        _check_size(training, training.network_of(place))
        size = size_of(training.network_of(place), data.features, outputs_of(training))
        if isinstance(learner.contender.method, Traced):
            _check_traced(training, place, size)
        _check_method(learner.contender, size)
    _check_record(training)


def _check_change(training: "Training", change: Change) -> None:
    check_whole(change.update, "a change's update", 0)
    check_whole(change.contender, "a change's contender", 0, len(training.contenders) - 1)
    if not isinstance(change.parameter, str):
        raise PlaygroundError(f"a change's parameter must be a name, got {shown(change.parameter)}")
    contender = training.contenders[change.contender].contender
    changed = contender.with_parameter(change.parameter, change.value)
    if isinstance(contender.method, Traced):
        raise PlaygroundError(f"{contender.title} runs by itself: nothing of it can be changed on its way")
    if _room(contender) != _room(changed):
        raise PlaygroundError(
            f"{change.parameter.replace('_', ' ')} of {contender.title} says how much it keeps from update to update, "
            "and cannot be changed on its way: set it before the training begins"
        )


def _room(contender: Contender) -> tuple[int, int, bool]:
    """What a contender's memory and scratch take in some dimension, and whether it needs the whole Hessian."""
    while contender.base is not None:
        contender = contender.base
    method, values = contender.method, contender.parameters
    return (
        method.memory_rows(_SOME, values),
        method.scratch_size(_SOME, values),
        "hessian" in method.uses_with(values),
    )


def _check_size(training: "Training", network: Network) -> None:
    size = size_of(network, training.data.features, outputs_of(training))
    room, machine = 8 * VECTORS * size, machine_memory()
    if machine is not None and room > PART_OF_MACHINE * machine:
        raise PlaygroundError(
            f"the network would have {size:,} parameters, which take {room / 1e9:,.1f} GB while it is trained, and "
            f"this machine has {machine / 1e9:,.1f} GB: make its layers narrower"
        )
    widest = max((*network.hidden, training.data.features))
    samples = len(training.data.training.inputs)
    if (network.normalization in ("batch", "switchable")) and samples * widest * (
        len(network.hidden) + 1
    ) * 64 > _LARGEST_MEMORY:
        raise PlaygroundError(
            f"{network.normalization} normalization sees all {samples:,} samples at once, which would take more than "
            "2 GB in this network: take fewer samples or narrower layers"
        )


def _check_record(training: "Training") -> None:
    """The first and the last parameters of every trained contender are kept at least."""
    room = 16 * sum(training.record_size(place) for place in training.learners)
    if room > training.memory * 1_000_000:
        raise PlaygroundError(
            f"even the first and the last parameters take {room / 1e6:,.0f} MB, and memory allows "
            f"{training.memory} MB: allow more, or make the network smaller"
        )


def _check_traced(training: "Training", place: int, size: int) -> None:
    """A method that runs by itself sees one function of the parameters from its beginning to its end."""
    title, network = training.contenders[place].contender.title, training.network_of(place)
    if training.largest_batch is not None or (training.batch is not None and training.sampling == "with_replacement"):
        raise PlaygroundError(
            f"{title} runs by itself and cannot be given mini-batches: set batch to None, so that every update sees "
            "all samples, or choose a method of the program's own"
        )
    if network.dropout or training.statistics_size(place):
        kind = "dropout" if network.dropout else f"{network.normalization} normalization"
        raise PlaygroundError(
            f"{title} minimizes one function of the parameters, and {kind} makes another one with every update: "
            "leave it out, or choose a method of the program's own"
        )
    room = 8 * size * (training.plan.updates + 1)
    if room > training.memory * 1_000_000:
        raise PlaygroundError(
            f"{title} keeps its whole way, which takes {room / 1e6:,.0f} MB, and memory allows {training.memory} MB: "
            "allow more, or take fewer epochs"
        )


def _check_method(contender: Contender, size: int) -> None:
    """What takes too much room or time with so many parameters is refused before anything is made."""
    inner = contender
    while inner.base is not None:
        inner = inner.base
    for modifier in inner.modifiers:
        kind = modifier.modification
        if modifier.enabled and isinstance(kind, OnGradient) and kind.most is not None and size > kind.most:
            raise PlaygroundError(
                f"{kind.name} shakes {kind.most} coordinates in ways of their own, and the network has {size:,}: put "
                "noise on it, which shakes all alike, or leave it out"
            )
    method = inner.method
    dense = "hessian" in method.uses_with(inner.parameters)
    if dense and size > LARGEST_HESSIAN:
        instead = _without_hessian(method, inner.parameters)
        raise PlaygroundError(
            f"{inner.title} needs the whole Hessian, which is made for up to {LARGEST_HESSIAN} parameters, and the "
            f"network has {size:,}: {instead}choose a method that needs gradients or products with "
            "the Hessian, or fewer units"
        )
    if method.decomposes and size > LARGEST_HESSIAN:
        raise PlaygroundError(
            f"{inner.title} takes all eigenvectors of a matrix over all parameters in every update, which is done for "
            f"up to {LARGEST_HESSIAN}, and the network has {size:,}: choose a method that keeps vectors, or fewer units"
        )
    room = 8 * (method.memory_rows(size, inner.parameters) + method.scratch_size(size, inner.parameters))
    room += 4 * size * (size + 1) if dense else 0
    if room > _LARGEST_MEMORY:
        raise PlaygroundError(
            f"{inner.title} would take {room / 1e9:.1f} GB of memory for {size:,} parameters, and 2 GB is the most"
        )


def _without_hessian(method: Optimizer, values: Mapping[str, Value]) -> str:
    """What to set so that it does without, where a choice spares it."""
    words = (
        f"{one.name} = {word}"
        for one in method.parameters
        for word in one.choices
        if "hessian" not in method.uses_with({**values, one.name: word})
    )
    return "".join(f"set {one}, " for one in words)
