// Data that somebody pastes: lines of numbers, with or without a first line of names.

const MOST_SAMPLES = 500;
const MOST_INPUTS = 20;
const MOST_OUTPUTS = 5;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const QUOTED = /"(?:[^"]|"")*"/g; // as CSV has it: a " in quotes stands there twice
const TARGET = /^y[ _]?\d*$/i; // the name of a column of targets

// {X, y, names, targets}: matrices, and names of their columns; an Error says what is wrong in which line and column.
function parsed_data(text) {
    const lines = text
        .replace(/^\ufeff/, "")
        .split(/\r\n|\r|\n/)
        .map((line, i) => ({ line, at: i + 1 }))
        .filter(({ line }) => line.trim() !== "");
    if (!lines.length) {
        throw new Error("There are no data: expected lines of numbers with commas between.");
    }
    const unquoted = lines[0].line.replace(QUOTED, "");
    const separator = ["\t", ";", ","].find((one) => unquoted.includes(one)) || ",";
    const rows = lines.map(({ line, at: place }) => ({ cells: cells_of(line, separator), at: place }));
    const has_names = !rows[0].cells.some((cell) => NUMBER.test(cell) || advice(cell));
    const names = has_names ? rows.shift().cells : [];
    if (!rows.length) {
        throw new Error("There is a line of names, and no line of numbers below it.");
    }
    const numbers = rows.map((row) => numbers_of_row(row, has_names ? names.length : rows[0].cells.length));
    return divided(numbers, rows, names);
}

function cells_of(line, separator) {
    const cells = [""];
    for (const part of line.match(/"(?:[^"]|"")*"|[^]/g)) {
        if (part === separator) {
            cells.push("");
        } else {
            cells[cells.length - 1] += part;
        }
    }
    const without_quotes = (cell) => (/^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    return cells.map((cell) => without_quotes(cell.trim()).trim());
}

// How numbers written in another way are to be written; "" for all else.
function advice(cell) {
    if (/^[+-]?\d+,\d+$/.test(cell)) {
        return ": write 0.5, with a point";
    }
    const words = cell.split(/\s+/);
    const are_numbers = words.length > 1 && words.every((word) => NUMBER.test(word));
    return are_numbers ? ": put commas, semicolons or tabs between" : "";
}

function numbers_of_row({ cells, at: line }, count) {
    if (cells.length !== count) {
        throw new Error(
            `Line ${line} has ${counted(cells.length, "column")}; expected ${count}, as in the first line.`,
        );
    }
    return cells.map((cell, j) => {
        if (!NUMBER.test(cell) || !Number.isFinite(Number(cell))) {
            const found = cell === "" ? "an empty cell" : `"${short(cell)}"`;
            throw new Error(`Line ${line}, column ${j + 1}: expected a number, got ${found}${advice(cell)}.`);
        }
        return Number(cell) + 0; // no -0
    });
}

// Which columns are targets: those named y, y1, y2 ..., else the last.
function divided(numbers, rows, names) {
    const columns = numbers[0].map((_, j) => j);
    const named = columns.filter((j) => TARGET.test(names[j] || ""));
    const targets = named.length ? named : columns.slice(-1);
    const inputs = columns.filter((j) => !targets.includes(j));
    check_sizes(numbers.length, inputs.length, targets.length);
    for (const [i, row] of numbers.entries()) {
        for (const j of targets) {
            if (!(row[j] >= 0 && row[j] <= 1)) {
                throw new Error(
                    `Line ${rows[i].at}, column ${j + 1}: the target is ${row[j]}; expected a number from 0 to 1. ` +
                        "The output is a sigmoid, which never leaves 0 to 1, so it could not come near. " +
                        "Divide the targets by their largest number, say.",
                );
            }
        }
    }
    const picked = (which) => of_rows(numbers.map((row) => which.map((j) => row[j])));
    return {
        X: picked(inputs),
        y: picked(targets),
        names: inputs.map((j) => names[j] || ""),
        targets: targets.map((j) => names[j] || ""),
    };
}

function check_sizes(samples, inputs, outputs) {
    if (!inputs) {
        throw new Error("There is no column of inputs: expected at least one beside the targets.");
    }
    for (const [found, most, word] of [
        [samples, MOST_SAMPLES, "lines"],
        [inputs, MOST_INPUTS, "columns of inputs"],
        [outputs, MOST_OUTPUTS, "columns of targets"],
    ]) {
        if (found > most) {
            throw new Error(`There are ${found} ${word}; this page takes at most ${most}.`);
        }
    }
}

function counted(n, word) {
    return n + " " + word + (n === 1 ? "" : "s");
}

function short(text) {
    return text.length > 30 ? text.slice(0, 30) + "\u2026" : text;
}

// The data as lines of numbers, targets last.
function data_text(X, y) {
    const row = (x, i) => Array.from(x.numbers.slice(i * x.columns, (i + 1) * x.columns));
    return Array.from({ length: X.rows }, (_, i) => row(X, i).concat(row(y, i)).join(",")).join("\n") + "\n";
}
