"""Numba's processor target without what Numba knows about Python."""

from typing import Any

from numba.core import cpu, fastmathpass, registry, typing
from numba.core.target_extension import CPU, dispatcher_registry, target_registry
from numba.core.utils import threadsafe_cached_property

from playground.kernels.compiling.stored_kernels import StoredKernels

TARGET = "playground"


class _Types(typing.Context):  # type: ignore[misc]
    """No types of Python's or NumPy's functions: a kernel's source never meets Numba's type inference."""

    def refresh(self) -> None:
        """Take nothing in."""


class _Context(cpu.CPUContext):  # type: ignore[misc]
    """No code for them either.

    Numba's own context reads a hundred modules of lists, strings, linear algebra and random numbers (and SciPy, where
    that is installed) before it compiles or loads the first kernel: 0.5 seconds, with a full cache as well.
    """

    def refresh(self) -> None:
        """Take nothing in; also no count of who holds an array, for kernels see addresses only."""

    def post_lowering(self, mod: Any, library: Any) -> None:
        """Write the fast-math flags on every instruction that has none; link nothing."""
        fastmathpass.rewrite_module(mod, self.fastmath)


class _Target(registry.CPUTarget):  # type: ignore[misc]
    @threadsafe_cached_property
    def _toplevel_target_context(self) -> Any:
        return _Context(self.typing_context, self._target_name)

    @threadsafe_cached_property
    def _toplevel_typing_context(self) -> Any:
        return _Types()


class _Playground(CPU):  # type: ignore[misc]
    """The name by which Numba's decorator finds the target."""


class _Dispatcher(registry.CPUDispatcher):  # type: ignore[misc]
    targetdescr = _Target(TARGET)

    def enable_caching(self) -> None:
        """Ask our own store for machine code, not Numba's, which loads what is damaged."""
        self._cache = StoredKernels(self.py_func)


target_registry[TARGET] = _Playground
dispatcher_registry[_Playground] = _Dispatcher
