// How one number is made: a tree of operations and operands, read off the list of a recorded program's values.
//
// A node is {value} and, if it is a number of a matrix, {index, name, i, j}; if it was calculated, {operation, parts};
// a sum has the operation "sum", and its parts are the terms.

const NEW = "new "; // the names of the matrices that steps 10 and 11 make begin with it

// {place in the program's list: name} of the inputs and results.
function names_of(listing) {
    const names = new Map();
    for (const [name, index] of Object.entries(listing.inputs)) {
        names.set(index, name);
    }
    for (const [, name] of DATA.names) {
        const index = listing.outputs[name];
        if (!names.has(index)) {
            names.set(index, (name in listing.inputs ? NEW : "") + name);
        }
    }
    return names;
}

class Making {
    // values: those of one epoch, in the order of the listing.
    constructor(listing, values) {
        Object.assign(this, { listing, values, names: names_of(listing) });
    }

    // The node of number (i, j) of a value; names end a branch, except at the root.
    node(index, i, j, is_root = false) {
        const [operation, ...operands] = this.listing.values[index];
        const x = this.values[index];
        i = x.rows === 1 ? 0 : i;
        j = x.columns === 1 ? 0 : j;
        const found = { value: at(x, i, j) };
        if (this.names.has(index)) {
            Object.assign(found, { index, i, j, name: this.names.get(index) });
        }
        if (operation === "transpose" && !(found.name && !is_root)) {
            return Object.assign(this.node(operands[0], j, i), is_root ? found : {});
        }
        if (operation === "input" || operation === "constant" || (found.name && !is_root)) {
            return found;
        }
        return Object.assign(found, this.calculation(operation, operands, i, j));
    }

    calculation(operation, operands, i, j) {
        const x = this.values[operands[0]];
        const terms = (length, part) => ({ operation: "sum", parts: Array.from({ length }, (_, k) => part(k)) });
        if (operation === "dot") {
            const product = (parts) => ({ operation: "mul", parts, value: parts[0].value * parts[1].value });
            const found = terms(x.columns, (k) =>
                product([this.node(operands[0], i, k), this.node(operands[1], k, j)]),
            );
            return Object.assign(found, {
                of: [this.side(operands[0], "row", i), this.side(operands[1], "column", j)],
                each: this.counted(operands[0], 1),
            });
        }
        if (operation === "column_sums") {
            return Object.assign(
                terms(x.rows, (k) => this.node(operands[0], k, j)),
                { each: this.counted(operands[0], 0) },
            );
        }
        if (operation === "row_sums") {
            return Object.assign(
                terms(x.columns, (k) => this.node(operands[0], i, k)),
                { each: this.counted(operands[0], 1) },
            );
        }
        if (operation === "total") {
            return terms(x.numbers.length, (k) => this.node(operands[0], Math.floor(k / x.columns), k % x.columns));
        }
        return { operation, parts: operands.map((operand) => this.node(operand, i, j)) };
    }

    // What there is one row (side 0) or one column (side 1) for, in a word: a sample, an input, a neuron.
    counted(index, side) {
        const [operation, operand] = this.listing.values[index];
        if (operation === "transpose" && !this.names.has(index)) {
            return this.counted(operand, 1 - side);
        }
        const known = this.names.has(index) && DATA.counted[this.names.get(index).replace(NEW, "")];
        return known ? known[side].split(" ").pop() : "term";
    }

    // What a product takes of a matrix, in words: a row or a column; of a transposed one the other.
    side(index, word, i) {
        const [operation, operand] = this.listing.values[index];
        if (operation === "transpose" && !this.names.has(index)) {
            return this.side(operand, word === "row" ? "column" : "row", i);
        }
        return word + " " + (i + 1) + (this.names.has(index) ? " of " + this.names.get(index) : "");
    }
}

// All nodes of a tree, the root first.
function nodes_of(node) {
    return [node].concat(...(node.parts || []).map(nodes_of));
}

// The numbers of matrices that a node is made from.
function sources_of(node) {
    return nodes_of(node).filter((part) => part !== node && part.name);
}

// The sums in a tree, and its root if that is one.
function sums_of(node) {
    return nodes_of(node).filter((part) => part.operation === "sum");
}

// ---- as text ----

