// What an exported JavaScript file holds beside its programs; see export.py.

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
