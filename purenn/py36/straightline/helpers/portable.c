// The portable functions in C: portable.py beside this file, step by step, with the same bits.

// ---- two_to
static double two_to(int k)
{
    double base = k < 0 ? 0.5 : 2.0, power = 1.0;
    for (k = k < 0 ? -k : k; k > 0; k /= 2) {
        if (k % 2 == 1)
            power = power * base;
        base = base * base;
    }
    return power;
}

// ---- to_multiple: two_to
static double to_multiple(double h, double l, double unit)
{
    double s = h + l, t;
    l = (h - s) + l;
    if (s >= TWO_TO_52 * unit)
        return s;
    t = (s + TWO_TO_52 * unit) - TWO_TO_52 * unit;
    if (s - t == 0.5 * unit && l > 0.0)
        return t + unit;
    if (s - t == -0.5 * unit && l < 0.0)
        return t - unit;
    return t;
}

// ---- scaled: to_multiple
static double scaled(double h, double l, int k)
{
    if (k <= -1000)
        return to_multiple(h, l, two_to(-1074 - k)) * two_to(k + 500) * two_to(-500);
    if (k >= 1000)
        return (h + l) * two_to(k - 500) * two_to(500);
    return (h + l) * two_to(k);
}

// ---- pair
typedef struct { double h, l; } pair;

// ---- exact_sum: pair
static pair exact_sum(double a, double b)
{
    pair sum;
    double t;
    sum.h = a + b;
    t = sum.h - a;
    sum.l = (a - (sum.h - t)) + (b - t);
    return sum;
}

// ---- exact_product: pair
static pair exact_product(double a, double b)
{
    pair product;
    double a_high, a_low, b_high, b_low, t;
    product.h = a * b;
    t = 134217729.0 * a;
    a_high = t - (t - a);
    a_low = a - a_high;
    t = 134217729.0 * b;
    b_high = t - (t - b);
    b_low = b - b_high;
    product.l = ((a_high * b_high - product.h) + a_high * b_low + a_low * b_high) + a_low * b_low;
    return product;
}

// ---- quotient: exact_product
static pair quotient(double h, double l, double d, double e)
{
    pair q, product;
    q.h = h / d;
    product = exact_product(q.h, d);
    q.l = (((h - product.h) - product.l) + (l - q.h * e)) / d;
    return q;
}

// ---- exp_pieces
typedef struct { double a, p, l; int k; } pieces;

static pieces exp_pieces(double x)
{
    int n = (int)(x * STEPS_PER_UNIT + TO_NEAREST), j = n % 128;
    double t, r, w, s;
    pieces e;
    e.k = n / 128 - 2048;
    n = n - 262144;
    e.a = EXP_ROWS[2 * j];
    t = x - (double)n * STEP_HIGH;
    r = (t + TO_34) - TO_34;
    w = (t - r) - (double)n * STEP_LOW;
    s = r + w;
    w = w + s * s * (0.5 + s * (1.0 / 6.0 + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0)))));
    e.p = e.a * r;
    e.l = e.a * w + EXP_ROWS[2 * j + 1] * (1.0 + (r + w));
    return e;
}

// ---- exp: scaled exp_pieces
static double portable_exp(double x)
{
    pieces e;
    double h;
    if (!(-750.0 < x && x < 715.0))
        return x != x ? x : x > 0.0 ? (double)INFINITY : 0.0;
    e = exp_pieces(x);
    h = e.a + e.p;
    return scaled(h, ((e.a - h) + e.p) + e.l, e.k);
}

// ---- expm1_pair: two_to exact_sum exp_pieces
static pair expm1_pair(double x)
{
    pair result, sum;
    pieces e;
    double scale, p, t, l;
    if (-SMALL < x && x < SMALL) {
        l = x * x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0))));
        result.h = x + l;
        result.l = (x - (x + l)) + l;
        return result;
    }
    e = exp_pieces(x);
    scale = two_to(e.k);
    p = e.p * scale;
    sum = exact_sum(e.a * scale, -1.0);
    t = sum.h + p;
    l = ((sum.h - t) + p) + (sum.l + e.l * scale);
    result.h = t + l;
    result.l = (t - result.h) + l;
    return result;
}

// ---- expm1: exp expm1_pair
static double portable_expm1(double x)
{
    pair e;
    if (-50.0 < x && x < 50.0 && x != 0.0) {
        e = expm1_pair(x);
        return e.h + e.l;
    }
    if (x <= -50.0)
        return -1.0;
    return x != 0.0 ? portable_exp(x) : x;
}

