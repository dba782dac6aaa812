// The portable functions in JavaScript: portable.py beside this file, step by step, with the same bits.

// ---- two_to
function two_to(k) {
    let base = k < 0 ? 0.5 : 2.0;
    let power = 1.0;
    for (k = Math.abs(k); k > 0; k = Math.floor(k / 2)) {
        if (k % 2 === 1) {
            power = power * base;
        }
        base = base * base;
    }
    return power;
}

// ---- to_multiple: two_to
function to_multiple(h, l, unit) {
    const s = h + l;
    l = (h - s) + l;
    if (s >= TWO_TO_52 * unit) {
        return s;
    }
    const t = (s + TWO_TO_52 * unit) - TWO_TO_52 * unit;
    if (s - t === 0.5 * unit && l > 0.0) {
        return t + unit;
    }
    if (s - t === -0.5 * unit && l < 0.0) {
        return t - unit;
    }
    return t;
}

// ---- scaled: to_multiple
function scaled(h, l, k) {
    if (k <= -1000) {
        return to_multiple(h, l, two_to(-1074 - k)) * two_to(k + 500) * two_to(-500);
    }
    if (k >= 1000) {
        return (h + l) * two_to(k - 500) * two_to(500);
    }
    return (h + l) * two_to(k);
}

// ---- exact_sum
function exact_sum(a, b) {
    const s = a + b;
    const t = s - a;
    return [s, (a - (s - t)) + (b - t)];
}

// ---- exact_product
function exact_product(a, b) {
    const p = a * b;
    let t = 134217729.0 * a;
    const a_high = t - (t - a);
    const a_low = a - a_high;
    t = 134217729.0 * b;
    const b_high = t - (t - b);
    const b_low = b - b_high;
    return [p, ((a_high * b_high - p) + a_high * b_low + a_low * b_high) + a_low * b_low];
}

// ---- quotient: exact_product
function quotient(h, l, d, e) {
    const q = h / d;
    const [p, rest] = exact_product(q, d);
    return [q, (((h - p) - rest) + (l - q * e)) / d];
}

// ---- exp_pieces
function exp_pieces(x) {
    let n = Math.floor(x * STEPS_PER_UNIT + TO_NEAREST);
    const j = n % 128;
    const k = Math.floor(n / 128) - 2048;
    n = n - 262144;
    const a = EXP_ROWS[2 * j];
    const t = x - n * STEP_HIGH;
    const r = (t + TO_34) - TO_34;
    let w = (t - r) - n * STEP_LOW;
    const s = r + w;
    w = w + s * s * (0.5 + s * (1.0 / 6.0 + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0)))));
    return [a, a * r, a * w + EXP_ROWS[2 * j + 1] * (1.0 + (r + w)), k];
}

// ---- exp: scaled exp_pieces
function portable_exp(x) {
    if (!(-750.0 < x && x < 715.0)) {
        return Number.isNaN(x) ? x : x > 0.0 ? Infinity : 0.0;
    }
    const [a, p, l, k] = exp_pieces(x);
    const h = a + p;
    return scaled(h, ((a - h) + p) + l, k);
}

// ---- expm1_pair: two_to exact_sum exp_pieces
function expm1_pair(x) {
    if (-SMALL < x && x < SMALL) {
        const l = x * x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0))));
        return [x + l, (x - (x + l)) + l];
    }
    let [a, p, l, k] = exp_pieces(x);
    const scale = two_to(k);
    p = p * scale;
    const [s, rest] = exact_sum(a * scale, -1.0);
    const t = s + p;
    l = ((s - t) + p) + (rest + l * scale);
    const h = t + l;
    return [h, (t - h) + l];
}

// ---- expm1: exp expm1_pair
function portable_expm1(x) {
    if (-50.0 < x && x < 50.0 && x !== 0.0) {
        const [h, l] = expm1_pair(x);
        return h + l;
    }
    if (x <= -50.0) {
        return -1.0;
    }
    return x !== 0.0 ? portable_exp(x) : x;
}

// ---- tanh: expm1_pair quotient
function portable_tanh(x) {
    if (x < 0.0) {
        return -portable_tanh(-x);
    }
    if (!(x < 20.0)) {
        return Number.isNaN(x) ? x : 1.0;
    }
    if (x < TINY) {
        return x;
    }
    let [h, l] = expm1_pair(-2.0 * x);
    const d = 2.0 + h;
    [h, l] = quotient(-h, -l, d, ((2.0 - d) + h) + l);
    return h + l;
}

