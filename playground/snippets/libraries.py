"""The libraries in which a program can be written, by the names that people know."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from playground.base.catalogue import Catalogue


@dataclass(frozen=True)
class CodeLibrary:
    """A library: its `name` as people write it, and `aliases`."""

    name: str
    aliases: tuple[str, ...]


_ALL: Final = MappingProxyType(
    {
        "numpy": CodeLibrary("NumPy", ("np", "python", "plain numpy")),
        "torch": CodeLibrary("PyTorch", ("torch.optim", "libtorch")),
        "optax": CodeLibrary("optax", ("jax", "jax.numpy", "jnp", "flax")),
    }
)
LIBRARIES: Final[Catalogue[CodeLibrary]] = Catalogue("library", lambda: list(_ALL), lambda id: _ALL[id])
