"""The update of every elementwise optimizer at its defaults, as lines of C, and the loop round them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Loop:
    """One method: `update` changes x and the states of one coordinate from g (and d, h), once what a step makes before.

    `states` may give a first value; `constants` and `carried` declare numbers of the whole run; `look` is the point
    where the gradient is taken, from x and the states; `curved` whether d, the Hessian's diagonal, is made, every
    `interval` steps; `plane` the update of both coordinates of a point instead, from hxx, hxy, hyy.
    """

    update: str = ""
    states: str = ""
    constants: str = ""
    carried: str = ""
    once: str = ""
    look: str = ""
    curved: bool = False
    interval: int = 1
    plane: str = ""


_BETAS = "const double b1 = 0.9, b2 = 0.999, eps = 1e-8;"
_POWERS = "double power1 = 1, power2 = 1, rate, c2;"
_CORRECT = "power1 *= b1; power2 *= b2; rate = lr / (1 - power1); c2 = 1 / (1 - power2);"
_AVERAGES = "m = b1 * m + (1 - b1) * g; s = b2 * s + (1 - b2) * g * g;"
_SIGN = "((v > 0) - (v < 0))"
_ADAM = {"states": "m s", "constants": _BETAS, "carried": _POWERS, "once": _CORRECT}

LOOPS: dict[str, Loop] = {
    "gradient_descent": Loop("x -= lr * g;"),
    "heavy_ball": Loop("v = 0.9 * v - g; x += lr * v;", "v"),
    "nesterov": Loop("v = 0.9 * v - g; x += lr * v;", "v", look="x + lr * 0.9 * v"),
    "separate_gains": Loop(
        "double a = g * last; gain = a > 0 ? gain + 0.05 : a < 0 ? gain * 0.95 : gain;"
        "gain = gain < 0.1 ? 0.1 : gain > 10 ? 10 : gain; last = g; x -= lr * gain * g;",
        "last gain=1",
    ),
    "sign_descent": Loop(f"double v = g; x -= lr * {_SIGN};"),
    "rprop": Loop(
        "double a = g * last; double up = size * 1.2, down = size * 0.5;"
        "up = up < 50 ? up : 50; down = down > 1e-6 ? down : 1e-6;"
        "size = a > 0 ? up : a < 0 ? down : size; g = a < 0 ? 0 : g; last = g;"
        "x += g > 0 ? -size : g < 0 ? size : 0;",
        "last size=0.1",
    ),
    "rmsprop": Loop("s = 0.9 * s + 0.1 * g * g; x -= lr * g / (sqrt(s) + 1e-8);", "s"),
    "adagrad": Loop("s += g * g; x -= lr * g / (sqrt(s) + 1e-10);", "s"),
    "adadelta": Loop(
        "s = 0.95 * s + 0.05 * g * g; double step = sqrt(u + 1e-6) / sqrt(s + 1e-6) * g;"
        "x -= lr * step; u = 0.95 * u + 0.05 * step * step;",
        "s u",
    ),
    "adam": Loop(f"{_AVERAGES} x -= rate * m / (sqrt(s * c2) + eps);", **_ADAM),
    "amsgrad": Loop(
        f"{_AVERAGES} top = top > s ? top : s; x -= lr * m / (sqrt(top) + eps);", "m s top", constants=_BETAS
    ),
    "adamw": Loop(f"{_AVERAGES} x -= lr * 0.01 * x + rate * m / (sqrt(s * c2) + eps);", **_ADAM),
    "nadam": Loop(
        "m = now * m + (1 - now) * g; s = b2 * s + (1 - b2) * g * g;"
        "x -= (by_m * m + by_g * g) / (sqrt(s * c2) + eps);",
        "m s", _BETAS, "double falling = 1, product = 1, power2 = 1, now, by_m, by_g, c2, ratio = pow(0.96, 0.004);",
        "falling *= ratio; now = b1 * (1 - 0.5 * falling); double later = b1 * (1 - 0.5 * falling * ratio);"
        "product *= now; power2 *= b2; by_m = lr * later / (1 - product * later);"
        "by_g = lr * (1 - now) / (1 - product); c2 = 1 / (1 - power2);",
    ),
    "adamax": Loop(
        "m = b1 * m + (1 - b1) * g; double a = fabs(g); u = b2 * u > a ? b2 * u : a; x -= rate * m / u;",
        "m u", _BETAS, "double power1 = 1, rate;", "power1 *= b1; rate = lr / (1 - power1);",
    ),
    "radam": Loop(
        f"{_AVERAGES} x -= m * (plain + scaled / (sqrt(s) + eps));",
        "m s", _BETAS, "double power1 = 1, power2 = 1, plain, scaled; const double most = 2 / (1 - b2) - 1;",
        "power1 *= b1; power2 *= b2; plain = lr / (1 - power1); scaled = 0;"
        "double len = most - 2.0 * t * power2 / (1 - power2);"
        "if (len > 4) { scaled = plain * sqrt((len - 4) * (len - 2) * most / ((most - 4) * (most - 2) * len)"
        " * (1 - power2)); plain = 0; }",
    ),
    "yogi": Loop(
        "double q = g * g; s = t == 1 ? q : s; m = b1 * m + (1 - b1) * g;"
        f"double v = s - q; s -= (1 - b2) * {_SIGN} * q; x -= lr * m / (sqrt(s) + 1e-3);",
        "m s", _BETAS,
    ),
    "adabelief": Loop(
        "m = b1 * m + (1 - b1) * g; s = b2 * s + (1 - b2) * (g - m) * (g - m) + eps;"
        "x -= rate * m / (sqrt(s * c2) + eps);",
        **_ADAM,
    ),
    "lion": Loop(f"double v = 0.9 * m + 0.1 * g; x -= lr * {_SIGN}; m = 0.99 * m + 0.01 * g;", "m"),
    "adan": Loop(
        "double change = t > 1 ? g - last : 0, ahead = g + 0.92 * change;"
        "if (t == 1) { m = g; n = g * g; } else if (t == 2) v = change;"
        "m = 0.98 * m + 0.02 * g; v = 0.92 * v + 0.08 * change; n = 0.99 * n + 0.01 * ahead * ahead;"
        "x -= lr * (m + 0.92 * v) / (sqrt(n) + 1e-8); last = g;",
        "last m v n",
    ),
    "sophia": Loop(
        "m = 0.96 * m + 0.04 * g; if (t % 10 == 1) h = 0.99 * h + 0.01 * d;"
        "double r = 0.01 * h; r = m / (r > 1e-12 ? r : 1e-12); x -= lr * (r > 1 ? 1 : r < -1 ? -1 : r);",
        "m h", curved=True, interval=10,
    ),
    "schedule_free": Loop(
        "s = 0.999 * s + 0.001 * g * g; z -= lr * g / (sqrt(s * c2) + 1e-8); x += share * z; z *= 1 - share;",
        "z s", carried="double power2 = 1, c2, share;",
        once="power2 *= 0.999; c2 = 1 / (1 - power2); share = 1.0 / t;", look="x + (1 - 0.9) * z",
    ),
    "cocob": Loop(
        "start = t == 1 ? x : start; double a = fabs(g); scale = scale > a ? scale : a; total += a;"
        "reward -= g * (x - start); reward = reward > 0 ? reward : 0; theta -= g;"
        "double most = total + scale > 100 * scale ? total + scale : 100 * scale;"
        "x = start + theta / most * (1 + reward / scale);",
        "start theta scale=1e-8 total reward",
    ),
    "vsgd": Loop(
        "double bend = fabs(d), weight = 1 / tau; if (t == 1) { mean = g; square = 2 * g * g; curv = 2 * bend; }"
        "mean += weight * (g - mean); square += weight * (g * g - square); curv += weight * (bend - curv);"
        "double part = mean * mean / (square > 1e-300 ? square : 1e-300);"
        "x -= part / (curv > 1e-9 ? curv : 1e-9) * g; tau = (1 - part) * tau + 1;",
        "mean square curv tau=10", curved=True,
    ),
    "diagonal_levenberg_marquardt": Loop("h = fabs(d); x -= lr * g / (h + 0.02);", "h", curved=True),
    "sgd_qn": Loop(
        "b = t == 1 ? 1 : b; double moved = x - point, change = g - slope; int curves = moved * change > 0;"
        "double r = curves ? moved / (curves ? change : 1) : 1; r = r < 1 ? r : 1;"
        "b += weight * (r - b); b = b > 0.01 ? b : 0.01; point = x; slope = g; x -= rate * b * g;",
        "point slope b", carried="double count = 0, weight, rate;",
        once="int due = t > 1 && (t - 1) % 16 == 0; weight = due ? 2 / (count + 2) : 0; count += due;"
        "rate = 1.0 / (t + 10000.0);",
    ),
    "newton": Loop(
        plane="double det = hxx * hyy - hxy * hxy; int rest = ga == 0 && gb == 0;"
        "xa -= rest ? 0 : lr * (hyy * ga - hxy * gb) / det; xb -= rest ? 0 : lr * (hxx * gb - hxy * ga) / det;"
    ),
    "saddle_free_newton": Loop(
        plane="double mid = 0.5 * (hxx + hyy), half = 0.5 * (hxx - hyy), rad = sqrt(half * half + hxy * hxy);"
        "double u = half >= 0 ? half + rad : hxy, v = half >= 0 ? hxy : rad - half, norm = sqrt(u * u + v * v);"
        "u = norm == 0 ? 1 : u / norm; v = norm == 0 ? 0 : v / norm;"
        "double p = u * ga + v * gb, q = u * gb - v * ga;"
        "p = p == 0 ? 0 : p / fabs(mid + rad); q = q == 0 ? 0 : q / fabs(mid - rad);"
        "xa -= lr * (u * p - v * q); xb -= lr * (v * p + u * q);"
    ),
}  # fmt: skip

_HEAD = """\
#include <math.h>
#include <stdint.h>
#define WIDTH 512
#define GRADIENT(x, y, gx, gy) do { double w = (y) - (x) * (x); \\
    gx = -2 * (1 - (x)) - 400 * (x) * w; gy = 200 * w; } while (0)
