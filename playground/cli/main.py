"""The command `playground`."""

import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import ModuleType

from playground.base.errors import PlaygroundError, shown, unknown
from playground.cli import code as code_command
from playground.cli import curvature as curvature_command
from playground.cli import list as list_command
from playground.cli import open as open_command
from playground.cli import points as points_command
from playground.cli import run as run_command
from playground.cli import train as train_command
from playground.cli._named import begin
from playground.cli._parser import Parser

# What shells say of a program ended by Ctrl-C, and of one whose reader went away.
INTERRUPTED = 130
BROKEN_PIPE = 141
ERROR = 2

COMMANDS: dict[str, ModuleType] = {
    "open": open_command,
    "run": run_command,
    "train": train_command,
    "list": list_command,
    "points": points_command,
    "code": code_command,
    "curvature": curvature_command,
}
# Options that may be told a number below 0.
_NUMBERS = (
    "--start",
    "--relief",
    "--domain",
    "--box",
    "--tolerance",
    "--step-tolerance",
    "--steps",
    "--seed",
    "--threads",
    "--target",
)
_EPILOG = """\
Without a command the window opens, with what was in it when it was last closed.

  playground open race.json
  playground run --surface rosenbrock:a=1,b=100 --start=-1.5,2 --optimizer adam:lr=0.05 --steps 500 --csv race.csv
  playground train --data spirals --hidden 32,32 --optimizer adam:lr=0.01 --csv training.csv
  playground list optimizers

playground COMMAND --help tells more about a command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code.

    0 done, 2 an error, 130 interrupted, 141 the output is no longer read.

    Arguments: `argv` the words after the program's name, by default those of the process.
    What a person did wrong is one sentence on standard error.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    begin()
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that cannot write "Goldstein–Price" gets a question mark in it.
        sys.stdout.reconfigure(errors="replace")
    try:
        code = _dispatch(words)
        sys.stdout.flush()
        return code
    except PlaygroundError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except MemoryError:
        return _complain("there is not enough memory for this; take fewer starts, steps or contenders")
    except OSError as error:
        _forget_output()
        what = f"cannot read or write {error.filename}" if error.filename else "cannot write"
        return _complain(f"{what}: {error.strerror or error}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("playground"):
            raise
        return _complain(f"the library {error.name} is not installed, and this needs it; install the program anew")


def _dispatch(words: list[str]) -> int:
    parser = _parser()
    if not words:
        return open_command.execute(None)
    if not words[0].startswith("-") and words[0] not in COMMANDS:
        raise _no_command(words[0])
    # A number such as -1.5,2 and a formula such as -x^2 look like options to argparse.
    for place in range(len(words) - 1, 0, -1):
        number = words[place - 1] in _NUMBERS and re.match(r"-[\d.]", words[place])
        if number or (words[place - 1] == "--formula" and re.match(r"-[^-]", words[place])):
            words[place - 1 : place + 1] = [f"{words[place - 1]}={words[place]}"]
    try:
        arguments = parser.parse_args(words)
    except SystemExit as done:  # after --help and --version
        return int(done.code or 0)
    return int(arguments.execute(arguments))


def _parser() -> Parser:
    import playground

    parser = Parser("playground", "Pick a surface, place start points, choose optimizers, and race them.", _EPILOG)
    parser.add_argument("--version", action="version", version=f"optimizer-playground {playground.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = module.declare(commands, name)
        command.set_defaults(execute=module.execute)
    return parser


def _no_command(word: str) -> PlaygroundError:
    if word.endswith(".json"):
        return PlaygroundError(f"there is no command {shown(word)}; to open a race say: playground open {word[:200]}")
    return unknown("command", word, COMMANDS)


def _complain(sentence: str) -> int:
    """Print one line without control characters, which a file's name may hold."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in sentence)
    sys.stderr.flush()
    print(f"playground: {shown}", file=sys.stderr)
    return ERROR


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere, or it would complain once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass
