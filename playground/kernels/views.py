"""Arrays by address, for kernels alone.

An array as Numba passes it is nine machine words; a step has ten of them, and pushing them for each of a million calls
costs as much as a whole update of a single point. Kernels therefore hand on addresses and make the views they need
where they need them. The views own nothing and know no lengths that matter: whoever calls a kernel keeps the arrays
alive and their sizes right.
"""

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numba.np.arrayobj import make_array, populate_array

from playground.kernels.contract import ARRAY1, ARRAY2, INTEGERS1


def _view(array_type: Any, context: Any, builder: Any, address: Any, shape: list[Any]) -> Any:
    """A view of 8-byte items at an address; it holds no reference, so nobody counts any."""
    word = ir.IntType(64)
    view = make_array(array_type)(context, builder)
    item = ir.Constant(word, 8)
    strides = [builder.mul(shape[1], item), item] if len(shape) == 2 else [item]
    populate_array(
        view, data=builder.inttoptr(address, view.data.type), shape=shape, strides=strides, itemsize=item, meminfo=None
    )
    return view._getvalue()


@intrinsic
def rows(typing_context: Any, address: Any, count: Any, n: Any) -> Any:
    """Return the float64 array (count, n) at an address."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _view(ARRAY2, context, builder, arguments[0], list(arguments[1:]))

    return ARRAY2(types.int64, types.int64, types.int64), generate


@intrinsic
def numbers(typing_context: Any, address: Any, n: Any) -> Any:
    """Return the float64 array (n) at an address."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _view(ARRAY1, context, builder, arguments[0], [arguments[1]])

    return ARRAY1(types.int64, types.int64), generate


@intrinsic
def integers(typing_context: Any, address: Any, n: Any) -> Any:
    """Return the int64 array (n) at an address."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _view(INTEGERS1, context, builder, arguments[0], [arguments[1]])

    return INTEGERS1(types.int64, types.int64), generate
