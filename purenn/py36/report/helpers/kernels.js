// Matrices {rows, columns, numbers}, and the operations of recorded programs on them.  Sums go from left to right and
// from top to bottom, as Python's do, so that every bit is the same.

function matrix(rows, columns, numbers) {
    return { rows, columns, numbers };
}

function of_rows(rows) {
    return matrix(rows.length, rows[0].length, Float64Array.from(rows.flat()));
}

function number(x) {
    return matrix(1, 1, Float64Array.of(x));
}

// ---- each number by itself ----

function each(x, operate) {
    const numbers = new Float64Array(x.numbers.length);
    for (let i = 0; i < numbers.length; i++) {
        numbers[i] = operate(x.numbers[i]);
    }
    return matrix(x.rows, x.columns, numbers);
}

// How long a side is where two matrices meet; a side of 1 is repeated.
function joint(a, b) {
    if (a !== b && a !== 1 && b !== 1) {
        throw new RangeError("sizes " + a + " and " + b + " do not fit together");
    }
    return a === 1 ? b : a;
}

// Where number (i, j) of x stands, were x repeated to the shape (rows, columns).
function places(x, rows, columns) {
    const down = x.rows === 1 ? 0 : x.columns;
    const right = x.columns === 1 ? 0 : 1;
    return { down, right, plain: x.rows === rows && x.columns === columns };
}

function both(x, y, operate) {
    const rows = joint(x.rows, y.rows);
    const columns = joint(x.columns, y.columns);
    const numbers = new Float64Array(rows * columns);
    const a = x.numbers;
    const b = y.numbers;
    const from = places(x, rows, columns);
    const other = places(y, rows, columns);
    if (from.plain && other.plain) {
        for (let i = 0; i < numbers.length; i++) {
            numbers[i] = operate(a[i], b[i]);
        }
        return matrix(rows, columns, numbers);
    }
    for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
            numbers[i * columns + j] = operate(a[i * from.down + j * from.right], b[i * other.down + j * other.right]);
        }
    }
    return matrix(rows, columns, numbers);
}

const OPERATIONS = {
    add: (x, y) => x + y,
    sub: (x, y) => x - y,
    mul: (x, y) => x * y,
    truediv: (x, y) => x / y,
    neg: (x) => -x,
    abs: Math.abs,
    sqrt: Math.sqrt,
    exp: (x) => portable_exp(x),
    tanh: (x) => portable_tanh(x),
    lt: (x, y) => Number(x < y),
    le: (x, y) => Number(x <= y),
    gt: (x, y) => Number(x > y),
    ge: (x, y) => Number(x >= y),
    eq: (x, y) => Number(x === y),
    ne: (x, y) => Number(x !== y),
    select: (condition, x, y) => (condition ? x : y),
};

const add = (x, y) => both(x, y, OPERATIONS.add);
const sub = (x, y) => both(x, y, OPERATIONS.sub);
const mul = (x, y) => both(x, y, OPERATIONS.mul);
const truediv = (x, y) => both(x, y, OPERATIONS.truediv);
const neg = (x) => each(x, OPERATIONS.neg);
const exp = (x) => each(x, OPERATIONS.exp);
const tanh = (x) => each(x, OPERATIONS.tanh);
const le = (x, y) => both(x, y, OPERATIONS.le);

function select(condition, x, y) {
    const rows = joint(joint(condition.rows, x.rows), y.rows);
    const columns = joint(joint(condition.columns, x.columns), y.columns);
    const numbers = new Float64Array(rows * columns);
    for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
            numbers[i * columns + j] = at(condition, i, j) ? at(x, i, j) : at(y, i, j);
        }
    }
    return matrix(rows, columns, numbers);
}

// Number (i, j), where a side of 1 is repeated.
function at(x, i, j) {
    return x.numbers[(x.rows === 1 ? 0 : i) * x.columns + (x.columns === 1 ? 0 : j)];
}

// ---- what mixes the numbers ----

function dot(x, y) {
    if (x.columns !== y.rows) {
        throw new RangeError(x.columns + " columns meet " + y.rows + " rows in a matrix product");
    }
    const a = x.numbers;
    const b = y.numbers;
    const columns = y.columns;
    const length = x.columns;
    const numbers = new Float64Array(x.rows * columns);
    for (let i = 0; i < x.rows; i++) {
        for (let j = 0; j < columns; j++) {
            let s = a[i * length] * b[j];
            for (let k = 1; k < length; k++) {
                s = s + a[i * length + k] * b[k * columns + j];
            }
            numbers[i * columns + j] = s;
        }
    }
    return matrix(x.rows, columns, numbers);
}

function transpose(x) {
    const numbers = new Float64Array(x.numbers.length);
    for (let i = 0; i < x.rows; i++) {
        for (let j = 0; j < x.columns; j++) {
            numbers[j * x.rows + i] = x.numbers[i * x.columns + j];
        }
    }
    return matrix(x.columns, x.rows, numbers);
}

function column_sums(x) {
    const numbers = x.numbers.slice(0, x.columns);
    for (let i = x.columns; i < x.numbers.length; i++) {
        numbers[i % x.columns] += x.numbers[i];
    }
    return matrix(1, x.columns, numbers);
}

function row_sums(x) {
    return transpose(column_sums(transpose(x)));
}

function total(x) {
    let s = x.numbers[0];
    for (let i = 1; i < x.numbers.length; i++) {
        s = s + x.numbers[i];
    }
    return number(s);
}
