"""What libraries' optimizers take by default, from their own signatures, as `libraries/defaults.json`.

python tests/references/make_library_defaults.py
"""

import inspect
import json
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

TORCH = "SGD Adagrad Adadelta RMSprop Adam AdamW Adamax NAdam RAdam Rprop LBFGS"
OPTAX = (
    "sgd sign_sgd adagrad adadelta rmsprop adam amsgrad adamw adamax nadam radam rprop adabelief adan yogi lion lars "
    "lamb ema scale_by_learning_rate chain contrib.cocob contrib.sophia"
)
CALLS = [
    *(f"torch.optim.{name}" for name in TORCH.split()),
    *(f"optax.{name}" for name in OPTAX.split()),
    "schedulefree.AdamWScheduleFree",
    *(f"scipy.optimize._optimize._minimize_{name}" for name in ("bfgs", "cg")),
    "scipy.optimize._trustregion._minimize_trust_region",
]


def defaults(path: str) -> dict[str, Any]:
    """Every argument in its order: its default, `required` where there is none, null for what is no number or word."""
    module, _, name = path.rpartition(".")
    function = getattr(import_module(module), name)
    found = {}
    for argument, parameter in inspect.signature(function).parameters.items():
        default = parameter.default
        parts = default if isinstance(default, tuple) else (default,)
        plain = all(isinstance(part, bool | int | float | str) for part in parts)
        found[argument] = "required" if default is parameter.empty else default if plain else None
    return found


if __name__ == "__main__":
    libraries = ("torch", "optax", "schedulefree", "scipy")
    head = json.dumps({"made_by": Path(__file__).name, "versions": {name: version(name) for name in libraries}})
    body = ",\n".join(f"{json.dumps(path)}: {json.dumps(defaults(path))}" for path in CALLS)
    folder = Path(__file__).with_name("libraries")
    folder.mkdir(exist_ok=True)
    (folder / "defaults.json").write_text(f'{head[:-1]}, "calls": {{\n{body}\n}}}}\n', "utf-8")
