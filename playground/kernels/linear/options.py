"""How linear algebra is compiled: inlined, and without fast-math flags, for its cancellations are meant."""

from typing import Any, Final

from playground.kernels.contract import INLINED

# Stated, not left out: Numba hands a caller's flags down to a function that states none.
EXACT: Final[dict[str, Any]] = {**INLINED, "fastmath": False}
