/*
 * The yardstick of `npm run bench core`: the training run of the defaults with either planner, as one would first write it
 * in C from MODEL.md's formulas (n = 1, no hidden part, no cost, SGD).
 * Usage: step argmax|softmax exp|powers RUNS. Prints nanoseconds a step, and e and rho at the end of a run.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HORIZON = 64, CANDIDATES = 65, STEPS = 1000 };

static const double u = 0.5, temperature = 0.01, lr_gap = 0.005, lr_time = 0.05;
static double e, rho;

/* W and its slope: each weight by its own exponential, or (the harder yardstick) by multiplying on, as the core does. */
static void weigh(int powers, double *W, double *slope) {
  double sum = 0, sum_slope = 0;
  if (powers) {
    double w = 1, factor = exp(-rho);
    for (int k = 1; k <= HORIZON; k++) {
      w *= factor;
      sum += w;
      sum_slope -= k * w;
    }
  } else {
    for (int k = 1; k <= HORIZON; k++) {
      double w = exp(-rho * k);
      sum += w;
      sum_slope -= k * w;
    }
  }
  *W = sum;
  *slope = sum_slope;
}

static void update(double gradient_gap, double gradient_time) {
  e -= lr_gap * gradient_gap;
  rho -= lr_time * gradient_time;
}

/* The best action: root f = 1 - c of J' = e2 - e2 f - a f^3, by Newton; gradient by the implicit function theorem. */
static void step_argmax(int powers) {
  double W, slope;
  weigh(powers, &W, &slope);
  double e2 = e * e, a = 2 * W * u * u * e2, f = 1;
  for (int i = 0; i < 64; i++) {
    double change = (e2 - e2 * f - a * f * f * f) / (e2 + 3 * a * f * f);
    f += change;
    if (fabs(change) <= 1e-9 * f) break;
  }
  double f3 = f * f * f, per_slope = f * e2 / (e2 + 3 * a * f * f);
  update(f * f * e + per_slope * (2 * (1 - f) * e - 4 * W * u * u * f3 * e), per_slope * -2 * slope * u * u * f3 * e2);
}

static void step_softmax(int powers) {
  static double J[CANDIDATES], p[CANDIDATES];
  double W, slope, best = -INFINITY, mass = 0, loss = 0, e2 = e * e;
  weigh(powers, &W, &slope);
  for (int j = 0; j < CANDIDATES; j++) {
    double c = j / (CANDIDATES - 1.0), f2 = (1 - c) * (1 - c);
    J[j] = -0.5 * c * c * e2 - 0.5 * W * u * u * f2 * f2 * e2;
    if (J[j] > best) best = J[j];
  }
  for (int j = 0; j < CANDIDATES; j++) {
    p[j] = exp((J[j] - best) / temperature);
    mass += p[j];
  }
  double direct = 0, planner = 0, time = 0;
  for (int j = 0; j < CANDIDATES; j++) {
    double c = j / (CANDIDATES - 1.0);
    p[j] /= mass;
    loss += p[j] * 0.5 * (1 - c) * (1 - c) * e2;
    direct += p[j] * (1 - c) * (1 - c) * e;
  }
  for (int j = 0; j < CANDIDATES; j++) {
    double c = j / (CANDIDATES - 1.0), f2 = (1 - c) * (1 - c), pull = p[j] * (0.5 * f2 * e2 - loss) / temperature;
    planner += pull * (-c * c * e - W * u * u * f2 * f2 * e);
    time += pull * (-0.5 * slope * u * u * f2 * f2 * e2);
  }
  update(direct + planner, time);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int softmax = !strcmp(arguments[1], "softmax"), powers = !strcmp(arguments[2], "powers"), runs = atoi(arguments[3]);
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int run = -runs / 4; run < runs; run++) {
    if (run == 0) clock_gettime(CLOCK_MONOTONIC, &begin); /* what came before was warming up */
    e = 1;
    rho = 1.3;
    for (int t = 0; t < STEPS; t++) softmax ? step_softmax(powers) : step_argmax(powers);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double nanoseconds = (end.tv_sec - begin.tv_sec) * 1e9 + (end.tv_nsec - begin.tv_nsec);
  printf("%.17g %.17g %.17g\n", nanoseconds / runs / STEPS, e, rho);
  return 0;
}
