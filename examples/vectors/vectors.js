// Backpropagation by hand in JavaScript, asked by test vectors:
//
//     python -m purenn vectors --check "node vectors.js"
//
// It has not: gelu, which needs erf; NumPy's random numbers, but it takes the draws that are given; networks with
// other losses than the squared errors and the cross entropies.
"use strict";
const readline = require("readline");

// ---- numbers: JavaScript reads no hexadecimal floats ----

function number(text) {
  const [, sign, whole, part, power] = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(text);
  const mantissa = Number("0x" + whole + part);             // below 2^53, and so exact
  const exponent = Number(power) - 4 * part.length;
  const half = Math.floor(exponent / 2);                    // in two halves, so that subnormal numbers are exact
  return (sign ? -1 : 1) * (mantissa * 2 ** half) * 2 ** (exponent - half);
}

function numbers(x) {
  if (Array.isArray(x)) return x.map(numbers);
  if (x !== null && typeof x === "object") return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, numbers(v)]));
  return typeof x === "string" && x.includes("0x") ? number(x) : x;
}

// ---- matrices as lists of rows ----

const each = (f, ...ms) => ms[0].map((row, i) => row.map((x, j) => f(...ms.map(m => m[i][j]))));
const turned = m => m[0].map((_, j) => m.map(row => row[j]));
const dot = (A, B) => A.map(row => B[0].map((_, j) => row.reduce((s, x, k) => s + x * B[k][j], 0)));
const sum = m => m.reduce((s, row) => row.reduce((r, x) => r + x, s), 0);
const columnSums = m => [m[0].map((_, j) => m.reduce((s, row) => s + row[j], 0))];

// ---- activations ----

const sigmoid = z => 1 / (1 + Math.exp(-z));
const softplus = z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const VALUES = {
  identity: z => z, sigmoid, tanh: Math.tanh, relu: z => Math.max(z, 0), leaky_relu: z => (z > 0 ? z : z * 0.01),
  elu: z => (z > 0 ? z : Math.expm1(z)), softplus, silu: z => z * sigmoid(z),
};
const SLOPES = {
  identity: () => 1, sigmoid: (z, a) => a * (1 - a), tanh: (z, a) => 1 - a * a, relu: z => (z > 0 ? 1 : 0),
  leaky_relu: z => (z > 0 ? 1 : 0.01), elu: z => (z > 0 ? 1 : Math.exp(z)), softplus: sigmoid,
  silu: z => sigmoid(z) * (1 + z * (1 - sigmoid(z))),
};

function softmax(z) {
  return z.map(row => {
    const powers = row.map(x => Math.exp(x - Math.max(...row)));
    const total = powers.reduce((s, x) => s + x, 0);
    return powers.map(x => x / total);
  });
}

const valueOf = (name, z) => (name === "softmax" ? softmax(z) : each(known(VALUES, name), z));

function through(name, z, a, gradient) {
  if (name !== "softmax") return each((g, x, y) => g * SLOPES[name](x, y), gradient, z, a);
  return a.map((row, i) => {
    const mean = row.reduce((s, x, j) => s + x * gradient[i][j], 0);
    return row.map((x, j) => x * (gradient[i][j] - mean));
  });
}

// ---- losses: the terms' sum, their slope by a, and the divisor ----

const LOSSES = {
  half_squared_error: (z, a, t) => [each((x, y) => (x - y) ** 2 / 2, a, t), each((x, y) => x - y, a, t), 1],
  mean_squared_error: (z, a, t) =>
    [each((x, y) => (x - y) ** 2, a, t), each((x, y) => 2 * (x - y), a, t), t.length * t[0].length],
  binary_cross_entropy: (z, a, t) =>
    [each((x, y) => y * softplus(-x) + (1 - y) * softplus(x), z, t), each((x, y) => x - y, a, t), t.length * t[0].length],
  categorical_cross_entropy: (z, a, t) => {
    const terms = z.map((row, i) => {
      const below = row.map(x => x - Math.max(...row));     // first, so that large numbers lose no digits in the sum
      const log = Math.log(below.reduce((s, x) => s + Math.exp(x), 0));
      return below.map((x, j) => t[i][j] * (log - x));
    });
    return [terms, each((x, y) => x - y, a, t), t.length];
  },
};

function lossAndDelta(name, activation, z, t) {
  const a = valueOf(activation, z);
  const [terms, slope, n] = known(LOSSES, name)(z, a, t);
  const gradient = each(x => x / n, slope);
  return [sum(terms) / n, name.includes("entropy") ? gradient : through(activation, z, a, gradient)];
}

// ---- optimizers: (options, parameter, gradient, what is kept, number of the step) -> parameter ----

const OPTIMIZERS = {
  sgd: (o, p, g) => p - o.rate * g,
  momentum: (o, p, g, k) => p - o.rate * (k.v = o.momentum * (k.v || 0) + g),
  nesterov: (o, p, g, k) => p - o.rate * (g + o.momentum * (k.v = o.momentum * (k.v || 0) + g)),
  rmsprop: (o, p, g, k) => p - o.rate * g / (Math.sqrt(k.s = o.alpha * (k.s || 0) + (1 - o.alpha) * g * g) + o.epsilon),
  adagrad: (o, p, g, k) => p - o.rate * g / (Math.sqrt(k.s = (k.s || 0) + g * g) + o.epsilon),
  adam: (o, p, g, k, n) => {
    k.m = o.beta1 * (k.m || 0) + (1 - o.beta1) * g;
    k.s = o.beta2 * (k.s || 0) + (1 - o.beta2) * g * g;
    return p - o.rate * (k.m / (1 - o.beta1 ** n)) / (Math.sqrt(k.s / (1 - o.beta2 ** n)) + o.epsilon);
  },
  adamw: (o, p, g, k, n) => OPTIMIZERS.adam(o, p - o.rate * o.weight_decay * p, g, k, n),
};

