"""The first start on a machine: half of the kernels are compiled in a second process, on the second core.

Numba compiles one kernel at a time in a process. What draws is needed by every race and depends on nothing a person
chooses, so another process makes it meanwhile and leaves it in the kernel cache. This one makes the surface and the
optimizers of its first race and the hot loop, about as much work (0.8 seconds of a processor each), and then waits for
the other: to compile the same once more would take both longer.
"""

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from playground.kernels.compiling.cache_folder import kernel_folder
from playground.optimizers import Traced
from playground.services.preparation import CHARTS

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment

_DONE = "compiled"
_CODE = """\
from playground.picture.load import load_picture
load_picture()
from playground.kernels.compiling.cache_folder import kernel_folder
(kernel_folder() / "compiled").touch()
"""
# Seconds after which this process compiles everything itself.
_PATIENCE = 60

_children: list["subprocess.Popen[bytes]"] = []


def precompile() -> None:
    """Start the second process, at the very beginning of a program; nothing where all is compiled or cannot be kept."""
    folder = kernel_folder()
    if _children or folder is None or (folder / _DONE).exists() or getattr(sys, "frozen", False):
        return
    quiet = subprocess.DEVNULL
    try:
        _children.append(subprocess.Popen([sys.executable, "-c", _CODE], stdin=quiet, stdout=quiet, stderr=quiet))
    except OSError:
        return


def share_compilation(experiment: "Experiment", tell: Callable[[str], None] = lambda what: None) -> None:
    """Compile what a race alone needs, while and until the second process compiles the rest; for a worker thread.

    Arguments: `tell` is called with what comes next (see `preparations`).
    """
    if not _children:
        return
    tell(experiment.problem.name)
    for kind in ("gradient", "value", "hessian"):
        experiment.problem.field(kind)
    for contender in experiment.racers:
        tell(contender.title)
        if not isinstance(contender.method, Traced):
            contender.method.step(experiment.problem.dimension)
    tell(CHARTS)
    import playground.kernels.racing.march  # noqa: F401  # compiles

    try:
        _children[0].wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        _children[0].kill()
        _children[0].wait()
    _children.clear()
