import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from playground.base.helper import helper
from playground.base.run_shared import run_shared


def test_everything_is_made_once_and_in_its_place() -> None:
    asked: list[int] = []

    def work(k: int) -> int:
        asked.append(k)
        return 10 * k

    assert run_shared(work, 300) == [10 * k for k in range(300)]
    assert sorted(asked) == list(range(300))
    assert run_shared(work, 0) == []


def test_two_threads_work_side_by_side() -> None:
    both = threading.Barrier(2, timeout=30)
    assert run_shared(lambda k: both.wait() >= 0, 2) == [True, True]


def test_a_busy_helper_is_not_waited_for() -> None:
    go = threading.Event()
    busy = helper().submit(go.wait, 30)
    assert run_shared(lambda k: threading.get_ident(), 5) == [threading.get_ident()] * 5
    assert not busy.done()
    go.set()
    assert busy.result()


def test_the_helper_can_share_too() -> None:
    assert helper().submit(run_shared, lambda k: k, 3).result(30) == [0, 1, 2]


@pytest.mark.parametrize("bad", [0, 7, 19])
def test_an_exception_ends_the_work_of_both(bad: int) -> None:
    running: list[int] = []

    def work(k: int) -> int:
        running.append(k)
        if k == bad:
            raise ZeroDivisionError(k)
        running.remove(k)
        return k

    with pytest.raises(ZeroDivisionError):
        run_shared(work, 20)
    assert running == [bad]


def test_as_many_threads_as_a_pool_gives_work_beside_this_one() -> None:
    three = threading.Barrier(3, timeout=30)
    with ThreadPoolExecutor(2) as pool:
        assert run_shared(lambda k: three.wait() >= 0, 3, pool, 2) == [True, True, True]
