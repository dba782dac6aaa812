// Settings, data and errata: fields that change nothing before they are right.

const FIELDS = {
    rate: { name: "The learning rate", least: -1000, most: 1000, whole: false },
    hidden: { name: "The number of hidden neurons", least: 1, most: 12, whole: true },
    seed: { name: "The seed", least: 0, most: 4294967295, whole: true },
    epochs: { name: "The number of epochs", least: 1, most: 100000, whole: true },
};

const by_id = (id) => document.getElementById(id);

class SettingsForm {
    constructor(page) {
        this.page = page;
        by_id("activation").append(...DATA.activations.map((name) => element("option", {}, name)));
        by_id("set").append(
            ...DATA.sets.map((set, i) => element("option", { value: String(i) }, set.name)),
            element("option", { value: "own" }, "your own"),
        );
        for (const id of Object.keys(FIELDS)) {
            by_id(id).addEventListener("change", () => this.read_field(id));
        }
        by_id("activation").addEventListener("change", () => this.choose_activation());
        by_id("set").addEventListener("change", () => this.choose_set());
        by_id("defaults").addEventListener("click", () => this.back());
        by_id("data-form").addEventListener("submit", (event) => {
            event.preventDefault();
            this.use_data();
        });
        by_id("data").value = DATA.sets[0].text;
        this.list_errata();
        this.show();
    }

    // The fields as the settings are.
    show() {
        const { settings } = this.page;
        for (const id of Object.keys(FIELDS)) {
            by_id(id).value = settings[id];
            this.complain(id, "");
        }
        by_id("rate-note").textContent = settings.rate < 0 ? "A rate below 0 climbs the error." : "";
        by_id("set-note").textContent = "";
        by_id("data-note").textContent = "";
        by_id("activation").value = settings.activation;
        by_id("set").value = this.page.set;
        for (const input of document.querySelectorAll("#errata-list input")) {
            input.checked = input.value === (settings.printed ? "11" : settings.erratum);
            const is_there = input.value === "11" ? this.fits_printed() : this.page.has_variant(input.value);
            input.disabled = !is_there;
            const why =
                input.value === "11" ? "the article's data and 3 hidden neurons" : "the sigmoid in the hidden layer";
            input.closest("li").querySelector(".why").textContent = is_there ? "" : ` (only with ${why})`;
        }
    }

    fits_printed() {
        return this.page.set === "0" && this.page.settings.hidden === DATA.defaults.hidden;
    }

    complain(id, text) {
        by_id(id + "-error").textContent = text;
        by_id(id).setAttribute("aria-invalid", String(Boolean(text)));
    }

    read_field(id) {
        const { name, least, most, whole } = FIELDS[id];
        const text = by_id(id).value.trim();
        const x = Number(text);
        if (!NUMBER.test(text) || !(x >= least && x <= most) || (whole && !Number.isInteger(x))) {
            const kind = whole ? "whole number" : "number";
            this.complain(
                id,
                `${name} must be a ${kind} from ${least} to ${most}, not "${short(text)}". Nothing was changed.`,
            );
            return;
        }
        this.complain(id, "");
        const printed = this.page.settings.printed && id !== "hidden" && id !== "seed";
        this.page.change({ [id]: x, printed });
    }

    choose_activation() {
        const activation = by_id("activation").value;
        const { erratum } = this.page.settings;
        this.page.change({ activation, erratum: variant_name(activation, erratum) in VARIANTS ? erratum : "" });
    }

    choose_set() {
        const chosen = by_id("set").value;
        if (chosen === "own") {
            by_id("own").open = true;
            by_id("data").focus();
            by_id("set").value = this.page.set;
            return;
        }
        const { text, rate, hidden } = DATA.sets[chosen];
        by_id("data").value = text;
        by_id("data-error").textContent = "";
        this.page.use(parsed_data(text), chosen, { rate, hidden, printed: false });
        const sizes = `learning rate ${rate}, ${counted(hidden, "hidden neuron")}`;
        by_id("set-note").textContent = `Set with the data: ${sizes}.`;
    }

    use_data() {
        by_id("data-error").textContent = "";
        by_id("data").removeAttribute("aria-invalid");
        try {
            const data = parsed_data(by_id("data").value);
            const known = DATA.sets.findIndex((set) => set.text === by_id("data").value);
            this.page.use(data, known < 0 ? "own" : String(known), { printed: false });
            this.confirm(data);
        } catch (error) {
            by_id("data-error").textContent = error.message + " Nothing was changed.";
            by_id("data").setAttribute("aria-invalid", "true");
            by_id("data").focus();
        }
    }

    confirm({ X, y }) {
        const found = [counted(X.rows, "sample"), counted(X.columns, "input"), counted(y.columns, "target")];
        const are = X.rows + X.columns + y.columns > 3 ? "are" : "is";
        const link = element("a", { href: "#results" }, "results");
        by_id("data-note").replaceChildren(`${found.join(", ")} ${are} in use; the `, link, " are above.");
    }

    back() {
        by_id("data").value = DATA.sets[0].text;
        by_id("data-error").textContent = "";
        this.page.use(parsed_data(DATA.sets[0].text), "0", { ...DATA.defaults, erratum: "", printed: false });
    }

    // ---- errata ----

    list_errata() {
        const none = this.choice("", "as the article's code does", "");
        const items = DATA.errata.map((erratum) => {
            const { key, number, title, sentence, effect } = erratum;
            if (erratum.calculates || number === 11) {
                return this.choice(key, number + ". " + title, sentence + " " + effect);
            }
            return element(
                "li",
                {},
                element("b", {}, number + ". " + title),
                element("p", {}, ...marked(sentence + " " + effect)),
            );
        });
        by_id("errata-list").append(element("ul", {}, none, ...items));
    }

    choice(key, text, sentence) {
        const input = element("input", { type: "radio", name: "erratum", value: key, id: "erratum-" + key });
        input.addEventListener("change", () => this.page.choose_erratum(key));
        const item = element(
            "li",
            {},
            input,
            element("label", { for: "erratum-" + key }, element("b", {}, text)),
            element("span", { class: "why" }),
        );
        if (sentence) {
            input.setAttribute("aria-describedby", "sentence-" + key);
            item.append(element("p", { id: "sentence-" + key }, ...marked(sentence)));
        }
        return item;
    }
}

// A text whose parts between ` are code.
function marked(text) {
    return text.split("`").map((part, i) => (i % 2 ? element("code", {}, part) : part));
}
