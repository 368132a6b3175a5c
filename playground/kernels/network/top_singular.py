"""The largest singular value of a matrix with its vectors, to the last digits, and how the vectors turn.

Lanczos's iteration on WᵀW with every vector held orthogonal to all before it (Golub & Van Loan, Matrix Computations,
10.1–10.4) ends within min(out, in) + 1 steps whatever the gaps are, and far earlier where there is one. It begins
with a fixed vector, so that the result is a function of W alone.
"""

from math import sqrt
from typing import Any

from playground.kernels.compiling.views import numbers
from playground.kernels.direct.exact import exact
from playground.kernels.network.rows import add_multiple, fill_zero, inner, one_over, scale
from playground.kernels.network.tiles import part

_EVERY = 4
_GOLDEN = 0.6180339887498949


def apply(weights: Any, row: Any, out: Any, m: int, k: int) -> None:
    """out = W·row."""
    for r in range(m):
        out[r] = inner(part(weights, r * k), row, k)


def add_transposed(weights: Any, row: Any, out: Any, m: int, k: int) -> None:
    """out += Wᵀ·row."""
    for r in range(m):
        add_multiple(out, row[r], part(weights, r * k), k)


def _begin(row: Any, k: int) -> None:
    """A fixed vector of length 1 that has a part along every vector one meets: multiples of the golden section."""
    for i in range(k):
        place = _GOLDEN * float(i + 1)
        row[i] = 0.5 + place - float(int(place))
    scale(row, 1.0 / sqrt(inner(row, row, k)), row, k)


def _largest(weights: Any, count: int) -> float:
    largest = 0.0
    for i in range(count):
        largest = max(largest, abs(float(weights[i])))
    return largest


@exact
def _is_above(bound: float, alphas: Any, betas: Any, count: int) -> bool:
    """Whether a bound is above all eigenvalues of the tridiagonal matrix: the pivots of bound − T are positive."""
    pivot = bound - alphas[0]
    i = 1
    while i < count and pivot > 0.0:
        pivot = bound - alphas[i] - betas[i - 1] * betas[i - 1] / pivot
        i += 1
    return pivot > 0.0


@exact
def _top_of_tridiagonal(alphas: Any, betas: Any, top: Any, pivots: Any, count: int) -> float:
    """The largest eigenvalue of a tridiagonal matrix, from above, and its vector: bisection and inverse iteration."""
    low, high = alphas[0], 0.0
    for i in range(count):
        low = max(low, alphas[i])
        before, after = 0.0, 0.0
        if i > 0:
            before = betas[i - 1]
        if i < count - 1:
            after = betas[i]
        high = max(high, alphas[i] + before + after)
    high = high + 1e-15 * high
    # Two neighbouring doubles are at most 2.3e-16 apart.
    while high - low > 4e-16 * high:
        middle = low + 0.5 * (high - low)
        if _is_above(middle, alphas, betas, count):
            high = middle
        else:
            low = middle
    for i in range(count):
        top[i] = 1.0
    for _ in range(3):
        _solve(high, alphas, betas, top, pivots, count)
    return high


@exact
def _solve(bound: float, alphas: Any, betas: Any, top: Any, pivots: Any, count: int) -> None:
    """One inverse iteration with bound − T, which is positive definite, and the length made 1."""
    pivots[0] = bound - alphas[0]
    for i in range(1, count):
        pivots[i] = bound - alphas[i] - betas[i - 1] * betas[i - 1] / pivots[i - 1]
        top[i] += betas[i - 1] / pivots[i - 1] * top[i - 1]
    top[count - 1] = top[count - 1] / pivots[count - 1]
    largest = top[count - 1]
    for i in range(count - 2, -1, -1):
        top[i] = (top[i] + betas[i] * top[i + 1]) / pivots[i]
        largest = max(largest, top[i])
    total = 0.0
    for i in range(count):
        top[i] = top[i] / largest
        total += top[i] * top[i]
    total = sqrt(total)
    for i in range(count):
        top[i] = top[i] / total


