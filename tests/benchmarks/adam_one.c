/* Adam on Rosenbrock's function from one start, every position and loss recorded; nothing else is done or tested. */
#include <math.h>
#include <stdint.h>

/* positions (steps + 1, 2), losses (steps + 1) */
void rosenbrock(double x, double y, int64_t steps, double lr, double *positions, double *losses) {
    const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double mx = 0, my = 0, sx = 0, sy = 0, power1 = 1, power2 = 1;
    for (int64_t t = 0;; t++) {
        double w = y - x * x, gx = -2 * (1 - x) - 400 * x * w, gy = 200 * w;
        positions[2 * t] = x;
        positions[2 * t + 1] = y;
        losses[t] = (1 - x) * (1 - x) + 100 * w * w;
        if (t == steps) return;
        power1 *= beta1;
        power2 *= beta2;
        double rate = lr / (1 - power1), correction = 1 / (1 - power2);
        mx = beta1 * mx + (1 - beta1) * gx;
        sx = beta2 * sx + (1 - beta2) * gx * gx;
        my = beta1 * my + (1 - beta1) * gy;
        sy = beta2 * sy + (1 - beta2) * gy * gy;
        x -= rate * mx / (sqrt(sx * correction) + epsilon);
        y -= rate * my / (sqrt(sy * correction) + epsilon);
    }
}
