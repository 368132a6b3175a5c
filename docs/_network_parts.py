"""The guide's page on activations and initializations of networks."""

from collections.abc import Callable, Iterable
from typing import Any

from _known_as import known_as

Table = Callable[[list[str], Iterable[list[str]]], str]

HEAD = """\
# Activations and initializations

What the layers of a network are made of, and where they begin. Each is one file in
[playground/networks](../../playground/networks), tested as soon as it is there.

z is the sum that a unit takes, a what it makes of it; W the weights of a layer, of which n_in reach a unit and n_out
leave one; b its biases; N(0, σ²) a normal number.

## Activations

φ, φ′ and φ″ are exact: gradients and products with the Hessian are no differences, and GELU is made with the error
function. They are computed in double precision in networks of either precision. At a kink φ′ and φ″ are 0.

The gain g is 1/√E[φ(z)²] for a normal z with variance 1: weights with the variance g²/n_in keep the scale of what comes
after the activation.

"""

MIDDLE = """\
## Initializations

Biases begin at 0. The same seed gives the same weights. g is the gain of the activation in front of the layer, 1 for
the first layer, which reads the data.

"""


def parts_page(table: Table, parameters: Callable[[Iterable[Any]], str]) -> str:
    """All activations and initializations: equation, parameters, source."""
    from playground.networks.activations import ACTIVATIONS
    from playground.networks.initializations import INITIALIZATIONS

    def section(one: Any) -> str:
        return _section(one, parameters(one.parameters) if one.parameters else "")

    activations = sorted(ACTIVATIONS, key=lambda one: one.name.casefold())
    initializations = sorted(INITIALIZATIONS, key=lambda one: one.name.casefold())
    first = table(["id", "activation", "gain", "what it does"], map(_activation_row, activations))
    rows = ([f"`{one.id}`", f"[{one.name}](#{one.id})", one.summary] for one in initializations)
    second = table(["id", "initialization", "what it does"], rows)
    return "\n".join(
        [HEAD + first, *map(section, activations), MIDDLE + second, *map(section, initializations)]
    )  # fmt: skip


def _activation_row(one: Any) -> list[str]:
    return [f"`{one.id}`", f"[{one.name}](#{one.id})", f"{one.gain_with({}):.4g}", one.summary]


def _section(one: Any, parameters: str = "") -> str:
    notes = [f"- {one.notes}"] if getattr(one, "notes", "") else []
    return "\n".join(
        [f'<a id="{one.id}"></a>', "", f"### {one.name}", "", one.summary, "", "```text", one.equation, "```", "",
         *([parameters] if parameters else []), f"- id `{one.id}`", *known_as(one), *notes,
         f"- source: {one.source}", ""]
    )  # fmt: skip