def top_singular(weights: Any, u: Any, v: Any, room: int, m: int, k: int) -> float:
    """σ₁ of W (m, k) with u (m) and v (k), W·v = σ₁·u; 0 for W = 0. `room` is the address of `room_for` numbers."""
    most = min(m, k) + 1
    alphas, betas = numbers(room, most), numbers(room + 8 * most, most)
    top, pivots = numbers(room + 16 * most, most), numbers(room + 24 * most, most)
    basis = numbers(room + 32 * most, k * (most + 1))
    _begin(basis, k)
    # In units of the largest entry, or fourth powers would leave the range.
    shrink = one_over(_largest(weights, m * k))
    count, done = 0, False
    while count < most and not done:
        here, following = part(basis, count * k), part(basis, count * k + k)
        apply(weights, here, u, m, k)
        scale(u, shrink, u, m)
        fill_zero(following, k)
        add_transposed(weights, u, following, m, k)
        scale(following, shrink, following, k)
        alphas[count] = inner(u, u, m)
        for _ in range(2):
            for j in range(count + 1):
                other = part(basis, j * k)
                add_multiple(following, -inner(other, following, k), other, k)
        beta = sqrt(inner(following, following, k))
        betas[count] = beta
        scale(following, one_over(beta), following, k)
        count += 1
        if count % _EVERY == 0 or count == most or beta <= 1e-14 * alphas[0]:
            value = 0.0
            if alphas[0] > 0.0:
                value = _top_of_tridiagonal(alphas, betas, top, pivots, count)
            done = beta * abs(top[count - 1]) <= 1e-15 * value or beta <= 1e-14 * value or not (value > 0.0)
    fill_zero(v, k)
    for j in range(count):
        add_multiple(v, top[j], part(basis, j * k), k)
    scale(v, one_over(sqrt(inner(v, v, k))), v, k)
    apply(weights, v, u, m, k)
    value = sqrt(inner(u, u, m))
    scale(u, one_over(value), u, m)
    return value


def turn_of_vectors(
    weights: Any, moved: Any, value: float, u: Any, v: Any, u_turn: Any, v_turn: Any, room: int, m: int, k: int
) -> float:
    """How σ₁ and its vectors turn where W moves: (σ₁² − WᵀW)·v̇ = (1 − v·vᵀ)(ẆᵀW + WᵀẆ)·v, by conjugate gradients.

    What has no gap to σ₁ does not turn: σ₁ has no second derivative there.
    """
    right, across, step = numbers(room, k), numbers(room + 8 * k, k), numbers(room + 16 * k, k)
    apply(moved, v, u_turn, m, k)
    change = inner(u, u_turn, m)
    fill_zero(right, k)
    add_transposed(weights, u_turn, right, m, k)
    for r in range(m):
        add_multiple(right, value * u[r], part(moved, r * k), k)
    add_multiple(right, -inner(v, right, k), v, k)
    scale(step, 1.0, right, k)
    fill_zero(v_turn, k)
    rest = inner(right, right, k)
    enough, square, turn, most = 1e-30 * rest, value * value, 0, 10 * min(m, k) + 50
    while turn < most and rest > enough:
        apply(weights, step, u_turn, m, k)
        fill_zero(across, k)
        add_transposed(weights, u_turn, across, m, k)
        for i in range(k):
            across[i] = square * step[i] - across[i]
        add_multiple(across, -inner(v, across, k), v, k)
        bend = inner(step, across, k)
        if not (bend > 1e-13 * square * inner(step, step, k)):
            break
        add_multiple(v_turn, rest / bend, step, k)
        add_multiple(right, -rest / bend, across, k)
        before = rest
        rest = inner(right, right, k)
        for i in range(k):
            step[i] = right[i] + rest / before * step[i]
        turn += 1
    for r in range(m):
        turned = inner(part(moved, r * k), v, k) + inner(part(weights, r * k), v_turn, k)
        u_turn[r] = one_over(value) * (turned - change * u[r])
    return change
