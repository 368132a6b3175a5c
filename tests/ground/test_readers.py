"""What comes from a disk is decoded in few places, which bound and check it; few handlers catch whatever comes."""

from __future__ import annotations

import ast
from functools import cache

from tests.ground._tree import ROOT

# Each reader with the file that may call it, and why it may.
READERS = {
    ("msgspec.json.decode", "base/read_json.py"): "the one reader of JSON",
    ("msgspec.json.decode", "base/json_pieces.py"): "parts of a long text, for that reader",
    ("json.loads", "base/doubled_key.py"): "Python's reader knows the place of a doubled key",
    ("tomllib.loads", "problems/definition_file.py"): "surfaces of one's own",
    ("tomllib.loads", "gui/theme/tokens.py"): "themes, which come with the program",
    ("np.load", "networks/data/sets/digits.py"): "an array that comes with the program, without pickles",
    ("np.load", "services/training_store.py"): "the state of a training: bounded, without pickles, damage is told",
    (
        "pickle.loads",
        "kernels/compiling/stored_kernels.py",
    ): "entries whose sum was checked, in a folder closed to others",
}
_NAMES = {
    "msgspec.json.decode", "json.loads", "json.load", "tomllib.loads", "tomllib.load", "np.load", "numpy.load",
    "pickle.loads", "pickle.load", "eval",
}  # fmt: skip

# Handlers of everything, with what they do about it.
CATCH_ALL = {
    "base/catalogue.py": "a file of a catalogue: named with the reason, and raised when it is asked for",
    "base/errors.py": "the text of any object is wanted for an error, and what a person's __repr__ raises is unknown",
    "base/files.py": "removes its temporary file, closes its handle, and raises again",
    "base/run_shared.py": "stops the others and raises again",
    "gui/places/networks.py": "logged, and told in the window",
    "gui/places/race.py": "logged, and told in the window",
    "gui/widgets/paints.py": "told by sys.excepthook: an error that leaves a painter ends the process",
    "kernels/racing/python_step.py": "no exception can cross machine code: it is kept and raised behind it",
    "optimizers/forms/python_rule.py": "a person's function: raised again with the step",
    "services/trainer_worker.py": "logged, and told in the window",
    "services/training_keeper.py": "notes that the state was not written, and raises again",
    "services/turning_thread.py": "logged, and told in the window",
    "simulation/trace_starts.py": "a library's method or a person's function: raised again with the step",
}


@cache
def trees() -> tuple[tuple[str, tuple[ast.AST, ...]], ...]:
    """Each file of the program with all nodes of its syntax."""
    files = sorted((ROOT / "playground").rglob("*.py"))
    return tuple(
        (
            file.relative_to(ROOT / "playground").as_posix(),
            tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8")))),
        )
        for file in files
    )


def test_files_are_decoded_by_their_one_reader() -> None:
    found = {
        (ast.unparse(node.func), name)
        for name, nodes in trees()
        for node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _NAMES
    }
    assert found == set(READERS)


def test_every_handler_of_everything_is_known_and_hides_nothing() -> None:
    def catches_all(handler: ast.ExceptHandler) -> bool:
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)

    found = {
        name for name, nodes in trees() for node in nodes if isinstance(node, ast.ExceptHandler) and catches_all(node)
    }
    suppressed = {
        name
        for name, nodes in trees()
        for node in nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("suppress")
        and any(ast.unparse(kind) in ("Exception", "BaseException") for kind in node.args)
    }
    assert found == set(CATCH_ALL) and not suppressed
