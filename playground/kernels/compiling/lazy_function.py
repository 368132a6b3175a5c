"""Functions of the kernels' language that are named before the compiler is loaded."""

import importlib
from typing import Any


class LazyFunction:
    """A function of the kernels' language by its home and name, loaded when a kernel that calls it is translated.

    Rules import these, so that a catalogue of rules can be read without the compiler.
    """

    def __init__(self, home: str, name: str) -> None:
        self.home = home
        self.name = name

    def load(self) -> Any:
        """Return the function itself."""
        return getattr(importlib.import_module(self.home), self.name)

    def __call__(self, *arguments: Any) -> Any:
        """Call it: in a kernel, or from Python if it is a plain function."""
        return self.load()(*arguments)
