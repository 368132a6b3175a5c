"""Start the program as a person does, and tell when what was seen: `python -m tests.benchmarks._first_start BEGIN`.

BEGIN is the monotonic clock when the process was started. Prints one line of JSON: seconds until the window was
painted, until the first race was and until its first chart was, and the longest time for which the event loop stood
still between window and race.
"""

from __future__ import annotations

import json
import sys
from time import monotonic, perf_counter
from typing import Any

BEGIN = float(sys.argv[1])
TICK = 5  # milliseconds


def _watch(window: Any) -> None:
    """Note the first paints, and how regularly a timer comes round between them."""
    from PySide6.QtCore import Qt, QTimer

    from tests.benchmarks._stage import Watch

    seen: dict[str, float] = {}
    stall, last = [0.0], [perf_counter()]
    charts: list[Watch] = []

    def tick() -> None:
        now = perf_counter()
        if "race" not in seen:
            stall[0] = max(stall[0], now - last[0] - TICK / 1e3)
        last[0] = now
        chart = window.race.panels["loss"].chart
        if not charts and chart.stage is not None:
            charts.append(Watch(chart.stage.viewport()))
        if "race" in seen and "charts" not in seen and charts and charts[0].painted:
            seen["charts"] = monotonic() - BEGIN
            print(json.dumps({**seen, "stall": stall[0]}), flush=True)
            window.close()

    def painted() -> None:
        tick()
        if "window" not in seen:
            seen["window"] = monotonic() - BEGIN
            stall[0] = 0.0
        if "race" not in seen and window.race.plane.result is not None:
            seen["race"] = monotonic() - BEGIN

    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK)
    # Queued: it comes when the paint has reached the screen.
    window.race.plane.painted.connect(painted, Qt.ConnectionType.QueuedConnection)


def main() -> int:
    """Run the command without arguments, with a look at the window it opens."""
    from playground.cli.main import main as command
    from playground.gui import open_window as home

    open_window = home.open_window

    def opened(*arguments: Any) -> Any:
        window = open_window(*arguments)
        _watch(window)
        return window

    home.open_window = opened
    return command([])


if __name__ == "__main__":
    sys.exit(main())
