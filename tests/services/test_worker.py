"""One thread, the newest job wins."""

import queue
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from playground.base.errors import PlaygroundError
from playground.services.worker import Ticket, Worker

Calls = queue.Queue[Callable[[], None]]


@pytest.fixture
def calls() -> Calls:
    return queue.Queue()


@pytest.fixture
def worker(calls: Calls) -> Iterator[Worker]:
    made = Worker(calls.put, "test")
    yield made
    made.close()
    assert not any(thread.name == "test" for thread in threading.enumerate())


def _refuse(error: PlaygroundError) -> None:
    raise AssertionError(error)


def test_an_answer_arrives_where_it_belongs(worker: Worker, calls: Calls) -> None:
    answers: list[int] = []
    worker.submit(lambda ticket: 42, answers.append, _refuse)
    assert not answers
    calls.get(timeout=5)()
    assert answers == [42]


def test_the_newest_job_wins_and_the_old_answer_is_dropped(worker: Worker, calls: Calls) -> None:
    answers: list[str] = []
    begun, go = threading.Event(), threading.Event()

    def slow(ticket: Ticket) -> str:
        begun.set()
        go.wait(5)
        return "old"

    worker.submit(slow, answers.append, _refuse)
    begun.wait(5)
    worker.submit(lambda ticket: "dropped while it waited", answers.append, _refuse)
    worker.submit(lambda ticket: "new", answers.append, _refuse)
    go.set()
    calls.get(timeout=5)()
    assert answers == ["new"]
    assert calls.empty()


def test_an_answer_on_its_way_is_dropped_when_something_newer_is_asked_for(worker: Worker, calls: Calls) -> None:
    answers: list[str] = []
    worker.submit(lambda ticket: "old", answers.append, _refuse)
    late = calls.get(timeout=5)
    worker.submit(lambda ticket: "new", answers.append, _refuse)
    late()
    calls.get(timeout=5)()
    assert answers == ["new"]


def test_a_job_hears_that_it_is_no_longer_wanted(worker: Worker) -> None:
    heard = threading.Event()

    def patient(ticket: Ticket) -> None:
        while not ticket.dropped():
            time.sleep(0.001)
        heard.set()

    worker.submit(patient, lambda answer: None, _refuse)
    worker.cancel()
    time.sleep(0.05)
    worker.submit(patient, lambda answer: None, _refuse)
    time.sleep(0.05)
    worker.cancel()
    assert heard.wait(5)


def test_a_refusal_and_a_failure_both_arrive_as_one_sentence(
    worker: Worker, calls: Calls, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[str] = []

    def refuse(ticket: Ticket) -> None:
        raise PlaygroundError("start 0 is no number")

    def break_down(ticket: Ticket) -> None:
        raise ZeroDivisionError("unforeseen")

    for work in (refuse, break_down):
        worker.submit(work, lambda answer: None, lambda error: errors.append(str(error)))
        calls.get(timeout=5)()
    assert errors[0] == "start 0 is no number"
    assert "unforeseen" in errors[1]
    assert "a thread met something unexpected" in caplog.text and "ZeroDivisionError" in caplog.text


def test_after_closing_nothing_is_done(calls: Calls) -> None:
    worker = Worker(calls.put, "closed")
    worker.close()
    assert worker.submit(lambda ticket: 1, lambda answer: None, _refuse).dropped()
    assert calls.empty()
