// The steps: formula, code and matrices of each, and what the article gets wrong there.

class Steps {
    constructor(page) {
        this.page = page;
        this.sections = Array.from(document.querySelectorAll(".step"));
        this.bodies = this.sections.map((section) => section.appendChild(element("div")));
        this.buttons = this.sections.map((section, step) => {
            const button = element(
                "button",
                { type: "button" },
                element("b", {}, String(step)),
                " " + section.dataset.short,
            );
            button.addEventListener("click", () => page.go_to_step(step));
            document.getElementById("chooser").append(element("li", {}, button));
            return button;
        });
        this.explanation = new Explanation(page, this);
    }

    // All steps anew, for another variant or other sizes.
    build() {
        const { variant } = this.page.run;
        this.formulas = new Formulas(variant.listing);
        this.names = names_of(variant.listing);
        this.tables = this.sections.map((_, step) => this.tables_of(step));
        this.sections.forEach((_, step) => this.build_step(step));
        this.explanation.forget();
        for (const [step, sentence] of Object.entries(sentences_of(this.page.settings))) {
            by_id("said-" + step).textContent = sentence;
        }
    }

    // The names of what a step gives.
    results(step) {
        return [["X", "y"], WEIGHTS][step] || DATA.names.filter(([of]) => of === step).map(([, name]) => name);
    }

    // {from, gives}: the MatrixTables of a step.
    tables_of(step) {
        const { listing } = this.page.run.variant;
        if (step < 2) {
            return { from: [], gives: this.results(step).map((name) => this.table(listing.inputs[name], step === 1)) };
        }
        const gives = this.results(step).map((name) => listing.outputs[name]);
        const from = [];
        for (const index of gives) {
            for (const other of this.named_operands(index)) {
                if (!gives.includes(other) && !from.includes(other)) {
                    from.push(other);
                }
            }
        }
        return { from: from.map((index) => this.table(index)), gives: gives.map((index) => this.table(index)) };
    }

    named_operands(index) {
        const [operation, ...operands] = this.page.run.variant.listing.values[index];
        if (operation === "constant") {
            return [];
        }
        return [].concat(
            ...operands.map((operand) => (this.names.has(operand) ? [operand] : this.named_operands(operand))),
        );
    }

    table(index, is_start = false) {
        const name = this.names.get(index);
        const { data } = this.page;
        const plain = name.replace(NEW, "");
        const table = new MatrixTable(
            name,
            index,
            DATA.counted[plain] || ["", ""],
            { X: data.names, y: data.targets }[name],
        );
        return Object.assign(table, { is_start, is_number: name === "lr" });
    }

    build_step(step) {
        const formulas = this.results(step)
            .map((name) => (step < 2 ? "" : this.formulas.formula(name)))
            .join("");
        const shown_formulas = element("div", { class: "formulas" });
        shown_formulas.innerHTML = formulas; // of the program's own symbols alone
        const { from, gives } = this.tables[step];
        const group = (title, tables) => {
            const matrices = element("div", { class: "matrices" }, ...tables.map((table) => table.root));
            return tables.length ? [element("div", { class: "group" }, element("h4", {}, title), matrices)] : [];
        };
        const both = element("div", { class: "both" }, ...(formulas ? [shown_formulas] : []), this.code(step));
        const groups = element(
            "div",
            { class: "groups" },
            ...group("It takes", from),
            ...group(step < 2 ? "The numbers" : "It gives", gives),
        );
        this.bodies[step].replaceChildren(both, ...this.notes(step), groups);
    }

    // The lines of a step, and the functions they call; where an erratum changes one, the article's stands below.
    code(step) {
        const { variant } = this.page.run;
        const right = VARIANTS.sigmoid;
        const lines = this.results(step).map((name) =>
            step < 2 ? [DATA.start[name]] : [variant.code[name] || right.code[name], right.code[name]],
        );
        if (step === 0 && this.page.set !== "0") {
            lines.splice(0, lines.length, ["# other data, chosen in the settings"]);
        }
        if (step === 1 && this.page.settings.printed) {
            lines.splice(0, lines.length, ["# the recovered start of the printed run"]);
        }
        const called = Object.keys(Object.assign({}, right.functions, variant.functions)).filter((name) =>
            lines.some(([line]) => new RegExp("\\b" + name + "\\(").test(line)),
        );
        for (const name of called) {
            lines.push([variant.functions[name] || right.functions[name], right.functions[name]]);
        }
        const parts = [];
        for (const [own, articles] of lines) {
            const is_changed = articles !== undefined && own !== articles;
            parts.push(is_changed ? element("ins", {}, own) : own, "\n");
            if (is_changed) {
                parts.push(element("del", {}, articles), " # the article's code\n");
            }
        }
        return element(
            "pre",
            { class: "code", tabindex: "0", role: "region", "aria-label": "Code of step " + step },
            ...parts,
        );
    }

    // What the article gets wrong in a step, with a switch.
    notes(step) {
        return DATA.errata
            .filter((erratum) => erratum.steps.includes(step))
            .map((erratum) => {
                const is_on = this.page.settings.erratum === erratum.key;
                const note = element(
                    "p",
                    { class: is_on ? "note on" : "note" },
                    element("b", {}, "Erratum " + erratum.number),
                    `: ${erratum.title}. ${erratum.effect} `,
                );
                if (erratum.calculates && this.page.has_variant(erratum.key)) {
                    const text = is_on ? "Switch it off" : "Switch it on";
                    const label = `${text}: erratum ${erratum.number}, ${erratum.title}`;
                    const button = element("button", { type: "button", "aria-label": label }, text);
                    button.addEventListener("click", () => this.page.choose_erratum(is_on ? "" : erratum.key, step));
                    note.append(button);
                } else if (erratum.calculates) {
                    note.append("(only with the sigmoid in the hidden layer)");
                }
                return note;
            });
    }

    show(step, all) {
        this.sections.forEach((section, i) => {
            section.hidden = !all && i !== step;
            section.classList.toggle("current", i === step);
        });
        this.buttons.forEach((button, i) => {
            button.removeAttribute("aria-current");
            if (i === step) {
                button.setAttribute("aria-current", "step");
            }
        });
    }

    // The MatrixTables in sight.
    tables_in_sight() {
        const seen = this.tables.filter((_, step) => !this.sections[step].hidden);
        return [].concat(...seen.map(({ from, gives }) => from.concat(gives)));
    }

    // The numbers of what is in sight.
    draw(values) {
        for (const table of this.tables_in_sight()) {
            table.update(table.is_start ? this.page.run.start[table.name] : values[table.index]);
        }
        this.explanation.show();
    }
}
