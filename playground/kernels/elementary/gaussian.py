"""The bell curve and what lies under its tail."""

from playground.kernels.elementary.exponential import exponential_of_sum
from playground.kernels.elementary.traced import Value, fma, polynomial, select

# (u + 5)·Φ(-u)/e^(-u²/2) in powers of s = (9/4)·u/(u + 5) - 1, which runs from -1 to 1 while u runs from 0 to 40;
# fitted from the constant on, each to what the rounding of those before it left: error 6e-17 of itself.
_SERIES = (
    0.8496957717177205,
    -0.7004649271683129,
    0.4843749841428231,
    -0.27811948195867214,
    0.12948165075074378,
    -0.04643984847107911,
    0.011238259240325503,
    -0.0008922359991697656,
    -0.0005313521277224029,
    0.0001983614999432371,
    4.02686232638933e-06,
    -1.830950546618287e-05,
    1.981611830886946e-06,
    1.6316165820281238e-06,
    -3.145188240710444e-07,
    -1.6565034479551736e-07,
    3.7749208951227724e-08,
    1.9490361101276984e-08,
    -4.064845927104381e-09,
    -2.2993443611211106e-09,
    4.046191472340487e-10,
    1.822823555115046e-10,
    -3.1426363430110114e-11,
)
# Beyond it the bell is 0.
_REACH = 40.0


def exponential_of_square(x: Value, factor: float) -> Value:
    """e^(factor·x²) for a power of two as factor: the square is a sum of two doubles, or its error would grow."""
    square = x * x
    return exponential_of_sum(factor * square, factor * fma(x, x, -square))


def ratio_of_tail(u: Value) -> Value:
    """Φ(-u)/e^(-u²/2) for u ≥ 0, half of Mills' ratio but for √(2π); from 40 on as at 40."""
    u = select(u > _REACH, _REACH, u)
    inverse = 1.0 / (u + 5.0)
    return inverse * polynomial(fma(u * inverse, 2.25, -1.0), _SERIES)
