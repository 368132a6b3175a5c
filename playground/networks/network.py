"""The network as one frozen value."""

from typing import Any

import msgspec

from playground.base.as_tuple import as_tuple
from playground.base.catalogue import Catalogue
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.parameters import Value
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.normalizations import NORMALIZATIONS

# What a network may really be, the machine's memory decides (`training/check_room`); these keep slips of the hand out.
MOST_LAYERS, MOST_WIDTH = 1000, 1_000_000
PRECISIONS = ("float64", "float32")


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A multi-layer perceptron: widths of its hidden layers and what stands in each.

    aₗ = φ(N(Wₗ aₗ₋₁ + bₗ)), the outputs z = W a + b without φ; with `skip` aₗ = aₗ₋₁ + φ(…) where both are as wide. The
    parameters are one vector θ: of each layer W (out, in) row by row and b (out), and what its normalization learns.

    Arguments: `hidden` widths, none for a linear model; `activation` and `initialization` ids; `normalization` an id or
    None, each with values of parameters in `activation_parameters`, `initialization_parameters` and
    `normalization_parameters`, pairs of name and value; `skip` whether layers as wide as the one before add it;
    `dropout` the rate at which hidden units are left out while it is trained, 0 ≤ p < 1; `precision` float64 or
    float32, in which the passes are done (θ itself and the method's numbers are always float64). Raises PlaygroundError
    naming what is illegal.

    >>> Network(hidden=(16, 16)).activation
    'tanh'
    >>> Network(activation="leaky_relu", activation_parameters={"leak": 0.2}).activation_parameters
    (('leak', 0.2),)
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: str = "tanh"
    initialization: str = "glorot"
    normalization: str | None = None
    skip: bool = False
    dropout: float = 0.0
    precision: str = "float64"
    initialization_parameters: tuple[tuple[str, Value], ...] = ()
    normalization_parameters: tuple[tuple[str, Value], ...] = ()
    activation_parameters: tuple[tuple[str, Value], ...] = ()

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "hidden", _widths(self.hidden))
        parts: tuple[tuple[str, Catalogue[Any]], ...] = (
            ("activation", ACTIVATIONS), ("initialization", INITIALIZATIONS), ("normalization", NORMALIZATIONS)
        )  # fmt: skip
        for part, catalogue in parts:
            values, id = f"{part}_parameters", getattr(self, part)
            named = None if id is None and part == "normalization" else catalogue.find(id)
            known = None if named is None else catalogue.get(named.id)
            stated = _stated(values, getattr(self, values), known)
            if named is not None:
                msgspec.structs.force_setattr(self, part, named.id)
                stated = tuple({**named.settings, **dict(stated)}.items())
            msgspec.structs.force_setattr(self, values, stated)
        if not isinstance(self.precision, str) or self.precision not in PRECISIONS:
            raise unknown("precision", self.precision, PRECISIONS)
        if not isinstance(self.skip, bool):
            raise PlaygroundError(f"skip must be true or false, got {shown(self.skip)}")
        rate = check_number(self.dropout, "dropout", 0.0, 1.0)
        if rate == 1.0:
            raise PlaygroundError(f"dropout must be below 1: {shown(self.dropout)} would leave out every unit")
        msgspec.structs.force_setattr(self, "dropout", rate)


def _stated(name: str, given: Any, member: Any) -> tuple[tuple[str, Value], ...]:
    """Values that are stated, each checked; a mapping or pairs."""
    try:
        pairs: dict[str, Any] = dict(given)
    except (TypeError, ValueError):
        raise PlaygroundError(f"{name} must be pairs of name and value, got {shown(given)}") from None
    if member is None:
        if pairs:
            raise PlaygroundError(f"{name} belong to a normalization, and there is none")
        return ()
    own = member.own_names(pairs)
    return tuple((one, member.parameter(one).check(value, member.id)) for one, value in own.items())


def _widths(hidden: Any) -> tuple[int, ...]:
    given = as_tuple(hidden)
    if len(given) > MOST_LAYERS:
        raise PlaygroundError(f"a network has {MOST_LAYERS} hidden layers at most, got {len(given)}")
    return tuple(check_whole(width, "a layer's width", 1, MOST_WIDTH) for width in given)
