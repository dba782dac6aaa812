// How the number is made that somebody points at, or has reached with the keyboard.

const MOST_LINES = 12; // terms of a sum that are listed

class Explanation {
    constructor(page, steps) {
        Object.assign(this, { page, steps });
        this.text = document.getElementById("making-text");
        this.chosen = null;
        this.is_kept = false; // by a click or the keyboard
        this.listen();
    }

    // The next that is shown is the first number of the step.
    forget() {
        this.chosen = null;
        this.is_kept = false;
    }

    listen() {
        const root = document.getElementById("steps");
        const cell_of = (event) => table_of_cell.get(event.target) || null;
        root.addEventListener("pointerover", (event) => {
            if (!this.is_kept) {
                this.choose(cell_of(event), true);
            }
        });
        root.addEventListener("focusin", (event) => this.keep(cell_of(event)));
        root.addEventListener("focusout", () => this.keep(null));
        root.addEventListener("keydown", (event) => {
            if (cell_of(event) && (event.key === "Escape" || event.key === "Enter")) {
                this.keep(event.key === "Enter" ? cell_of(event) : null);
            }
        });
        let kept = null;
        root.addEventListener("pointerdown", () => {
            kept = this.is_kept && document.activeElement;
        });
        root.addEventListener("click", (event) => this.keep(kept === event.target ? null : cell_of(event)));
    }

    // Keep this cell, whatever the mouse points at; null lets go. The focus stays where it is.
    keep(found) {
        this.is_kept = Boolean(found);
        this.choose(found, false);
    }

    // Explain this cell from now on; is_pointed: by a mouse, so that nothing needs to be read aloud.
    choose(found, is_pointed) {
        if (found) {
            this.chosen = found;
            this.is_pointed = is_pointed;
            this.show();
        }
    }

    show() {
        for (const cell of document.querySelectorAll("td.chosen, td.part")) {
            cell.classList.remove("chosen", "part");
        }
        if (!this.chosen || !this.is_in_sight(this.chosen)) {
            this.chosen = { table: this.steps.tables[this.page.step].gives[0], i: 0, j: 0 };
            this.is_pointed = true;
        }
        this.text.setAttribute("aria-live", this.page.playing || this.is_pointed ? "off" : "polite");
        const { table, i, j } = this.chosen;
        table.cell(i, j).classList.add("chosen");
        this.text.replaceChildren(...this.parts(table, i, j));
    }

    is_in_sight({ table, i, j }) {
        return this.steps.tables_in_sight().includes(table) && i < table.rows && j < table.columns;
    }

    // The elements that say how number (i, j) of a table is made.
    parts(table, i, j) {
        const { run, epoch, data } = this.page;
        const { name } = table;
        if (name === "lr") {
            return [paragraph(`lr, the learning rate, is ${run.rate.numbers[0]}: it is chosen in the settings.`)];
        }
        if (name === "X" || name === "y") {
            const word = name === "X" ? "input" : "target";
            const column = (name === "X" ? data.names : data.targets)[j] || `${word} ${j + 1}`;
            const value = in_full(at(data[name], i, j));
            return [paragraph(`${name_of({ name, i, j })} = ${value} is given: ${column} of sample ${i + 1}.`)];
        }
        if (!WEIGHTS.includes(name)) {
            const node = new Making(run.variant.listing, this.page.values_at(epoch)).node(table.index, i, j, true);
            this.mark(sources_of(node));
            return this.written(node, "");
        }
        if (table.is_start || epoch === 0) {
            return this.start_parts(name, i, j);
        }
        const making = new Making(run.variant.listing, this.page.values_at(epoch - 1));
        const step = name[0] === "w" ? 10 : 11;
        return this.written(
            making.node(run.variant.listing.outputs[name], i, j, true),
            `This was made in step ${step} of the epoch before, epoch ${epoch}.`,
        );
    }

    // Shows in the tables what a number is made from.
    mark(sources) {
        const tables = this.steps.tables_in_sight().filter((table) => table.rows && !table.is_start);
        for (const source of sources) {
            for (const table of tables) {
                const cell = table.index === source.index && table.cell(source.i, source.j);
                if (cell) {
                    cell.classList.add("part");
                }
            }
        }
    }

    start_parts(name, i, j) {
        const { settings, run } = this.page;
        const value = at(run.start[name], i, j);
        const own = name_of({ name, i, j });
        if (settings.printed) {
            return [paragraph(`${own} = ${value} is of the recovered start of the printed run (erratum 11).`)];
        }
        let before = i * run.start[name].columns + j;
        for (const other of WEIGHTS.slice(0, WEIGHTS.indexOf(name))) {
            before += run.start[other].numbers.length;
        }
        const random = new NumpyRandom(settings.seed);
        for (let k = 0; k < 2 * before; k++) {
            random.word();
        }
        const [a, b] = [random.word(), random.word()];
        return [
            element("p", { class: "result" }, element("b", {}, own), ` = ${in_full(value)}`),
            paragraph(
                `This is random number ${before + 1} of numpy.random.seed(${settings.seed}). The generator gave the ` +
                    `whole numbers ${a} and ${b}; the 27 and 26 leading bits of their 32 make it:`,
            ),
            calculation(`(${a >>> 5} \u00d7 2^26 + ${b >>> 6}) / 2^53 = ${value}`),
        ];
    }

    written(node, note) {
        const { counted } = this.chosen.table;
        const words = [counted[0] && `${counted[0]} ${node.i + 1}`, counted[1] && `${counted[1]} ${node.j + 1}`];
        const place = words.filter(Boolean).join(", ");
        const named = text_of(node, true, true)[0];
        const lines = (node.operation === "sum" ? [] : lines_of(node)).filter((line) => line !== named);
        return [
            element(
                "p",
                { class: "result" },
                element("b", {}, ...breakable(name_of(node))),
                `${place && ` (${place})`} = ${in_full(node.value)}`,
            ),
            ...(note ? [paragraph(note)] : []),
            calculation("= " + named),
            ...sums_of(node).map((sum) => this.sum_table(sum)),
            ...lines.map((line) => calculation("= " + line)),
            element("p", { class: "digits" }, "with all digits: " + String(node.value).replace("-", MINUS)),
        ];
    }

    // The terms of a sum, factor by factor.
    sum_table(sum) {
        const number = (part) => {
            const origin = part.operation ? element("small", {}, " ", ...breakable(text_of(part, true)[0])) : "";
            return element("span", {}, in_full(part.value), origin);
        };
        const row = (part) => (sum.of ? [...part.parts.map(number), in_full(part.value)] : [number(part)]);
        const list = sum.parts.slice(0, MOST_LINES).map((part, k) => [`${sum.each} ${k + 1}`, ...row(part)]);
        const rest = sum.parts.length - MOST_LINES;
        const empty = sum.of ? ["", ""] : [];
        if (rest > 0) {
            list.push([`and ${rest} more`, ...empty, ""]);
        }
        list.push(["sum", ...empty, in_full(sum.value)]);
        const headings = sum.of ? [...sum.of, "product"] : [sum.parts[0].name || "number"];
        const broken = headings.map((text) => element("span", {}, ...breakable(text)));
        const made = plain_table("", ["for each", ...broken], list);
        made.className = "sum";
        return made;
    }
}

function paragraph(text) {
    return element("p", {}, text);
}

function calculation(text) {
    return element("p", { class: "calculation" }, ...breakable(text));
}
