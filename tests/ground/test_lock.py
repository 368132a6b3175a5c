"""The lock names exact versions for every supported Python, and nothing about where they came from."""

from __future__ import annotations

import re
import tomllib

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.ground._tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ("3.11", "3.12", "3.13")


def locked() -> list[Requirement]:
    return [Requirement(line.rstrip("\\ ")) for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]


def holds(marker: Marker | None, python: str) -> bool:
    machine = {"python_version": python, "python_full_version": python + ".9", "sys_platform": "linux"}
    return marker is None or marker.evaluate({**machine, "platform_python_implementation": "CPython"})


def test_the_lock_carries_no_address() -> None:
    for word in ("://", "http", "file:", "index-url", "find-links", " @ ", "git+"):
        assert word not in LOCK


def test_every_locked_package_has_a_version_and_hashes() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(blocks) == len(locked())
    for block in blocks:
        assert re.match(r"[\w.-]+==\S+", block) and "--hash=sha256:" in block, block.splitlines()[0]


def test_each_python_gets_exactly_one_version_of_each_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = project["project"]["dependencies"] + groups["test"] + groups["check"] + groups["package"]
    for text in wanted:
        asked = Requirement(text)
        for python in PYTHONS:
            found = [
                one
                for one in locked()
                if canonicalize_name(one.name) == canonicalize_name(asked.name) and holds(one.marker, python)
            ]
            versions = [str(one.specifier).removeprefix("==") for one in found]
            assert len(versions) == 1, f"{asked.name} on Python {python}: {versions}"
            assert asked.specifier.contains(versions[0]), f"{asked} is locked at {versions[0]}; make the lock anew"
