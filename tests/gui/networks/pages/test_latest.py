"""Work in a thread, of which the newest is kept."""

import threading

from playground.base.errors import PlaygroundError
from playground.gui.networks.page_parts.latest import Latest
from playground.services.worker import Ticket


def test_what_is_under_way_is_finished_and_of_what_waits_the_newest_is_done() -> None:
    delivered, seen, gate = threading.Semaphore(0), list[str](), threading.Event()
    calls = []
    latest = Latest(lambda call: (calls.append(call), delivered.release())[1], seen.append, "layers")

    def work(name: str) -> object:
        def do(ticket: Ticket) -> str:
            gate.wait(10)
            return name

        return do

    for name in ("first", "second", "third"):
        latest.ask(work(name), seen.append)  # type: ignore[arg-type]
    assert not latest.idle
    gate.set()
    while not latest.idle or calls:
        assert delivered.acquire(timeout=10)
        calls.pop(0)()
    assert seen == ["first", "third"]
    latest.close()


def test_a_failure_is_said_and_what_was_forgotten_is_not() -> None:
    delivered, calls, said = threading.Semaphore(0), [], list[str]()
    latest = Latest(lambda call: (calls.append(call), delivered.release())[1], said.append, "layers")

    def fail(ticket: Ticket) -> None:
        raise PlaygroundError("it cannot be done")

    latest.ask(fail, said.append)
    assert delivered.acquire(timeout=10)
    calls.pop()()
    assert said == ["it cannot be done"] and latest.idle
    latest.ask(fail, said.append)
    assert delivered.acquire(timeout=10)
    latest.forget()
    calls.pop()()
    assert said == ["it cannot be done"] and latest.idle
    latest.close()
