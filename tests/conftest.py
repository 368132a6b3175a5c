"""Surroundings of every test: no screen, no folders of the person's own, one shared cache of compiled kernels."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt or the kernels, which read these once.
if not os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PLAYGROUND_CACHE_DIR", str(Path(__file__).resolve().parent.parent / ".pytest_cache" / "kernels"))
_FOLDERS = Path(tempfile.mkdtemp(prefix="playground-tests-"))
for _name in ("CONFIG", "STATE"):
    os.environ[f"PLAYGROUND_{_name}_DIR"] = str(_FOLDERS / "session" / _name.lower())

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from tests.children import hear_ctrl_c  # noqa: E402

hear_ctrl_c()

# The first example may compile a kernel, and two processes share two processors: no deadlines.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that no processor waits for it in the end."""
    items.sort(key=lambda item: "/walk/" not in item.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """The tests stay until the end: no search for garbage looks through them, of which every window asks for one."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    shutil.rmtree(_FOLDERS, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and state of one test are not those of another; the folders appear when somebody writes there."""
    folder = Path(tempfile.mktemp(dir=_FOLDERS))
    for name in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"PLAYGROUND_{name}_DIR", str(folder / name.lower()))


@pytest.fixture(scope="module")
def checked_kernels() -> Iterator[None]:
    """Steps and hooks that are compiled in this module stop where an index lies outside its array."""
    from playground.kernels.compiling.checked import checked

    with checked():
        yield


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails a test, unless the test takes `caplog` and so looks at the log itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    assert not listener.lines, f"nobody expected these log lines: {listener.lines}"
