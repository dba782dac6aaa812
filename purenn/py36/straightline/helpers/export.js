// What an exported JavaScript file holds beside its programs; see export.py.

// ---- matrices
// The product of r rows of k numbers, number (i, t) of which is a[i * ra + t * sa], with k rows of c numbers.
function product(a, ra, sa, b, r, k, c) {
    const z = [];
    for (let i = 0; i < r; i++) {
        for (let j = 0; j < c; j++) {
            let s = a[i * ra] * b[j];
            for (let t = 1; t < k; t++) {
                s = s + a[i * ra + t * sa] * b[t * c + j];
            }
            z.push(s);
        }
    }
    return z;
}

function transpose(a, r, c) {
    return Array.from({ length: r * c }, (_, e) => a[e % r * c + Math.floor(e / r)]);
}

// The sum of all numbers; sums go from left to right.
function total(a, n) {
    let s = a[0];
    for (let i = 1; i < n; i++) {
        s = s + a[i];
    }
    return s;
}

function row_sums(a, r, c) {
    return Array.from({ length: r }, (_, i) => total(a.slice(i * c, i * c + c), c));
}

function column_sums(a, r, c) {
    return row_sums(transpose(a, r, c), c, r);
}

function row_maximum(a, r, c) {
    return Array.from({ length: r }, (_, i) => a.slice(i * c, i * c + c).reduce((x, y) => y > x ? y : x));
}

// ---- dots
function dots(x, at, n) {
    const sums = [];
    for (let j = 0; j < n; j++) {
        let total = x[0] * WEIGHTS[at];
        for (let i = 1; i < x.length; i++) {
            total = total + x[i] * WEIGHTS[at + i];
        }
        sums.push(total);
        at += x.length;
    }
    return sums;
}

// ---- checked: shown
// x as numbers, with fills for NaN, null and undefined; throws for what else is no finite number, and for another count.
function numbers_of(name, x, count, fills = []) {
    if (x.length !== count) {
        throw new RangeError("the length of " + name + " is " + x.length + "; expected " + count);
    }
    const numbers = [];
    for (let i = 0; i < count; i++) {
        let v = x[i];
        if (fills.length && (v === undefined || v === null || Number.isNaN(v))) {
            v = fills[i % fills.length];
        }
        v = typeof v === "boolean" || typeof v === "bigint" ? Number(v) : v;
        if (!Number.isFinite(v)) {
            throw new RangeError(name + "[" + i + "] is " + shown(x[i]) + ", not a finite number");
        }
        numbers.push(v);
    }
    return numbers;
}

// ---- predict: checked
function predict(x) {
    return outputs_of(numbers_of("x", x, INPUTS, FILLS));
}

// ---- predict_numbers: checked
function predict_numbers(x) {
    return outputs_of(numbers_of("x", x, INPUTS, FILLS));
}

// ---- cells: shown
const BLANKS = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const ENDS = new RegExp("^" + BLANKS + "|" + BLANKS + "$", "g");

// The numbers of a row: of its cells, in the order of COLUMNS: numbers, strings, booleans, or null for nothing.
function encode(row) {
    if (row.length !== COLUMNS.length) {
        throw new RangeError("expected " + COLUMNS.length + " cells, got " + row.length);
    }
    const x = [];
    for (let i = 0; i < COLUMNS.length; i++) {
        x.push(...encoded(COLUMNS[i], ENCODING[i], row[i]));
    }
    return x;
}

// The numbers of one cell; throws for what the model has not learnt.
function encoded(name, [kind, fill, places, width], cell) {
    const key = key_of(cell, kind);
    if (key === "" && fill !== null) {
        return [fill];
    }
    const place = places.get(key);
    if (key === "" && place === undefined && !(IGNORE && kind === "categories")) {
        throw new RangeError("column " + name + " is missing; the model was trained without gaps there");
    }
    if (kind === "number") {
        if (typeof cell !== "boolean" && !Number.isFinite(cell)) {
            throw new RangeError("column " + name + " is " + shown(cell) + ", not a finite number");
        }
        return [Number(cell)];
    }
    if (place === undefined && !IGNORE) {
        throw new RangeError("column " + name + " is " + shown(cell) + ", which was not among the rows to train with");
    }
    if (kind === "flag") {
        return [place === undefined ? 0.5 : place];
    }
    return Array.from({ length: width }, (_, i) => i === place ? 1 : 0);
}

// What a cell is found by: its value if it is a number, else its text; "" if it holds nothing.
function key_of(cell, kind) {
    if (cell === null || cell === undefined || Number.isNaN(cell)) {
        return "";
    }
    if (typeof cell === "number") {
        return cell;
    }
    const text = String(cell).replace(ENDS, "");
    return kind === "flag" ? text.toLowerCase() : text;
}

function predict(row) {
    return predict_numbers(encode(row));
}

// ---- shown
function shown(value) {
    return typeof value === "string" ? JSON.stringify(value) : String(value);
}

// ---- one
function decision(x) {
    return predict(x)[0] > THRESHOLD ? 1 : 0;
}

// ---- largest
function decision(x) {
    const y = predict(x);
    let best = 0;
    for (let i = 0; i < y.length; i++) {
        if (Number.isNaN(y[i])) {
            return i;
        }
        if (y[i] > y[best]) {
            best = i;
        }
    }
    return best;
}

// ---- named
function classify(x) {
    return CLASSES[decision(x)];
}

// ---- numbered
function classify(x) {
    return decision(x);
}

// ---- questions
function classify(x) {
    return predict(x).map((y) => y > THRESHOLD ? 1 : 0);
}

// ---- initial
function initial_state() {
    return Array.from(INITIAL_STATE);
}

// ---- steps: checked
// The new state and the loss before the step; the others are the learning rate, and draws where it takes some.
function train_step(state, x, y, ...others) {
    x = numbers_of("x", x, BATCH_SIZE * INPUTS, FILLS);
    return stepped(state, x, numbers_of("y", y, BATCH_SIZE * OUTPUTS), ...others);
}

function predict_with(state, x) {
    return outputs_with(state, numbers_of("x", x, INPUTS, FILLS));
}

// ---- difference
function difference(y, expected) {
    if (y === expected || Number.isNaN(y) && Number.isNaN(expected)) {
        return 0;
    }
    const d = Math.abs(y - expected) / Math.max(1, Math.abs(expected));
    return Number.isNaN(d) ? Infinity : d;
}

// ---- predictions: difference
function predictions_test() {
    let greatest = 0;
    for (const [x, expected] of TESTS) {
        predict(x).forEach((y, i) => { greatest = Math.max(greatest, difference(y, expected[i])); });
    }
    return greatest;
}

// ---- predicting: predictions
// The greatest difference from the outputs recorded when this file was made; 0 if every bit is the same.
function self_test() {
    return predictions_test();
}

// ---- training: predictions
// The greatest difference from what was recorded when this file was made; 0 if every bit is the same.
function self_test() {
    let greatest = predictions_test();
    let state = initial_state();
    let loss;
    for (const expected of TEST_LOSSES) {
        [state, loss] = train_step(state, ...TEST_BATCH);
        greatest = Math.max(greatest, difference(loss, expected));
    }
    return greatest;
}

// ---- main
if (typeof require !== "undefined" && typeof module !== "undefined" && require.main === module) {
    const found = self_test();
    console.log(found === 0 ? "self-test: every bit is as recorded" : "self-test: the greatest difference is " + found);
    if (!(found < 0.001)) {
        process.exitCode = 1;
    }
}