// ---- tanh: expm1_pair quotient
static double portable_tanh(double x)
{
    pair e;
    double d;
    if (x < 0.0)
        return -portable_tanh(-x);
    if (!(x < 20.0))
        return x == x ? 1.0 : x;
    if (x < TINY)
        return x;
    e = expm1_pair(-2.0 * x);
    d = 2.0 + e.h;
    e = quotient(-e.h, -e.l, d, ((2.0 - d) + e.h) + e.l);
    return e.h + e.l;
}

// ---- exponent: two_to
static int exponent(double x)
{
    int k = 0, step;
    if (x < two_to(-511)) {
        x = x * two_to(563);
        k = -563;
    }
    for (step = 512; step > 0; step /= 2) {
        if (x >= two_to(step)) {
            x = x * two_to(-step);
            k = k + step;
        } else if (x < two_to(1 - step)) {
            x = x * two_to(step);
            k = k - step;
        }
    }
    return k;
}

// ---- moved: two_to
static double moved(double x, int k)
{
    int half = k / 2;
    return x * two_to(half) * two_to(k - half);
}

// ---- log_series: pair
static pair log_series(double a, double b, double t, double u)
{
    pair result;
    double h = a + t, s = h + u, square = 0.5 * t * t, high = s - square, r = t + u;
    double w = r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (
        1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0))))))));
    result.h = high;
    result.l = (((h - s) + u) + ((s - high) - square)) + ((b - u * (t + 0.5 * u)) + w);
    return result;
}

// ---- log_pair: exponent moved log_series
static pair log_pair(double x)
{
    int k = exponent(x) + 1, i;
    double z = moved(x, -k), t, v;
    if (z < 0.70703125) {
        z = z + z;
        k = k - 1;
    }
    i = 3 * ((int)(z * 128.0 + 0.5) - (int)LOG_FIRST);
    t = (z + TO_23) - TO_23;
    v = LOG_ROWS[i];
    return log_series((double)k * LN2_HIGH + LOG_ROWS[i + 1], (double)k * LN2_LOW + LOG_ROWS[i + 2],
                      t * v - 1.0, (z - t) * v);
}

// ---- log: log_pair
static double portable_log(double x)
{
    pair y;
    if (!(0.0 < x && x < (double)INFINITY))
        return x == 0.0 ? -(double)INFINITY : x < 0.0 ? (double)NAN : x;
    y = log_pair(x);
    return y.h + y.l;
}

// ---- log1p: exact_sum log_pair
static double portable_log1p(double x)
{
    pair s, y;
    double t;
    if (!(-1.0 < x && x < (double)INFINITY))
        return x == -1.0 ? -(double)INFINITY : x < -1.0 ? (double)NAN : x;
    if (-0.00390625 < x && x < 0.00390625) {
        if (x == 0.0)
            return x;
        t = (x + TO_23) - TO_23;
        y = log_series(0.0, 0.0, t, x - t);
        return y.h + y.l;
    }
    s = exact_sum(1.0, x);
    y = log_pair(s.h);
    return y.h + (y.l + s.l / s.h);
}

// ---- small_erf: to_multiple exact_product
static double small_erf(double x)
{
    pair y;
    double u, w;
    if (x == 0.0)
        return x;
    if (x < TINY * TINY) {
        x = x * two_to(600);
        y = exact_product(ERF_HIGH, x);
        return to_multiple(y.h, y.l + ERF_LOW * x, two_to(-474)) * two_to(-600);
    }
    y = exact_product(ERF_HIGH, x);
    u = x * x;
    w = u * (1.0 / 3.0 - u * (1.0 / 10.0 - u * (1.0 / 42.0 - u * (1.0 / 216.0 - u * (1.0 / 1320.0)))));
    return y.h + ((y.l + ERF_LOW * x) - y.h * w);
}

// ---- erf: small_erf
static double portable_erf(double x)
{
    const double *row;
    double c, s, r, before, g, after, w, p, h, series[10];
    int j, n;
    if (x < 0.0)
        return -portable_erf(-x);
    if (!(x < 6.0))
        return x == x ? 1.0 : x;
    j = (int)(x * 32.0 + 0.5);
    if (j == 0)
        return small_erf(x);
    row = ERF_ROWS + 4 * j - 4;
    c = (double)j / 32.0;
    s = x - c;
    r = (s + TO_32) - TO_32;
    before = 0.0;
    g = row[2] + row[3];
    for (n = 0; n < 10; n++) {
        after = -2.0 * (c * g + before) / (n + 1.0);
        before = g;
        g = after;
        series[n] = g / (n + 2.0);
    }
    w = 0.0;
    for (n = 9; n >= 0; n--)
        w = (w + series[n]) * s;
    p = row[2] * r;
    h = row[0] + p;
    return h + (((row[0] - h) + p) + (row[1] + (row[2] * (s - r) + row[3] * s + w * s)));
}
