"""A check of a method together with its base and its modifiers."""

from typing import TYPE_CHECKING, Any

from playground.base.errors import PlaygroundError, shown
from playground.experiments.modifier import Modifier
from playground.modifiers import OnGradient
from playground.optimizers import Optimizer, Traced, Wrapper

if TYPE_CHECKING:
    from playground.experiments.contender import Contender

_DEEPEST = 3


def check_assembly(optimizer: Optimizer, base: "Contender | None", modifiers: Any) -> tuple[Modifier, ...]:
    """Return the modifiers as a tuple; raise PlaygroundError with a sentence for what makes no sense together."""
    put = tuple(modifiers) if isinstance(modifiers, list | tuple) else (modifiers,)
    for one in put:
        if not isinstance(one, Modifier):
            raise PlaygroundError(f"modifiers must be pg.Modifier objects, got {shown(one)}")
        _check_modifier(optimizer, one)
    if sum(_averages(one) for one in put) > 1:
        raise PlaygroundError(
            f"{optimizer.name} can have one average at most: its averaged path is drawn beside its own"
        )
    if base is not None:
        _check_base(optimizer, base)
    return put


def _check_modifier(optimizer: Optimizer, modifier: Modifier) -> None:
    """What acts on something needs that something to be there."""
    kind, name = modifier.modification.kind, modifier.modification.name
    if kind == "average":
        return
    if isinstance(optimizer, Wrapper):
        raise PlaygroundError(f"{name} acts on a step, and {optimizer.name} takes none of its own: put it on its base")
    rated = isinstance(modifier.modification, OnGradient) and modifier.modification.needs_rate
    if (kind == "schedule" or rated) and optimizer.rate_place < 0:
        raise PlaygroundError(f"{name} needs a learning rate, and {optimizer.name} has none")
    if kind == "gradient" and not optimizer.takes_gradient:
        raise PlaygroundError(
            f"{name} acts between the gradient and the step, and {optimizer.name} does not take one gradient at its "
            "point and then a step"
        )


def _check_base(optimizer: Optimizer, base: "Contender") -> None:
    if not isinstance(optimizer, Wrapper):
        raise PlaygroundError(f"{optimizer.id} has no base: only {', '.join(_wrappers())} are put round another method")
    if any(map(_averages, base.modifiers)):
        raise PlaygroundError(
            f"an average is made of the path that is seen: put it on {optimizer.name}, not on {base.method.name} in it"
        )
    depth, inner = 1, base
    while inner.base is not None:
        depth, inner = depth + 1, inner.base
    if depth > _DEEPEST:
        raise PlaygroundError(f"methods can be put round each other {_DEEPEST} times at most")
    if isinstance(inner.method, Traced):
        raise PlaygroundError(
            f"{optimizer.name} acts beside the steps of its base, and {inner.title} runs by itself: nothing can be put "
            "round it"
        )
    if optimizer.place == "gradient" and not (inner.method.takes_gradient and not inner.method.looks_ahead):
        raise PlaygroundError(
            f"{optimizer.name} replaces the gradient at the point, and {inner.method.name} does not take one there"
        )


def _averages(modifier: Modifier) -> bool:
    return modifier.enabled and modifier.modification.kind == "average"


def _wrappers() -> list[str]:
    from playground.optimizers import OPTIMIZERS

    return [optimizer.id for optimizer in OPTIMIZERS if isinstance(optimizer, Wrapper)]
