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

/* Sum of p x^m over both sides of the peak, by the recurrence; with 65 candidates it needs no fresh start. */
static void walk(double *m, double f, int below, int above, double delta, double a, double b) {
  double delta2 = delta * delta, a1 = (4 * b * f * f * f - 2 * a * (1 - f)) * delta, a2 = -(a + 6 * b * f * f) * delta2;
  double a3 = 4 * b * f * delta2 * delta, a4 = -b * delta2 * delta2, bend = 2 * a2 + 14 * a4, q = expm1(24 * a4);
  double p1 = 1, r1 = exp(a1 + a3 + (a2 + a4)), s1 = expm1(bend + 6 * a3), t1 = expm1(36 * a4 + 6 * a3);
  double p2 = 1, r2 = exp(a2 + a4 - (a1 + a3)), s2 = expm1(bend - 6 * a3), t2 = expm1(36 * a4 - 6 * a3);
  double m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0;
  int i = 1, both = below < above ? below : above;
  for (; i <= both; i++) {
    p1 *= r1, p2 *= r2, r1 += r1 * s1, r2 += r2 * s2;
    s1 = s1 * (1 + t1) + t1, s2 = s2 * (1 + t2) + t2, t1 = t1 * (1 + q) + q, t2 = t2 * (1 + q) + q;
    double i2 = (double)i * i, even0 = p2 + p1, odd1 = (p2 - p1) * i, even2 = even0 * i2, odd3 = odd1 * i2, even4 = even2 * i2;
    m0 += even0, m1 += odd1, m2 += even2, m3 += odd3, m4 += even4, m5 += odd3 * i2, m6 += even4 * i2;
  }
  double p = below > above ? p1 : p2, r = below > above ? r1 : r2, s = below > above ? s1 : s2, t = below > above ? t1 : t2;
  double sign = below > above ? -1 : 1;
  for (; i <= below || i <= above; i++) {
    p *= r, r += r * s, s = s * (1 + t) + t, t = t * (1 + q) + q;
    double i2 = (double)i * i, y1 = p * i * sign, y2 = p * i2, y3 = y1 * i2, y4 = y2 * i2;
    m0 += p, m1 += y1, m2 += y2, m3 += y3, m4 += y4, m5 += y3 * i2, m6 += y4 * i2;
  }
  m[0] = m0, m[1] = m1, m[2] = m2, m[3] = m3, m[4] = m4, m[5] = m5, m[6] = m6;
}

static void step_softmax_fast(void) {
  double W, slope, m[7], x[7], e2 = e * e, spacing = 1 / (CANDIDATES - 1.0), scale = spacing;
  weigh_fast(&W, &slope);
  double a = 0.5 * e2, b = 0.5 * W * u * u * e2, root = cubic_root(4 * b, 2 * a, 2 * a);
  int peak = (int)((1 - root) * (CANDIDATES - 1));
  if (peak > CANDIDATES - 2) peak = CANDIDATES - 2;
  double f0 = 1 - peak * spacing, f1 = f0 - spacing;
  if (a * (2 - f0 - f1) * (f0 - f1) < b * (f0 * f0 * f0 * f0 - f1 * f1 * f1 * f1)) {
    peak++;
    f0 = f1;
  }
  walk(m, f0, CANDIDATES - 1 - peak, peak, spacing, a / temperature, b / temperature);
  double share = 1 / (1 + m[0]);
  for (int k = 1; k <= 6; k++, scale *= spacing) x[k] = scale * share * m[k];
  double c0 = 1 - f0, free = f0 * (f0 + 2 * x[1]) + x[2];
  double v11 = x[2] - x[1] * x[1], v12 = x[3] - x[1] * x[2], v13 = x[4] - x[1] * x[3], v14 = x[5] - x[1] * x[4];
  double v22 = x[4] - x[2] * x[2], v23 = x[5] - x[2] * x[3], v24 = x[6] - x[2] * x[4];
  double c2 = v22 + 2 * (f0 - c0) * v12 - 4 * f0 * c0 * v11;
  double f4 = v24 + f0 * (2 * v14 + 4 * v23 + f0 * (8 * v13 + 6 * v22 + f0 * (16 * v12 + f0 * 8 * v11)));
  double per_loss = 0.5 * e2 / temperature;
  update(free * e - per_loss * (c2 + W * u * u * f4) * e, per_loss * -0.5 * slope * u * u * e2 * f4);
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  int softmax = !strcmp(arguments[1], "softmax"), deploy = !strcmp(arguments[1], "deploy");
  int powers = !strcmp(arguments[2], "powers"), fast = !strcmp(arguments[2], "fast"), runs = atoi(arguments[3]);
  struct timespec begin, end;
  fill_table();
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
