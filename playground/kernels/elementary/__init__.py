"""Elementary functions that LLVM inlines and vectorizes inside a plain loop over doubles; for jitted code only."""

from playground.kernels.elementary.acos import acos
from playground.kernels.elementary.asin import asin
from playground.kernels.elementary.atan import atan
from playground.kernels.elementary.bell import bell
from playground.kernels.elementary.cos import cos
from playground.kernels.elementary.cosh import cosh
from playground.kernels.elementary.erf import erf
from playground.kernels.elementary.erfc import erfc
from playground.kernels.elementary.exp import exp
from playground.kernels.elementary.expm1 import expm1
from playground.kernels.elementary.floor import floor
from playground.kernels.elementary.log import log
from playground.kernels.elementary.log1p import log1p
from playground.kernels.elementary.power import power
from playground.kernels.elementary.reciprocal_root import reciprocal_root
from playground.kernels.elementary.rounded_sum import rounded_sum
from playground.kernels.elementary.sign import sign
from playground.kernels.elementary.sin import sin
from playground.kernels.elementary.sinh import sinh
from playground.kernels.elementary.sqrt import sqrt
from playground.kernels.elementary.tail_ratio import tail_ratio
from playground.kernels.elementary.tan import tan
from playground.kernels.elementary.tanh import tanh

__all__ = [
    "acos",
    "asin",
    "atan",
    "bell",
    "cos",
    "cosh",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "floor",
    "log",
    "log1p",
    "power",
    "reciprocal_root",
    "rounded_sum",
    "sign",
    "sin",
    "sinh",
    "sqrt",
    "tail_ratio",
    "tan",
    "tanh",
]
