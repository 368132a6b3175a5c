"""What a kill left in the program's own folders is gone after the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.base.parts import part_of
from playground.services.sweep import sweep_own_folders


def test_parts_go_from_every_folder_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [
        tmp_path / name for name in ("config/rules", "config/surfaces", "state/windows", "state", "cache/kernels-1")
    ]
    for name in ("config", "state", "cache"):
        monkeypatch.setenv(f"PLAYGROUND_{name.upper()}_DIR", str(tmp_path / name))
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        own = part_of(place / "file.json")
        process = own.name.split(".")[-2]
        own.write_bytes(b"being written")
        own.with_name(own.name.replace(process, process.split("-")[0] + "-999999999-1-00000000")).write_bytes(b"left")
        (place / "file.json").write_bytes(b"whole")
    sweep_own_folders()
    for place in places:
        assert sorted(path.read_bytes() for path in place.iterdir() if path.is_file()) == [b"being written", b"whole"]
