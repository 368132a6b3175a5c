"""The first start on a machine: half of the kernels are compiled in a second process, on the second core.

Numba compiles one kernel at a time in a process. The hot loop and what draws are needed by every race and
depend on nothing a person chooses, so another process makes them meanwhile and leaves them in the kernel cache, where
this one finds them.
"""

import subprocess
import sys

from playground.kernels.cache_folder import kernel_folder

_DONE = "compiled"
_CODE = """\
import playground.kernels.march
from playground.kernels.cache_folder import kernel_folder
from playground.picture.load import load_picture
load_picture()
(kernel_folder() / "compiled").touch()
"""


def precompile() -> "subprocess.Popen[bytes] | None":
    """Start the second process and return it; None where all is compiled, cannot be kept, or no process starts."""
    folder = kernel_folder()
    if folder is None or (folder / _DONE).exists() or getattr(sys, "frozen", False):
        return None
    quiet = subprocess.DEVNULL
    try:
        return subprocess.Popen([sys.executable, "-c", _CODE], stdin=quiet, stdout=quiet, stderr=quiet)
    except OSError:
        return None