// ---- exponent: two_to
function exponent(x) {
    let k = 0;
    if (x < two_to(-511)) {
        x = x * two_to(563);
        k = -563;
    }
    for (let step = 512; step > 0; step = Math.floor(step / 2)) {
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
function moved(x, k) {
    const half = Math.floor(k / 2);
    return x * two_to(half) * two_to(k - half);
}

// ---- log_series
function log_series(a, b, t, u) {
    const h = a + t;
    const s = h + u;
    const square = 0.5 * t * t;
    const high = s - square;
    const r = t + u;
    const w = r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (
        1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0))))))));
    return [high, (((h - s) + u) + ((s - high) - square)) + ((b - u * (t + 0.5 * u)) + w)];
}

// ---- log_pair: exponent moved log_series
function log_pair(x) {
    let k = exponent(x) + 1;
    let z = moved(x, -k);
    if (z < 0.70703125) {
        z = z + z;
        k = k - 1;
    }
    const i = 3 * (Math.floor(z * 128.0 + 0.5) - LOG_FIRST);
    const t = (z + TO_23) - TO_23;
    const v = LOG_ROWS[i];
    return log_series(k * LN2_HIGH + LOG_ROWS[i + 1], k * LN2_LOW + LOG_ROWS[i + 2], t * v - 1.0, (z - t) * v);
}

// ---- log: log_pair
function portable_log(x) {
    if (!(0.0 < x && x < Infinity)) {
        return x === 0.0 ? -Infinity : x < 0.0 ? NaN : x;
    }
    const [h, l] = log_pair(x);
    return h + l;
}

// ---- log1p: exact_sum log_pair
function portable_log1p(x) {
    if (!(-1.0 < x && x < Infinity)) {
        return x === -1.0 ? -Infinity : x < -1.0 ? NaN : x;
    }
    if (-0.00390625 < x && x < 0.00390625) {
        if (x === 0.0) {
            return x;
        }
        const t = (x + TO_23) - TO_23;
        const [h, l] = log_series(0.0, 0.0, t, x - t);
        return h + l;
    }
    const [s, rest] = exact_sum(1.0, x);
    const [h, l] = log_pair(s);
    return h + (l + rest / s);
}

// ---- erf: small_erf
function portable_erf(x) {
    if (x < 0.0) {
        return -portable_erf(-x);
    }
    if (!(x < 6.0)) {
        return Number.isNaN(x) ? x : 1.0;
    }
    const j = Math.floor(x * 32.0 + 0.5);
    if (j === 0) {
        return small_erf(x);
    }
    const [a, b, slope, slope_rest] = ERF_ROWS.slice(4 * j - 4, 4 * j);
    const c = j / 32.0;
    const s = x - c;
    const r = (s + TO_32) - TO_32;
    const series = [];
    let before = 0.0;
    let g = slope + slope_rest;
    for (let n = 0; n < 10; n++) {
        [before, g] = [g, -2.0 * (c * g + before) / (n + 1.0)];
        series.push(g / (n + 2.0));
    }
    let w = 0.0;
    for (let n = 9; n >= 0; n--) {
        w = (w + series[n]) * s;
    }
    const p = slope * r;
    const h = a + p;
    return h + (((a - h) + p) + (b + (slope * (s - r) + slope_rest * s + w * s)));
}

// ---- small_erf: to_multiple exact_product
function small_erf(x) {
    if (x < TINY * TINY) {
        if (x === 0.0) {
            return x;
        }
        x = x * two_to(600);
        const [p, rest] = exact_product(ERF_HIGH, x);
        return to_multiple(p, rest + ERF_LOW * x, two_to(-474)) * two_to(-600);
    }
    const [p, rest] = exact_product(ERF_HIGH, x);
    const u = x * x;
    const w = u * (1.0 / 3.0 - u * (1.0 / 10.0 - u * (1.0 / 42.0 - u * (1.0 / 216.0 - u * (1.0 / 1320.0)))));
    return p + ((rest + ERF_LOW * x) - p * w);
}
