"""When a path has ended."""

import sys

import msgspec

from playground.base.errors import PlaygroundError, shown

TOLERANCE = 1e-8


class StopRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The conditions under which a path ends before its budget of steps.

    A path rests, and ends as `minimum`, `saddle`, `maximum` or `flat`, when ‖∇f‖ ≤ tolerance and the step's length ≤
    step_tolerance for ten steps in a row, so that momentum passing through a stationary point is not taken for rest; at
    a listed minimiser on a kink, where no gradient grows small, when its distance is at most 1e-6 for ten steps. It
    ends as `diverged` when a coordinate is not finite or larger than `bound` in absolute value, and as `left_domain`
    where a surface has no bottom outside its domain, is not defined beyond its limits, or is no number. A start that
    lies there, or where the gradient is not finite, stays in the race, and its paths end with step 0.

    It ends as `undefined_gradient` where the gradient is not finite (for methods that use the Hessian: or that is not),
    at the step that led there, and as `stopped` where its method cannot go on: where a line search finds no step for
    ten steps in a row, a linear system has no solution or the next step is no number; `Result.why` says which.

    A method that runs in Python may end by its own rule: within a ten-thousandth of the domain of a stationary point (a
    hundredth where its Hessian is singular) as a path at rest does, and elsewhere as `stopped`. What tells a `minimum`
    from what is `flat` is said by `simulation.classify`.

    Arguments: `enabled` False lets every path run to its budget (one that ended by its own rule stays
    where it is); `tolerance` ≥ 0 of the gradient and `step_tolerance` ≥ 0 of the step, 1e-8 both; where one alone is
    given it is the other as well; `bound` > 0. Raises PlaygroundError otherwise.

    >>> StopRule(tolerance=1e-6).step_tolerance
    1e-06
    """

    enabled: bool = True
    tolerance: float = None  # type: ignore[assignment]  # what is not given becomes a number at once
    bound: float = 1e12
    step_tolerance: float = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        names = ("tolerance", "step_tolerance")
        given = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        for name, number in given.items():
            if not _is_number(number) or number < 0:
                raise PlaygroundError(f"stop.{name} must be a finite number at least 0, got {shown(number)}")
        for name in names:
            if name not in given:
                msgspec.structs.force_setattr(self, name, next(iter(given.values()), TOLERANCE))
        if not isinstance(self.enabled, bool):
            raise PlaygroundError(f"stop.enabled must be true or false, got {shown(self.enabled)}")
        if not _is_number(self.bound) or self.bound <= 0:
            raise PlaygroundError(f"stop.bound must be a finite number above 0, got {shown(self.bound)}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max
