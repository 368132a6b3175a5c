"""Which names of PyTorch, JAX and optax exist that copied programs use, as `libraries/names.json`.

python tests/references/make_library_names.py, from the folder of the checkout
"""

import json
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.snippets.test_library_names import programs, used

    names = sorted({name for text in programs() for name in used(text)})
    for name in names:
        first, *rest = name.split(".")
        # A submodule is an attribute too: what it holds is found through it.
        found = import_module("jax.numpy" if first == "jnp" else first)
        for part in rest:
            found = getattr(found, part)
    versions = {one: version(one) for one in ("torch", "jax", "optax")}
    made = {"made_by": Path(__file__).name, "versions": versions, "names": names}
    path = Path(__file__).parent / "libraries" / "names.json"
    path.write_text(json.dumps(made, indent=0) + "\n", "utf-8")
