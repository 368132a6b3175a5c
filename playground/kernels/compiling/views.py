"""Arrays by address, for kernels alone.

An array as Numba passes it is nine machine words; a step has ten of them, and pushing them for each of a million calls
costs as much as a whole update of a single point. Kernels therefore hand on addresses and make the views they need
where they need them. The views own nothing: the caller of a kernel keeps the arrays alive. A view states its true
length, or `ANY`; the checked mode holds every index against it.
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils

from playground.kernels.direct.arithmetic import convert
from playground.kernels.direct.functions import Primitive
from playground.kernels.direct.values import FLOAT32, FLOAT64, INT64, KINDS, Kind, Scalar, View

UINT64 = KINDS["uint64"]
# A length that is not known where the view is made: not even the checked mode can tell whether an index lies within.
ANY = -1


def _view(builder: Any, item: Kind, address: Any, *shape: Any) -> View:
    start = builder.inttoptr(convert(builder, address, INT64).code, item.code.as_pointer())
    return View(item, start, tuple(convert(builder, length, INT64).code for length in shape))


@Primitive
def rows(builder: Any, address: Any, count: Any, n: Any) -> View:
    """Return the float64 array (count, n) at an address."""
    return _view(builder, FLOAT64, address, count, n)


@Primitive
def numbers(builder: Any, address: Any, n: Any) -> View:
    """Return the float64 array (n) at an address."""
    return _view(builder, FLOAT64, address, n)


@Primitive
def singles(builder: Any, address: Any, n: Any) -> View:
    """Return the float32 array (n) at an address."""
    return _view(builder, FLOAT32, address, n)


@Primitive
def copy(builder: Any, source: Any, target: Any, n: Any) -> None:
    """Copy n words from one address to another.

    The library does it: eight vectorized loops were half of the instructions of the march.
    """
    byte = ir.IntType(8).as_pointer()
    there, here = (builder.inttoptr(convert(builder, place, INT64).code, byte) for place in (target, source))
    cgutils.raw_memcpy(builder, there, here, convert(builder, n, INT64).code, 8)


@Primitive
def integers(builder: Any, address: Any, n: Any) -> View:
    """Return the int64 array (n) at an address."""
    return _view(builder, INT64, address, n)


@Primitive
def words(builder: Any, address: Any, n: Any) -> View:
    """Return the uint64 array (n) at an address."""
    return _view(builder, UINT64, address, n)


@Primitive
def place(builder: Any, view: Any) -> Scalar:
    """Return the address at which a view begins."""
    return Scalar(INT64, builder.ptrtoint(view.start, INT64.code))
