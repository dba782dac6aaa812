// The formulas of the steps in MathML, from the list of a recorded program's values.

const SYMBOLS = {
    X: "<mi>X</mi>",
    y: "<mi>y</mi>",
    lr: "<mi>\u03b7</mi>",
    E: "<mi>E</mi>",
    wh: below("w", "h"),
    bh: below("b", "h"),
    wout: below("w", "o"),
    bout: below("b", "o"),
    hidden_layer_input: below("H", "i"),
    hiddenlayer_activations: below("H", "o"),
    output_layer_input: below("O", "i"),
    output: below("O", "o"),
    slope_output_layer: below("\u03c3", "o"),
    slope_hidden_layer: below("\u03c3", "h"),
    d_output: below("\u03b4", "o"),
    d_hiddenlayer: below("\u03b4", "h"),
    Error_at_hidden_layer: below("e", "h"),
};

function below(letter, index) {
    return "<msub><mi>" + letter + "</mi><mi>" + index + "</mi></msub>";
}

const sign = (text) => "<mo>" + text + "</mo>";
const together = (...parts) => "<mrow>" + parts.join("") + "</mrow>";

class Formulas {
    constructor(listing) {
        this.listing = listing;
        this.symbols = new Map();
        for (const [name, index] of Object.entries(listing.outputs).concat(Object.entries(listing.inputs))) {
            if (name in SYMBOLS) {
                this.symbols.set(index, SYMBOLS[name]);
            }
        }
    }

    // The formula of a result; "" for one that the article has no symbol for.
    formula(name) {
        if (!(name in SYMBOLS)) {
            return "";
        }
        const equals = name in this.listing.inputs ? "\u2190" : "=";
        return (
            '<math display="block">' +
            together(SYMBOLS[name], sign(equals), this.written(this.listing.outputs[name])[0]) +
            "</math>"
        );
    }

    is_number(index) {
        return this.listing.values[index][0] === "constant" || index === this.listing.inputs.lr;
    }

    // [MathML, its precedence] of a value by its symbol, or else written out.
    text(index) {
        const [operation, x] = this.listing.values[index];
        if (operation === "constant") {
            return ["<mn>" + Math.abs(x) + "</mn>", ATOM];
        }
        return this.symbols.has(index) ? [this.symbols.get(index), ATOM] : this.written(index);
    }

    part(index, least) {
        const [text, precedence] = this.text(index);
        return precedence < least ? together(sign("("), text, sign(")")) : text;
    }

    written(index) {
        const [operation, a, b] = this.listing.values[index];
        if (operation === "dot") {
            return [together(this.part(a, SIGN), sign("\u00b7"), this.part(b, SIGN)), PRODUCT];
        }
        if (operation === "mul") {
            const dot = this.is_number(a) || this.is_number(b) ? "\u00d7" : "\u2299";
            return [together(this.part(a, SIGN), sign(dot), this.part(b, SIGN)), PRODUCT];
        }
        if (operation === "truediv") {
            return ["<mfrac>" + this.text(a)[0] + this.text(b)[0] + "</mfrac>", ATOM];
        }
        if (operation === "add" || operation === "sub") {
            const minus = operation === "sub" ? MINUS : "+";
            return [together(this.part(a, SUM), sign(minus), this.part(b, PRODUCT)), SUM];
        }
        return operation === "select" ? this.choice(index) : this.called(operation, a);
    }

    called(operation, a) {
        if (operation === "transpose") {
            return ["<msup>" + this.part(a, ATOM) + "<mi>T</mi></msup>", ATOM];
        }
        if (operation === "neg") {
            return [together(sign(MINUS), this.part(a, SIGN)), SIGN];
        }
        if (operation === "exp") {
            return ["<msup><mi>e</mi>" + this.text(a)[0] + "</msup>", ATOM];
        }
        if (operation === "column_sums" || operation === "row_sums") {
            const over = operation === "row_sums" ? "neurons" : "samples";
            return [
                together("<munder>" + sign("\u2211") + "<mtext>" + over + "</mtext></munder>", this.part(a, SIGN)),
                PRODUCT,
            ];
        }
        return [together("<mi>" + operation + "</mi>", sign("("), this.text(a)[0], sign(")")), ATOM];
    }

    choice(index) {
        const [, condition, x, y] = this.listing.values[index];
        const [comparison, a, b] = this.listing.values[condition];
        const row = (...cells) => "<mtr>" + cells.map((cell) => "<mtd>" + cell + "</mtd>").join("") + "</mtr>";
        const compared = together(this.part(a, SUM), sign(SPELLED[comparison][0].trim()), this.part(b, SUM));
        return [
            together(
                sign("{"),
                '<mtable columnalign="left">' +
                    row(this.text(x)[0], together("<mtext>if&#xa0;</mtext>", compared)) +
                    row(this.text(y)[0], "<mtext>else</mtext>") +
                    "</mtable>",
            ),
            ATOM,
        ];
    }
}
