#!/usr/bin/env python3
"""Everything a person does with a checkout, from a machine that has nothing but python3.

    python3 dev.py run [arguments]      opens the window; arguments are those of the command `playground`
    python3 dev.py test [arguments]     runs the tests; arguments are pytest's
    python3 dev.py test --all           runs the long tests as well, an hour or more
    python3 dev.py check                lint, format, strict types, import contracts
    python3 dev.py bench [arguments]    measures the program against its goals
    python3 dev.py package              builds the wheel and the folder that runs without Python, in dist/
    python3 dev.py setup                only prepares: system libraries, .venv, locked packages

Each command prepares what it needs first, and remembers that it did: the second start is quick.
This file uses the standard library alone, and parses on older versions of Python than it accepts.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
LOCK = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "prepared.txt")
VERSIONS = ((3, 13), (3, 12), (3, 11))

# What Qt's wheels load from the system, and the Debian package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
X_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


class Stop(Exception):
    """Preparation cannot go on; the text says what is wrong and what mends it."""


def say(text: str) -> None:
    """Progress goes to stderr, so that `dev.py run list surfaces --json > file` holds JSON alone."""
    print("dev: " + text, file=sys.stderr, flush=True)


def suitable(version: tuple) -> bool:
    return tuple(version[:2]) in VERSIONS


def find_python() -> str:
    """The path of a suitable interpreter on PATH, or "". A shim that only says it is not configured does not count."""
    for major, minor in VERSIONS:
        path = shutil.which(f"python{major}.{minor}")
        probe = "import sys; sys.exit(sys.version_info[:2] != ({}, {}))".format(major, minor)
        if path and subprocess.call([path, "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return path
    return ""


def require_python() -> None:
    """Go on with another interpreter where this one is too old or too new."""
    if suitable(sys.version_info):
        return
    found = find_python()
    if not found:
        have = ".".join(str(part) for part in sys.version_info[:3])
        raise Stop(f"Python 3.11, 3.12 or 3.13 is needed, this is {have}; none of them is on PATH. Install one.")
    say(f"going on with {found}")
    sys.exit(subprocess.call([found, os.path.abspath(__file__), *sys.argv[1:]]))


def environment(**extra: str) -> dict:
    """The children's environment. Without compiled modules on disk, imports take two to five times longer."""
    result = {key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME")}
    result.update(extra)
    return result


def quiet(command: list, lines: int = 12) -> str:
    """Run a command silently; return "" when it succeeded and the last lines of what it said when it did not."""
    try:
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(command, cwd=ROOT, env=environment(), check=False, **pipes)
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    if done.returncode == 0:
        return ""
    said = done.stdout.decode("utf-8", "replace").strip().splitlines()
    return "\n".join(said[-lines:]) or f"{command[0]} ended with code {done.returncode}"


def become(command: list, env: dict) -> int:
    """Hand the terminal, the signals and the exit code over to a command."""
    if os.name == "nt":
        return subprocess.call(command, env=env)
    sys.stdout.flush()
    os.execve(command[0], command, env)


# --- system packages ------------------------------------------------------------------------------


def loadable(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(libraries: dict) -> list:
    """Debian packages, each once, of the sonames that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({package for soname, package in libraries.items() if not loadable(soname)})


def apt_prefix() -> list:
    """What to put before `apt-get` so that it may install; an empty list where it may not."""
    if shutil.which("apt-get") is None:
        return []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["env"]
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]) == "":
        return ["sudo", "-n", "env"]
    return []


def apt_install(packages: list, prefix: list) -> str:
    """Install Debian packages; return "" or the reason why not."""
    # A bare PATH lacks the sbin folders, without which dpkg refuses to work.
    path = os.environ.get("PATH", "") + os.pathsep + os.pathsep.join(("/usr/local/sbin", "/usr/sbin", "/sbin"))
    apt = [*prefix, "PATH=" + path, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if quiet(install) == "":
        return ""
    # A fresh image has no package lists, an old one has stale ones.
    return quiet([*apt, "update"]) or quiet(install)


def require_packages(packages: list) -> None:
    if not packages:
        return
    names = " ".join(packages)
    prefix = apt_prefix()
    if prefix:
        say(f"installing {names}")
    reason = apt_install(packages, prefix) if prefix else "they may not be installed from here."
    if reason:
        line = "sudo apt-get install " + names
        raise Stop(f"system packages are missing; {reason}\nOn Debian or Ubuntu this line mends it:\n    {line}")


def offer_screen() -> None:
    """Try once to make the tests on a real (virtual) screen possible; without it they skip themselves."""
    tried = os.path.join(VENV, "screen-tried.txt")
    packages = missing_packages(X_LIBRARIES) + [package for tool, package in X_TOOLS.items() if not shutil.which(tool)]
    if not packages or not sys.platform.startswith("linux") or os.path.exists(tried) or not apt_prefix():
        return
    say(f"installing {' '.join(packages)} (for tests on a virtual screen)")
    if apt_install(packages, apt_prefix()):
        say("that did not work; these tests will skip themselves")
    with open(tried, "w", encoding="utf-8") as file:
        file.write("remove this file to try again\n")


# --- the virtual environment ----------------------------------------------------------------------


def fingerprint() -> str:
    """Changes when the lock, the project's metadata, the interpreter or the checkout's place changes."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    digest.update(repr((sys.version_info[:3], sys.base_prefix, ROOT)).encode())
    return digest.hexdigest()


def prepared() -> bool:
    try:
        with open(STAMP, encoding="utf-8") as file:
            return file.read().strip() == fingerprint() and os.path.exists(PYTHON)
    except OSError:
        return False


def base_python() -> str:
    """The interpreter to build .venv from: never one that lives in it, since .venv may be made anew."""
    return getattr(sys, "_base_executable", "") or sys.executable


def venv_packages() -> list:
    """Bare Debian has the venv module without the pip it puts into what it makes."""
    spared = prepared() or importlib.util.find_spec("ensurepip") or shutil.which("uv") or shutil.which("virtualenv")
    return [] if spared else ["python{}.{}-venv".format(*sys.version_info[:2])]


def make_venv(uv: str) -> None:
    """Make .venv anew with uv, virtualenv where Python's own module is not whole, or that module."""
    command = [base_python(), "-m", "venv", "--clear", VENV]
    if uv:
        command = [uv, "venv", "--quiet", "--clear", "--python", base_python(), VENV]
    elif importlib.util.find_spec("ensurepip") is None and shutil.which("virtualenv"):
        command = ["virtualenv", "--quiet", "--clear", "--python", base_python(), VENV]
    reason = quiet(command)
    if reason:
        raise Stop(f"cannot make {VENV}:\n{reason}")


def install(uv: str) -> str:
    """Install the locked packages and the checkout itself; return "" or the reason why not."""
    pip = [uv, "pip", "install", "--quiet", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "--quiet"]
    if not uv:
        pip += ["--disable-pip-version-check", "--no-input", "--no-compile"]  # modules are compiled when first imported
    project = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    # Everything the build needs is in the lock: nothing unhashed is ever fetched.
    return quiet([*pip, "--require-hashes", "-r", LOCK]) or quiet(pip + project)


def usable(uv: str) -> bool:
    """Whether the .venv that exists is of this Python and can be installed into."""
    probe = "import sys; sys.exit(sys.version_info[:2] != {})".format(tuple(sys.version_info[:2]))
    return quiet([PYTHON, "-c", probe]) == "" and (uv or quiet([PYTHON, "-m", "pip", "--version"]) == "")


def require_venv(libraries: dict) -> None:
    """Make the machine ready: system libraries, .venv, locked packages, the checkout itself."""
    require_packages(missing_packages(libraries) + venv_packages())
    if prepared():
        return
    start = time.monotonic()
    uv = shutil.which("uv")
    if not usable(uv):
        say("making .venv")
        make_venv(uv)
    say("installing the locked packages" + (" with uv" if uv else ", about half a minute"))
    reason = install(uv)
    if reason and uv:
        say("uv could not; trying pip")
        make_venv("")
        reason = install("")
    if reason:
        raise Stop(f"the packages could not be installed; is the network reachable?\n{reason}")
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(fingerprint() + "\n")
    say(f"ready after {time.monotonic() - start:.0f} s")


def require_display() -> None:
    """Without a display Qt aborts with a misleading text instead of an error, so look first."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise Stop(
            "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
            "Start it from a desktop session, or stay in the terminal: python3 dev.py run --help"
        )


def run(arguments: list) -> int:
    window = not arguments or arguments[0] == "open"  # everything else the command does needs no Qt
    if window:
        require_display()
    require_venv({**QT_LIBRARIES, **X_LIBRARIES} if window else {})
    return become([PYTHON, "-m", "playground", *arguments], environment())


def offscreen() -> dict:
    return environment(QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM") or "offscreen")


def setup(arguments: list) -> int:
    require_venv(QT_LIBRARIES)
    os.chdir(ROOT)
    return 0


def test(arguments: list) -> int:
    setup([])
    offer_screen()
    own = any(argument.startswith(("-n", "--numprocesses", "-p", "--pdb")) for argument in arguments)
    # pyproject.toml leaves the marked tests out with -m; the last -m counts, and an empty one selects every test.
    chosen = ([] if own else ["-n", "2", "--dist", "worksteal"]) + (["-m", ""] if "--all" in arguments else [])
    chosen += [argument for argument in arguments if argument != "--all"]
    return become([PYTHON, "-m", "pytest", *chosen], offscreen())


def check(arguments: list) -> int:
    require_venv({})
    tools = os.path.dirname(PYTHON)
    failed = 0
    for name, command in {
        "lint": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "."],
        "types": ["mypy"],
        "import contracts": ["lint-imports"],
    }.items():
        reason = quiet([os.path.join(tools, command[0]), *command[1:]], lines=200)
        failed += reason != ""
        say(f"{name}: " + (f"failed ({' '.join(command)})\n{reason}" if reason else "passed"))
    return min(failed, 1)


def bench(arguments: list) -> int:
    setup([])
    return become([PYTHON, "-m", "tests.benchmarks", *arguments], offscreen())


def package(arguments: list) -> int:
    setup([])
    return become([PYTHON, os.path.join(ROOT, "packaging", "build.py"), *arguments], offscreen())


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "package": package, "setup": setup}


def main() -> int:
    try:
        if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
            asked = sys.argv[1:2] and sys.argv[1] not in ("-h", "--help", "help")
            print((f"unknown command {sys.argv[1]!r}; the commands are:\n\n" if asked else "") + __doc__.strip())
            return 2 if asked or len(sys.argv) < 2 else 0
        require_python()
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except Stop as stop:
        say(f"stopped: {stop}")
        return 2
    except KeyboardInterrupt:
        say("interrupted")
        return 130


if __name__ == "__main__":
    sys.exit(main())
