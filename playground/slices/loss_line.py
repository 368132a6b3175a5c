"""The result of a walk along a line: losses and accuracies."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.base.check_ending import check_ending
from playground.base.check_number import check_number
from playground.base.files import write_atomically

Floats = NDArray[np.float64]
_FARTHEST = 1e6
COLUMNS = ("t", "training_loss", "test_loss", "training_accuracy", "test_accuracy")


@dataclass(frozen=True, eq=False)
class LossLine:
    """Losses and accuracies along a line or a curve θ(t) through parameters.

    `ts` (k) ascending; `controls` (2, size) θ(0) and θ(1) of a straight line, (3, size) θ(0), the middle control and
    θ(1) of a quadratic Bézier curve; `training_loss`, `test_loss`, `training_accuracy`, `test_accuracy` (k)
    over all samples, NaN where there is no test part or no classes; `names` of what lies at t = 0 and at t = 1;
    `statistics` those that a network that learns some was evaluated with (see `straight_line`), "" for others;
    `note` says after an early stop whether the last or the best point lies at t = 1.
    """

    ts: Floats
    controls: Floats
    training_loss: Floats
    test_loss: Floats
    training_accuracy: Floats
    test_accuracy: Floats
    names: tuple[str, str]
    statistics: str = ""
    note: str = ""

    def point(self, t: float) -> Floats:
        """Return θ(t), (size): Σ Bₖ(t)·cₖ with Bernstein's polynomials Bₖ.

        Arguments: `t` −10⁶ … 10⁶, 0 and 1 at both ends. Raises PlaygroundError otherwise.
        """
        return curve_weights(check_number(t, "t", -_FARTHEST, _FARTHEST), len(self.controls)) @ self.controls

    @property
    def highest(self) -> tuple[float, float]:
        """t and the training loss at the highest point; infinite where a loss is no number."""
        losses = np.where(np.isnan(self.training_loss), np.inf, self.training_loss)
        k = int(losses.argmax())
        return float(self.ts[k]), float(losses[k])

    @property
    def barrier(self) -> float:
        """How much higher the highest training loss between t = 0 and 1 lies than the straight line between both ends'.

        max over t of f(θ(t)) − ((1 − t)·f(θ(0)) + t·f(θ(1))): 0 where there is nothing to climb over, infinite where
        a loss is no finite number.
        """
        within = (self.ts >= 0) & (self.ts <= 1)
        ts, losses = self.ts[within], self.training_loss[within]
        if not np.isfinite(losses).all():
            return np.inf
        return float(np.max(losses - ((1 - ts) * losses[0] + ts * losses[-1])))

    def to_csv(self, path: Path | str) -> None:
        """Write one row for each t as CSV: t, training_loss, test_loss, training_accuracy, test_accuracy.

        UTF-8, lines ended by CR LF; what there is not is empty.
        """
        check_ending(path, "csv")
        rows = zip(*(getattr(self, name).tolist() for name in ("ts", *COLUMNS[1:])), strict=True)
        lines = [",".join(COLUMNS), *(",".join("" if np.isnan(cell) else repr(cell) for cell in row) for row in rows)]
        write_atomically(path, "".join(f"{line}\r\n" for line in lines).encode())

    def to_npz(self, path: Path | str) -> None:
        """Write `ts`, `controls`, the four series, `names` and `statistics` as NumPy arrays, whole or not at all."""
        check_ending(path, "npz")
        buffer = BytesIO()
        series = {name: getattr(self, name) for name in ("ts", "controls", *COLUMNS[1:])}
        words = {"names": np.array(self.names), "statistics": np.array(self.statistics)}
        np.savez(buffer, allow_pickle=False, **words, **series)
        write_atomically(path, buffer.getvalue())


def curve_weights(t: float, controls: int) -> Floats:
    """Return the weights of a curve's control points at t: (1 − t), t of a line, (1 − t)², 2t(1 − t), t² of three.

    >>> curve_weights(0.5, 3).tolist()
    [0.25, 0.5, 0.25]
    """
    return np.array([1 - t, t] if controls == 2 else [(1 - t) ** 2, 2 * t * (1 - t), t * t])
