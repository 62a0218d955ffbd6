/*
 * The yardsticks of `npm run bench core`: the training run of the defaults with either planner, or with four episodes until
 * deployment, as one would first write it in C from MODEL.md's formulas (no hidden part, no cost, SGD); and with `fast` the core's
 * own algorithms (n = 1).
 * Usage: step argmax|softmax|deploy exp|powers|fast RUNS. Prints nanoseconds a step, and e and rho at the end of a run.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HORIZON = 64, CANDIDATES = 65, STEPS = 1000, DEPLOY = 4, GRID = 160 };

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

/* J_f and J_ff at f with several training episodes left, by the product rule. */
static double w[DEPLOY], future;

static void curve(double f, double e2, double *first, double *second) {
  double a = 1 - u * f * f, a1 = -2 * u * f, a2 = -2 * u, p = 1, p1 = 0, p2 = 0, sum = 0, bend = 0;
  for (int k = 0; k < DEPLOY; k++) {
    double miss = 1 - f * p, slope = p + f * p1;
    sum += w[k] * miss * slope;
    bend += w[k] * (miss * (2 * p1 + f * p2) - slope * slope);
    p2 = p2 * a + 2 * p1 * a1 + p * a2;
    p1 = p1 * a + p * a1;
    p *= a;
  }
  *first = (sum + future * (1 - p) * p1) * e2;
  *second = (bend - future * (p1 * p1 - (1 - p) * p2)) * e2;
}

static double utility(double f, double e2) {
  double a = 1 - u * f * f, p = 1, sum = 0;
  for (int k = 0; k < DEPLOY; k++) {
    sum += w[k] * (1 - f * p) * (1 - f * p);
    p *= a;
  }
  return -0.5 * (sum + future * (1 - p) * (1 - p)) * e2;
}

/* Several episodes: J_f on a grid, each fall through zero polished, the highest kept. */
static void step_deploy(int powers) {
  double slopes[DEPLOY], future_slope = 0, e2 = e * e, first, second, above, best = -INFINITY, at = 0;
  (void)powers;
  future = 0;
  for (int k = 0; k <= HORIZON; k++) {
    double weight = exp(-rho * k);
    if (k < DEPLOY) {
      w[k] = weight;
      slopes[k] = -k * weight;
    } else {
      future += weight;
      future_slope -= k * weight;
    }
  }
  curve(1, e2, &above, &second);
  if (above >= 0) {
    at = 1;
    best = utility(1, e2);
  }
  for (int i = 1; i <= GRID; i++) {
    double high = 1 - (i - 1.0) / GRID, low = 1 - (double)i / GRID;
    curve(low, e2, &first, &second);
    if (above < 0 && first >= 0) {
      double f = 0.5 * (low + high), value, left = low, right = high, here, bend;
      for (int j = 0; j < 100; j++) {
        curve(f, e2, &here, &bend);
        if (here >= 0) left = f;
        else right = f;
        double next = f - here / bend;
        if (!(next > left && next < right)) next = 0.5 * (left + right);
        double change = fabs(next - f);
        f = next;
        if (change <= 1e-15 * f) break;
      }
      value = utility(f, e2);
      if (value > best) {
        best = value;
        at = f;
      }
    }
    above = first;
  }
  double f = at, a = 1 - u * f * f, a1 = -2 * u * f, p = 1, p1 = 0, by_gap = 0, by_time = 0;
  curve(f, e2, &first, &second);
  for (int k = 0; k < DEPLOY; k++) {
    double term = (1 - f * p) * (p + f * p1);
    by_gap += w[k] * term;
    by_time += slopes[k] * term;
    p1 = p1 * a + p * a1;
    p *= a;
  }
  by_gap += future * (1 - p) * p1;
  by_time += future_slope * (1 - p) * p1;
  double per_slope = -f * e2 / second;
  update(f * f * e + per_slope * 2 * by_gap * e, per_slope * by_time * e2);
}

/* The core's algorithms: one exponential and doubling for the weights, a table and one step of Halley's method for the action. */
static void weigh_fast(double *W, double *slope) {
  double factor = exp(-fabs(rho)), sum = 1, ranked = 0, power = factor;
  int count = 1, bit = -1;
  while (HORIZON >> (bit + 2) > 0) bit++;
  for (; bit >= 0; bit--) {
    double more = 1 + power;
    ranked = ranked * more + count * power * sum;
    sum *= more;
    power *= power;
    count = HORIZON >> bit;
    if (count & 1) {
      ranked += (count - 1) * power;
      sum += power;
      power *= factor;
    }
  }
  double unit = rho >= 0 ? 1 : exp(-rho * HORIZON);
  *W = rho >= 0 ? factor * sum : unit * sum;
  *slope = rho >= 0 ? -factor * (sum + ranked) : unit * (ranked - HORIZON * sum);
}

enum { FIRST = -10, LAST = 40, CELLS = (LAST - FIRST) * 32 };
static double table[CELLS][3];

static double newton(double a, double b, double d, double f) {
  for (int i = 0; i < 64; i++) {
    double change = (d - b * f - a * f * f * f) / (b + 3 * a * f * f);
    f += change;
    if (fabs(change) <= 1e-9 * f) break;
  }
  return f;
}

static void fill_table(void) {
  for (int i = 0; i < CELLS; i++) {
    double q = ldexp(1 + (i % 32 + 0.5) / 32, FIRST + i / 32), y = newton(q, 1, 1, 1);
    table[i][0] = q;
    table[i][1] = y;
    table[i][2] = -y * y * y / (1 + 3 * q * y * y);
  }
}