#define OUTSIDE(x) (!(fabs(x) <= 1e12))
"""
# As `adam_many.c`, with one difference: the gradient of a method that looks ahead is not the stop rule's, which then is
# taken where somebody hardly moved.
_LOOP = """\
void {name}(double *xs, double *ys, int64_t count, int64_t steps, double lr, int64_t *steps_done, int64_t *rested) {{
    const double squared = 1e-8 * 1e-8; {constants}
    for (int64_t c = 0; c < count; c += WIDTH) {{
        int n = count - c < WIDTH ? count - c : WIDTH, running = n;
        double px[WIDTH], py[WIDTH], gx[WIDTH], gy[WIDTH], dx[WIDTH], dy[WIDTH]; {arrays}
        {carried}
        int64_t resting[WIDTH], ended[WIDTH];
        for (int i = 0; i < n; i++) {{
            px[i] = xs[c + i]; py[i] = ys[c + i]; resting[i] = ended[i] = 0; {initial}
            GRADIENT(px[i], py[i], gx[i], gy[i]);
        }}
        for (int64_t t = 1; t <= steps && running; t++) {{
            {once}
            {looking}
            {curving}
            {stepping}
            int64_t somebody = 0;
            {testing}
            for (int i = 0; i < n; i++) {{
                int64_t rests = (dx[i] * dx[i] + dy[i] * dy[i] <= squared)
                    & (gx[i] * gx[i] + gy[i] * gy[i] <= squared);
                resting[i] = rests ? resting[i] + 1 : 0;
                somebody |= OUTSIDE(px[i]) | OUTSIDE(py[i]) | (resting[i] >= 10);
            }}
            if (!somebody) continue;
            for (int i = 0; i < n; i++) {{
                int outside = OUTSIDE(px[i]) || OUTSIDE(py[i]);
                if (ended[i] || !(outside || resting[i] >= 10)) continue;
                ended[i] = 1; running--;
                steps_done[c + i] = t; rested[c + i] = !outside; xs[c + i] = px[i]; ys[c + i] = py[i];
            }}
        }}
        for (int i = 0; i < n; i++) if (!ended[i]) {{
            steps_done[c + i] = steps; rested[c + i] = 0; xs[c + i] = px[i]; ys[c + i] = py[i];
        }}
    }}
}}
"""
_TEST = "for (int i = 0; i < n; i++) GRADIENT(px[i], py[i], gx[i], gy[i]);"
_TEST_AHEAD = f"""int near = 0;
            for (int i = 0; i < n; i++) near |= dx[i] * dx[i] + dy[i] * dy[i] <= squared;
            if (near) {_TEST}
            else for (int i = 0; i < n; i++) gx[i] = gy[i] = 1;"""


def source() -> str:
    """Return the text of C with a function for each method."""
    return "\n".join((_HEAD, *(_function(name, loop) for name, loop in LOOPS.items())))


def _function(name: str, loop: Loop) -> str:
    states = [state.partition("=")[::2] for state in loop.states.split()]
    names = [state for state, _ in states]
    arrays = [f"{state}_{axis}[WIDTH]" for state in names for axis in "xy"]
    arrays += ["curve_x[WIDTH]", "curve_y[WIDTH]"] if loop.curved else []
    return _LOOP.format(
        name=name,
        constants=loop.constants,
        arrays=f"double {', '.join(arrays)};" if arrays else "",
        carried=loop.carried,
        initial=" ".join(f"{state}_x[i] = {state}_y[i] = {first or 0};" for state, first in states),
        once=loop.once,
        looking=_looking(loop, names),
        curving=_curving(loop),
        stepping=_plane(loop) if loop.plane else "\n            ".join(_axis(loop, names, axis) for axis in "xy"),
        testing=_TEST_AHEAD if loop.look else _TEST,
    )


def _reading(names: list[str], axis: str) -> str:
    return " ".join(f"double {name} = {name}_{axis}[i];" for name in names)


def _axis(loop: Loop, names: list[str], axis: str) -> str:
    """The update of one coordinate of all points, a loop of its own so that gcc vectorizes it."""
    writing = " ".join(f"{name}_{axis}[i] = {name};" for name in names)
    curve = f"double d = curve_{axis}[i];" if loop.curved else ""
    return (
        f"for (int i = 0; i < n; i++) {{ double x = p{axis}[i], g = g{axis}[i]; {curve} {_reading(names, axis)} "
        f"{loop.update} d{axis}[i] = x - p{axis}[i]; p{axis}[i] = x; {writing} }}"
    )


def _looking(loop: Loop, names: list[str]) -> str:
    if not loop.look:
        return ""
    ahead = [
        f"double a{axis}; {{ double x = p{axis}[i]; {_reading(names, axis)} a{axis} = {loop.look}; }}" for axis in "xy"
    ]
    return f"for (int i = 0; i < n; i++) {{ {' '.join(ahead)} GRADIENT(ax, ay, gx[i], gy[i]); }}"


def _curving(loop: Loop) -> str:
    if not loop.curved:
        return ""
    when = f"if (t % {loop.interval} == 1) " if loop.interval > 1 else ""
    return (
        f"{when}for (int i = 0; i < n; i++) {{ curve_x[i] = 2 - 400 * (py[i] - px[i] * px[i]) + 800 * px[i] * px[i];"
        " curve_y[i] = 200; }"
    )


def _plane(loop: Loop) -> str:
    return (
        "for (int i = 0; i < n; i++) { double xa = px[i], xb = py[i], ga = gx[i], gb = gy[i];"
        " double hxx = 2 - 400 * (xb - xa * xa) + 800 * xa * xa, hxy = -400 * xa, hyy = 200;"
        f" {loop.plane} dx[i] = xa - px[i]; dy[i] = xb - py[i]; px[i] = xa; py[i] = xb; }}"
    )