const CHOICE = 0; // precedences, the weakest first
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const ATOM = 4;
const MINUS = "\u2212";
const SPELLED = {
    add: [" + ", SUM],
    sub: [" " + MINUS + " ", SUM],
    mul: [" \u00d7 ", PRODUCT],
    truediv: [" / ", PRODUCT],
    lt: [" < ", SUM],
    le: [" \u2264 ", SUM],
    gt: [" > ", SUM],
    ge: [" \u2265 ", SUM],
    eq: [" = ", SUM],
    ne: [" \u2260 ", SUM],
};
const MOST_TERMS = 2; // of a sum that is written out in a line

// A number with so many decimals, or with an exponent where these would say nothing.
function shown(x, decimals) {
    const size = Math.abs(x);
    if (!Number.isFinite(x)) {
        return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : MINUS + "inf";
    }
    let text = Number.isInteger(x) && size < 1e6 ? String(Math.abs(x)) : size.toFixed(decimals);
    if (size >= 1e6 || (x !== 0 && Number(text) === 0)) {
        text = size.toExponential(2).replace("-", MINUS);
    }
    return (x < 0 ? MINUS : "") + text;
}

// A number with six decimals, or with all that it has if these are fewer.
function in_full(x) {
    const text = String(x);
    return text.length < 8 && !text.includes("e") && Number.isFinite(x) ? text.replace("-", MINUS) : shown(x, 6);
}

// The name of a number, such as wh[2, 3], counted from 1.
function name_of(node) {
    return node.name === "lr" ? "lr" : node.name + "[" + (node.i + 1) + ", " + (node.j + 1) + "]";
}

// [text, its precedence]; named: whether numbers of matrices are written by name.  The root is written out.
function text_of(node, named, is_root = false) {
    if (named && node.name && !is_root) {
        return [name_of(node), ATOM];
    }
    if (!node.operation) {
        return [in_full(node.value), node.value < 0 ? SIGN : ATOM];
    }
    const part = (i, least) => {
        const [text, precedence] = text_of(node.parts[i], named);
        return precedence < least || (i > 0 && text[0] === MINUS) ? "(" + text + ")" : text;
    };
    if (node.operation === "sum") {
        const terms = node.parts.map((_, i) => part(i, PRODUCT));
        const some = terms.length > MOST_TERMS ? [terms[0], "\u2026", terms[terms.length - 1]] : terms;
        return [some.join(" + "), terms.length > 1 ? SUM : PRODUCT];
    }
    if (node.operation in SPELLED) {
        const [sign, precedence] = SPELLED[node.operation];
        return [part(0, precedence) + sign + part(1, precedence + 1), precedence];
    }
    if (node.operation === "neg") {
        return [MINUS + part(0, ATOM), SIGN];
    }
    if (node.operation === "select") {
        return [part(1, SUM) + " if " + part(0, SUM) + ", else " + part(2, SUM), CHOICE];
    }
    return [node.operation + "(" + text_of(node.parts[0], named)[0] + ")", ATOM];
}

// ---- as a calculation, line by line ----

// The tree with its sums, or what of it can be calculated at once, as plain numbers.
function with_numbers(node, is_ready) {
    if (!node.operation || is_ready(node)) {
        return { value: node.value };
    }
    return Object.assign({}, node, { parts: node.parts.map((part) => with_numbers(part, is_ready)) });
}

// What is left is numbers alone; a choice is made together with its comparison.
function is_next(node) {
    const are_numbers = (parts) => parts.every((part) => !part.operation);
    if (node.operation === "select") {
        return are_numbers(node.parts.slice(1)) && are_numbers(node.parts[0].parts || []);
    }
    return !(node.operation in { lt: 1, le: 1, gt: 1, ge: 1, eq: 1, ne: 1 }) && are_numbers(node.parts);
}

// The texts from the operands' numbers to the result, each line a little shorter.
function lines_of(node) {
    const lines = [];
    let left = with_numbers(node, (part) => part.operation === "sum");
    while (left.operation) {
        lines.push(text_of(left, false)[0]);
        left = with_numbers(left, is_next);
    }
    lines.push(in_full(node.value));
    return lines.filter((line, i) => line !== lines[i - 1]); // a sign alone makes the same line again
}