static double cubic_root(double a, double b, double d) {
  double share = 1 / b, unit = d * share, q = a * (share * unit * unit);
  long long bits;
  memcpy(&bits, &q, sizeof bits);
  int cell = (int)(bits >> 47) - (1023 + FIRST) * 32;
  if (cell < 0 || cell >= CELLS) return newton(a, b, d, a > 8 * d ? cbrt(d / a) : 1);
  double y = table[cell][1] + table[cell][2] * (q - table[cell][0]);
  double tilt = q * y, curve = tilt * y, value = y + curve * y - 1, slope = 1 + 3 * curve;
  return unit * (y - value * slope / (slope * slope - 3 * tilt * value));
}

static void step_argmax_fast(void) {
  double W, slope;
  weigh_fast(&W, &slope);
  double e2 = e * e, a = W * (2 * u * u * e2), f = cubic_root(a, e2, e2), f3 = f * f * f;
  double per_slope = f * e2 / (e2 + 3 * a * f * f);
  update(f * f * e + per_slope * (2 * (1 - f) * e - 4 * W * u * u * f3 * e), per_slope * -2 * slope * u * u * f3 * e2);
}

/* Gauss's rules for a sum over the candidates, and the range of J / temperature up to which each is good. */
enum { RULES = 9, MOST = 32 };
static const int sizes[RULES] = {10, 12, 14, 16, 18, 20, 24, 28, 32};
static const double ranges[RULES] = {0.33, 1.2, 3.2, 5.6, 8.5, 13, 26, 41, 60};
static struct rule { double weight[MOST], c[MOST], f2[MOST], f4[MOST]; } rules[RULES];

/* The roots of Gram's polynomial by Newton's method, each with those before divided out. */
static void fill_rule(struct rule *rule, int size) {
  double roots[MOST], x = 1;
  for (int i = 0; i < size / 2; i++) {
    double squares = 0, step = 1;
    while (step > 1e-15) {
      double before = 0, p = 1, slope_before = 0, slope = 0, norm = 1;
      squares = 0;
      for (int n = 0; n < size; n++) {
        double n2 = n * n, m2 = CANDIDATES * CANDIDATES, beta = n2 * (m2 - n2) / ((4 * n2 - 1) * (CANDIDATES - 1) * (CANDIDATES - 1));
        if (n > 0) norm *= beta;
        squares += p * p / norm;
        double next = x * p - beta * before, slope_next = p + x * slope - beta * slope_before;
        before = p, p = next, slope_before = slope, slope = slope_next;
      }
      for (int j = 0; j < i; j++) slope -= p / (x - roots[j]);
      step = p / slope;
      x -= step;
    }
    for (int side = 0; side < 2; side++) {
      int at = side ? size - 1 - i : i;
      double f = side ? 0.5 - 0.5 * x : 0.5 + 0.5 * x;
      rule->weight[at] = 1 / squares, rule->c[at] = 1 - f, rule->f2[at] = f * f, rule->f4[at] = f * f * f * f;
    }
    double gap = (i ? roots[i - 1] : 1) - x;
    roots[i] = x;
    x -= 0.5 * gap;
  }
}

static void step_softmax_fast(void) {
  double W, slope, e2 = e * e, p[MOST], mass = 0, free = 0, c2 = 0, f4 = 0;
  weigh_fast(&W, &slope);
  double a = 0.5 * e2 / temperature, b = 0.5 * W * u * u * e2 / temperature;
  int i = 0;
  while (i < RULES - 1 && a + b > ranges[i]) i++;
  struct rule *rule = &rules[i];
  for (int j = 0; j < sizes[i]; j++) {
    p[j] = rule->weight[j] * exp(-(a * rule->c[j] * rule->c[j] + b * rule->f4[j]));
    mass += p[j];
    free += p[j] * rule->f2[j];
  }
  free /= mass;
  for (int j = 0; j < sizes[i]; j++) {
    double pull = p[j] * (rule->f2[j] - free);
    c2 += pull * rule->c[j] * rule->c[j];
    f4 += pull * rule->f4[j];
  }
  double per_loss = 0.5 * e2 / temperature / mass;
  update(free * e - per_loss * (c2 + W * u * u * f4) * e, per_loss * -0.5 * slope * u * u * e2 * f4);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int softmax = !strcmp(arguments[1], "softmax"), deploy = !strcmp(arguments[1], "deploy");
  int powers = !strcmp(arguments[2], "powers"), fast = !strcmp(arguments[2], "fast"), runs = atoi(arguments[3]);
  struct timespec begin, end;
  fill_table();
  for (int i = 0; i < RULES; i++) fill_rule(&rules[i], sizes[i]);
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int run = -runs / 4; run < runs; run++) {
    if (run == 0) clock_gettime(CLOCK_MONOTONIC, &begin); /* what came before was warming up */
    e = 1;
    rho = 1.3;
    for (int t = 0; t < STEPS; t++) {
      if (deploy) step_deploy(powers);
      else if (fast) softmax ? step_softmax_fast() : step_argmax_fast();
      else softmax ? step_softmax(powers) : step_argmax(powers);
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double nanoseconds = (end.tv_sec - begin.tv_sec) * 1e9 + (end.tv_nsec - begin.tv_nsec);
  printf("%.17g %.17g %.17g\n", nanoseconds / runs / STEPS, e, rho);
  return 0;
}
