/*
 * The yardstick of `npm run bench sweep`: a part of the map gap 0 … 2 by discount rate −0.5 … 3 with the defaults, as one would first
 * write it in C from MODEL.md's formulas: outcome, kept gap and rate of every cell.
 * Usage: sweep SIDE INDEX OF. Runs every OF-th of SIDE × SIDE cells from INDEX − 1 on and prints cell, outcome, kept and rate.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { HORIZON = 64, STEPS = 1000 };

static const double u = 0.5, lr_gap = 0.005, lr_time = 0.05;

static void weigh(double rho, double *W, double *slope) {
  double sum = 0, sum_slope = 0;
  for (int k = 1; k <= HORIZON; k++) {
    double w = exp(-rho * k);
    sum += w;
    sum_slope -= k * w;
  }
  *W = sum;
  *slope = sum_slope;
}

/* The best action: root f = 1 - c of J' = e2 - e2 f - a f^3, by Newton. */
static double act(double W, double e2) {
  double a = 2 * W * u * u * e2, f = 1;
  if (e2 == 0) return 1;
  for (int i = 0; i < 64; i++) {
    double change = (e2 - e2 * f - a * f * f * f) / (e2 + 3 * a * f * f);
    f += change;
    if (fabs(change) <= 1e-9 * f) break;
  }
  return f;
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int side = atoi(arguments[1]), index = atoi(arguments[2]), of = atoi(arguments[3]);
  for (int cell = index - 1; cell < side * side; cell += of) {
    double gap = 2.0 * (cell % side) / (side - 1), rho = -0.5 + 3.5 * (cell / side) / (side - 1), e = gap, W, slope;
    for (int t = 0; t < STEPS; t++) {
      double e2 = e * e;
      weigh(rho, &W, &slope);
      double f = act(W, e2), a = 2 * W * u * u * e2, bend = e2 + 3 * a * f * f;
      if (e2 == 0) continue;
      double per_slope = f * e2 / bend, f3 = f * f * f;
      e -= lr_gap * (f * f * e + per_slope * (2 * (1 - f) * e - 4 * W * u * u * f3 * e));
      rho -= lr_time * per_slope * -2 * slope * u * u * f3 * e2;
    }
    weigh(rho, &W, &slope);
    double kept = gap == 0 ? 0 : fabs(e / gap), compliance = 1 - act(W, e * e), incentive = (W * u * u - 1) * e * e / 2;
    const char *outcome = kept < 0.05 ? "robust" : compliance >= 0.9 && incentive > 0 ? "deceptive" : "undecided";
    printf("%d,%s,%.17g,%.17g\n", cell, outcome, kept, rho);
  }
  return 0;
}
