"""Elementary functions that LLVM inlines and vectorizes inside a plain loop over doubles; for jitted code only."""

from playground.kernels.elementary.acos import acos
from playground.kernels.elementary.asin import asin
from playground.kernels.elementary.atan import atan
from playground.kernels.elementary.cos import cos
from playground.kernels.elementary.cosh import cosh
from playground.kernels.elementary.exp import exp
from playground.kernels.elementary.log import log
from playground.kernels.elementary.power import power
from playground.kernels.elementary.reciprocal_root import reciprocal_root
from playground.kernels.elementary.sign import sign
from playground.kernels.elementary.sin import sin
from playground.kernels.elementary.sinh import sinh
from playground.kernels.elementary.sqrt import sqrt
from playground.kernels.elementary.tan import tan
from playground.kernels.elementary.tanh import tanh

__all__ = [
    "acos",
    "asin",
    "atan",
    "cos",
    "cosh",
    "exp",
    "log",
    "power",
    "reciprocal_root",
    "sign",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
]
