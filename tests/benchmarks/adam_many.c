/* Adam on many points of the plane, as one would write it by hand for speed.
 *
 * Structure of arrays; chunks of 512 points stay in the cache for all their steps; powers are carried; loops are split
 * so that gcc vectorizes each of them (one loop over everything is three times slower: it is not vectorized). The stop
 * rule is tested after every step: a path rests when step and gradient are at most the tolerance ten times in a row,
 * and escapes when a coordinate is not a number within the bound. A chunk ends when all its paths have ended.
 */
#include <math.h>
#include <stdint.h>

#define WIDTH 512
#define ROSENBROCK(x, y, gx, gy) do { double w = (y) - (x) * (x); \
    gx = -2 * (1 - (x)) - 400 * (x) * w; gy = 200 * w; } while (0)
#define RASTRIGIN(x, y, gx, gy) do { \
    gx = 2 * (x) + 20 * M_PI * sin(2 * M_PI * (x)); gy = 2 * (y) + 20 * M_PI * sin(2 * M_PI * (y)); } while (0)
#define OUTSIDE(x) (!(fabs(x) <= bound))

/* xs, ys (count): starts, overwritten by ends; steps_done, rested (count): when and whether each path came to rest. */
#define MARCH(name, GRADIENT) \
void name(double *xs, double *ys, int64_t count, int64_t steps, double lr, int64_t *steps_done, int64_t *rested) { \
    const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, squared = 1e-8 * 1e-8, bound = 1e12; \
    for (int64_t c = 0; c < count; c += WIDTH) { \
        int n = count - c < WIDTH ? count - c : WIDTH, running = n; \
        double x[WIDTH], y[WIDTH], gx[WIDTH], gy[WIDTH], mx[WIDTH], my[WIDTH], sx[WIDTH], sy[WIDTH]; \
        double dx[WIDTH], dy[WIDTH], power1 = 1, power2 = 1; \
        int64_t resting[WIDTH], ended[WIDTH]; \
        for (int i = 0; i < n; i++) { \
            x[i] = xs[c + i]; y[i] = ys[c + i]; \
            mx[i] = my[i] = sx[i] = sy[i] = 0; resting[i] = ended[i] = 0; \
            GRADIENT(x[i], y[i], gx[i], gy[i]); \
        } \
        for (int64_t t = 1; t <= steps && running; t++) { \
            power1 *= beta1; power2 *= beta2; \
            double rate = lr / (1 - power1), correction = 1 / (1 - power2); \
            for (int i = 0; i < n; i++) { \
                mx[i] = beta1 * mx[i] + (1 - beta1) * gx[i]; \
                sx[i] = beta2 * sx[i] + (1 - beta2) * gx[i] * gx[i]; \
                dx[i] = rate * mx[i] / (sqrt(sx[i] * correction) + epsilon); \
                x[i] -= dx[i]; \
            } \
            for (int i = 0; i < n; i++) { \
                my[i] = beta1 * my[i] + (1 - beta1) * gy[i]; \
                sy[i] = beta2 * sy[i] + (1 - beta2) * gy[i] * gy[i]; \
                dy[i] = rate * my[i] / (sqrt(sy[i] * correction) + epsilon); \
                y[i] -= dy[i]; \
            } \
            for (int i = 0; i < n; i++) GRADIENT(x[i], y[i], gx[i], gy[i]); \
            int64_t somebody = 0; \
            for (int i = 0; i < n; i++) { \
                int64_t rests = (dx[i] * dx[i] + dy[i] * dy[i] <= squared) & (gx[i] * gx[i] + gy[i] * gy[i] <= squared); \
                resting[i] = rests ? resting[i] + 1 : 0; \
                int64_t outside = OUTSIDE(x[i]) | OUTSIDE(y[i]); \
                somebody |= outside | (resting[i] >= 10); \
            } \
            if (!somebody) continue; \
            for (int i = 0; i < n; i++) { \
                int outside = OUTSIDE(x[i]) || OUTSIDE(y[i]); \
                if (ended[i] || !(outside || resting[i] >= 10)) continue; \
                ended[i] = 1; running--; \
                steps_done[c + i] = t; rested[c + i] = !outside; xs[c + i] = x[i]; ys[c + i] = y[i]; \
            } \
        } \
        for (int i = 0; i < n; i++) if (!ended[i]) { \
            steps_done[c + i] = steps; rested[c + i] = 0; xs[c + i] = x[i]; ys[c + i] = y[i]; \
        } \
    } \
}

MARCH(rosenbrock, ROSENBROCK)
MARCH(rastrigin, RASTRIGIN)
