// Tables of numbers: matrices whose cells are reached with the arrow keys, and plain tables.

const MOST_ROWS = 20; // of a matrix that are shown

// An element with attributes, and children, which are elements or texts; texts are never read as markup.
function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
}

const table_of_cell = new WeakMap(); // a cell's {table, i, j}

class MatrixTable {
    // name: what stands above it; index: the value's place in the program's list; counted: words for rows and columns.
    constructor(name, index, counted, column_names = []) {
        Object.assign(this, { name, index, counted, column_names });
        this.root = element("div", { class: "matrix" });
        this.rows = this.columns = 0;
    }

    build(x) {
        this.rows = x.rows;
        this.columns = x.columns;
        this.texts = [];
        this.cells = [];
        const size = this.is_number ? "" : " " + x.rows + " \u00d7 " + x.columns;
        const table = element(
            "table",
            { role: "grid" },
            element("caption", {}, element("b", {}, this.name), size),
            ...(this.is_number ? [] : [this.head()]),
            this.body(),
        );
        const rest = x.rows - MOST_ROWS;
        this.root.replaceChildren(table);
        if (rest > 0) {
            this.root.append(element("p", { class: "rest" }, "and " + counted(rest, this.counted[0]) + " more"));
        }
        this.cells[0].tabIndex = 0;
        table.addEventListener("keydown", (event) => this.move(event));
        table.addEventListener("focusin", (event) => this.enter(event.target));
    }

    head() {
        const [rows, columns] = this.counted;
        const first = element("tr", {}, element("td", { class: "corner" }));
        for (let j = 0; j < this.columns; j++) {
            const given = this.column_names[j];
            first.append(element("th", { scope: "col" }, given || columns.split(" ").pop() + " " + (j + 1)));
        }
        return element("thead", {}, first);
    }

    body() {
        const body = element("tbody");
        for (let i = 0; i < Math.min(this.rows, MOST_ROWS); i++) {
            const word = this.counted[0] ? this.counted[0].split(" ").pop() + " " + (i + 1) : "bias";
            const row = element("tr", {}, ...(this.is_number ? [] : [element("th", { scope: "row" }, word)]));
            for (let j = 0; j < this.columns; j++) {
                const cell = element("td", { tabindex: "-1" });
                table_of_cell.set(cell, { table: this, i, j });
                this.cells.push(cell);
                row.append(cell);
            }
            body.append(row);
        }
        return body;
    }

    update(x) {
        if (x.rows !== this.rows || x.columns !== this.columns) {
            this.build(x);
        }
        for (let k = 0; k < this.cells.length; k++) {
            const text = this.is_number ? String(x.numbers[k]) : shown(x.numbers[k], 4);
            if (this.texts[k] !== text) {
                this.texts[k] = this.cells[k].textContent = text;
            }
        }
    }

    cell(i, j) {
        return this.cells[i * this.columns + j];
    }

    enter(cell) {
        for (const one of this.cells) {
            one.tabIndex = one === cell ? 0 : -1;
        }
    }

    move(event) {
        const found = table_of_cell.get(event.target);
        const step = {
            ArrowRight: [0, 1],
            ArrowLeft: [0, -1],
            ArrowDown: [1, 0],
            ArrowUp: [-1, 0],
            Home: [0, -this.columns],
            End: [0, this.columns],
        }[event.key];
        if (!found || !step || event.altKey || event.metaKey) {
            return;
        }
        event.preventDefault();
        const last = Math.min(this.rows, MOST_ROWS) - 1;
        const i = Math.min(Math.max(found.i + step[0], 0), last);
        const j = Math.min(Math.max(found.j + step[1], 0), this.columns - 1);
        this.cell(i, j).focus();
    }
}

// A table of texts and elements, the first cell of each row a heading.
function plain_table(caption, headings, rows) {
    const head = element("tr", {}, ...headings.map((text) => element("th", { scope: "col" }, text)));
    const body = rows.map((cells) =>
        element(
            "tr",
            {},
            ...cells.map((cell, j) => (j === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))),
        ),
    );
    const above = caption ? [element("caption", {}, caption)] : [];
    return element("table", {}, ...above, element("thead", {}, head), element("tbody", {}, ...body));
}

// The numbers of one of the weights or biases, with as many decimals as the article prints.
function weights_table(name, x) {
    const [rows, columns] = DATA.counted[name];
    const label = (words, i) => words.split(" ").pop() + " " + (i + 1);
    const of_row = (row, i) => [rows ? label(rows, i) : "bias", ...row.map((value) => shown(value, 8))];
    return plain_table(name, ["", ...rows_of(x)[0].map((_, j) => label(columns, j))], rows_of(x).map(of_row));
}

// The outputs beside the targets; `right`: those without the erratum, or null.
class OutputsTable {
    constructor(root, y, right) {
        const headings = ["Sample", "Target", "Output", "0 to 1"].concat(right ? ["Without the erratum"] : []);
        const rows = [];
        this.lines = [];
        for (let k = 0; k < Math.min(y.numbers.length, MOST_ROWS * y.columns); k++) {
            const line = { output: element("span"), right: element("span"), bar: element("span", { class: "bar" }) };
            line.fill = element("span", { class: "fill" });
            const mark = element("span", { class: "mark" });
            mark.style.left = 100 * y.numbers[k] + "%";
            line.bar.append(line.fill, mark);
            line.bar.setAttribute("aria-hidden", "true");
            const sample = 1 + Math.floor(k / y.columns) + (y.columns > 1 ? ", output " + ((k % y.columns) + 1) : "");
            rows.push([sample, shown(y.numbers[k], 4), line.output, line.bar].concat(right ? [line.right] : []));
            this.lines.push(line);
        }
        root.replaceChildren(plain_table("", headings, rows));
        if (y.rows > MOST_ROWS) {
            root.append(element("p", { class: "rest" }, "and " + counted(y.rows - MOST_ROWS, "sample") + " more"));
        }
    }

    update(output, right) {
        this.lines.forEach((line, k) => {
            line.output.textContent = shown(output.numbers[k], 5);
            line.fill.style.width = 100 * Math.min(Math.max(output.numbers[k] || 0, 0), 1) + "%";
            if (right) {
                line.right.textContent = shown(right.numbers[k], 5);
            }
        });
    }
}