class Optimizer {
  constructor(name, options) {
    Object.assign(this, { formula: known(OPTIMIZERS, name), options, n: 0, kept: new Map() });
  }

  step(key, p, g) {
    if (!this.kept.has(key)) this.kept.set(key, each(() => ({}), p));
    return each((x, y, k) => this.formula(this.options, x, y, k, this.n), p, g, this.kept.get(key));
  }
}

// ---- kinds ----

function known(table, name) {
  if (!(name in table)) throw new RangeError("not here: " + name);
  return table[name];
}

function activations(g) {
  const a = valueOf(g.activation, g.z);
  if (g.gradient) return { value: a, backward: through(g.activation, g.z, a, g.gradient) };
  return { value: a, slope: each(SLOPES[g.activation], g.z, a) };
}

function losses(g) {
  if (g.weights) throw new RangeError("weights");
  const [loss, gradient] = lossAndDelta(g.loss, g.activation, g.z, g.t);
  return { loss, gradient };
}

function optimizers(g) {
  const optimizer = new Optimizer(g.optimizer, g.options);
  let p = g.parameters;
  return { after: g.gradients.map((gradient, i) => {
    optimizer.options = { ...g.options, rate: g.rates ? g.rates[i] : g.options.rate };
    optimizer.n += 1;
    return (p = optimizer.step("p", p, gradient));
  }) };
}

function schedules(g) {
  const o = g.options;
  const cosine = n => n < o.warm_up ? o.rate * (n + 1) / o.warm_up
    : o.minimum + (o.rate - o.minimum) * (1 + Math.cos(Math.PI * Math.min((n - o.warm_up) / (o.steps - o.warm_up), 1))) / 2;
  return { rates: g.steps.map({
    constant: () => o.rate, step: n => o.rate * o.gamma ** Math.floor(n / o.step_size), exponential: n => o.rate * o.gamma ** n,
    inverse_scaling: n => o.rate / (n + 1) ** o.exponent, cosine }[g.schedule]) };
}

function initializers(g) {
  const { n_in, n_out, draws } = g;
  const [method, how] = g.initializer.split("_");
  const variance = { glorot: 2 / (n_in + n_out), he: 2 / n_in, lecun: 1 / n_in }[method];
  const widened = how === "normal" ? draws.map(x => x * Math.sqrt(variance))
    : how === "uniform" ? draws.map(x => (2 * x - 1) * Math.sqrt(3 * variance))
      : method === "zeros" ? Array(n_in * n_out).fill(0) : draws;
  return { W: Array.from({ length: n_in }, (_, i) => widened.slice(i * n_out, (i + 1) * n_out)),
           b: [method === "uniform" ? draws.slice(n_in * n_out) : Array(n_out).fill(0)] };
}

function networks(g) {
  const layers = g.layers.map(({ activation, W, b }) => ({ activation, W, b }));
  layers.forEach(({ activation }) => activation === "softmax" || known(VALUES, activation));

  function backward(X, t) {
    let a = X;
    for (const l of layers) {
      l.x = a;
      l.z = dot(a, l.W).map(row => row.map((x, j) => x + l.b[0][j]));
      a = l.a = valueOf(l.activation, l.z);
    }
    const top = layers[layers.length - 1];
    let [loss, delta] = lossAndDelta(g.loss, top.activation, top.z, t);
    for (const l of layers) loss += g.l1 * sum(each(Math.abs, l.W)) + g.l2 / 2 * sum(each(x => x * x, l.W));
    for (let i = layers.length - 1; i >= 0; i--) {
      const l = layers[i];
      l.dW = each((x, w) => x + g.l1 * Math.sign(w) + g.l2 * w, dot(turned(l.x), delta), l.W);
      l.db = columnSums(delta);
      if (i) delta = through(layers[i - 1].activation, layers[i - 1].z, layers[i - 1].a, dot(delta, turned(l.W)));
    }
    return [a, loss];
  }

  const [outputs, loss] = backward(g.X, g.t);
  const results = { outputs, loss, gradients: layers.map(l => [l.dW, l.db]) };
  const optimizer = new Optimizer(g.optimizer, g.options), size = g.batch_size || g.X.length;
  for (let n = 1, first = 0; n <= Math.max(...g.steps); n++) {
    backward(g.X.slice(first, first + size), g.t.slice(first, first + size));
    optimizer.n = n;
    layers.forEach((l, i) => Object.assign(l, { W: optimizer.step("W" + i, l.W, l.dW), b: optimizer.step("b" + i, l.b, l.db) }));
    first = first + size < g.X.length ? first + size : 0;
    if (g.steps.includes(n)) results["after_" + n] = layers.map(l => [l.W, l.b]);
  }
  return results;
}

const KINDS = { activations, losses, optimizers, schedules, initializers, networks };

readline.createInterface({ input: process.stdin }).on("line", line => {
  const { id, kind, given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ id, results: KINDS[kind](numbers(given)) }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log(JSON.stringify({ id, unsupported: true }));
  }
});
