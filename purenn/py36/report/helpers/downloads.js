// Weights as files that Python reads, and the commands that make the same numbers there.

function rows_of(x) {
    return Array.from({ length: x.rows }, (_, i) => Array.from(x.numbers.slice(i * x.columns, (i + 1) * x.columns)));
}

// What `python -m purenn diagnose` reads.
function weights_json(weights) {
    const parts = WEIGHTS.map((name) => `  "${name}": ${JSON.stringify(rows_of(weights[name]))}`);
    return "{\n" + parts.join(",\n") + "\n}\n";
}

// What purenn.Network.load reads: a saved network, with other weights in it and their checksum.
function network_file(weights, activation) {
    const lines = DATA.network.text.split("\n");
    let body = lines.slice(1, -2).join("\n");
    body = body.replace(DATA.network.activation, `"${activation}"`);
    for (const name of WEIGHTS) {
        const { rows, columns, numbers } = weights[name];
        const part = `{"$matrix": [${rows}, ${columns}], "$of": {"$floats": "${hexadecimal(numbers)}"}}`;
        body = body.replace(DATA.network.parts[name], () => part);
    }
    const head = lines[0].replace(/"crc32": "[0-9a-f]{8}"/, '"crc32": "' + crc32(body) + '"');
    return [head, body].concat(lines.slice(-2)).join("\n");
}

// The checksum of a text of ASCII, as eight hexadecimal digits.
function crc32(text) {
    let crc = -1;
    for (let i = 0; i < text.length; i++) {
        crc ^= text.charCodeAt(i);
        for (let bit = 0; bit < 8; bit++) {
            crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
        }
    }
    return (~crc >>> 0).toString(16).padStart(8, "0");
}

function are_finite(weights) {
    return WEIGHTS.every((name) => weights[name].numbers.every(Number.isFinite));
}

// Why a network file cannot hold these weights; "" where it can.
function obstacle_to_network(weights, { activation, erratum }) {
    if (!are_finite(weights)) {
        return "Some weights are no finite numbers any more; a file holds only finite ones.";
    }
    if (!predicts_as_a_network(activation, erratum)) {
        return "With this erratum the page calculates outputs otherwise than a Network does.";
    }
    return weights.bh.rows > 1
        ? "With erratum 9 each sample has biases of its own; a network has one for each neuron."
        : "";
}

// ---- commands ----

// {text, note}: what Python makes the same numbers with.
function python_command(settings, data, epoch) {
    const is_articles = data_text(data.X, data.y) === DATA.sets[0].text;
    if (is_articles && settings.activation === "sigmoid" && !settings.erratum && !settings.printed) {
        return {
            text:
                `python -m purenn --arithmetic portable --seed ${settings.seed} --lr ${settings.rate} ` +
                `--epochs ${epoch} --hidden ${settings.hidden}`,
            note: "This command trains the same network to the same bits." + without_record(settings, epoch),
        };
    }
    return {
        text: python_program(settings, data, epoch),
        note: "This program trains the same network to the same bits.",
    };
}

// What is said where the command prints that it has nothing of NumPy's to compare with.
function without_record({ seed, rate, hidden }, epoch) {
    const { seeds, options } = DATA.recorded;
    const given = { epochs: epoch, lr: rate, hidden };
    const is_recorded = seeds.includes(seed) && Object.keys(options).every((name) => options[name] === given[name]);
    return is_recorded
        ? ""
        : ' That it ends with "No NumPy result is recorded for these options" is no error: it has nothing of ' +
              "NumPy's to compare these weights with.";
}

function python_program(settings, data, epoch) {
    const start = settings.printed
        ? '[Matrix(article.PRINTED_RUN_START[name]) for name in ("wh", "bh", "wout", "bout")]'
        : "article.initialize(" + [settings.seed, data.X.columns, settings.hidden, data.y.columns].join(", ") + ")";
    const is_articles = settings.activation === "sigmoid" && !settings.erratum;
    const listed = (x) => "Matrix(" + JSON.stringify(rows_of(x)).replace(/,/g, ", ") + ")";
    return [
        "from purenn import Matrix, arithmetic, article",
        is_articles ? "" : "from purenn.py36.report.article_variants import iteration\n",
        "X = " + listed(data.X),
        "y = " + listed(data.y),
        "wh, bh, wout, bout = " + start,
        "step = " +
            (is_articles ? "article.iteration" : `iteration("${settings.activation}", "${settings.erratum}")`),
        'with arithmetic("portable"):',
        "    for epoch in range(" + epoch + "):",
        "        wout, wh, bh, bout = step(X, y, wh, bh, wout, bout, " + settings.rate + ")[-4:]",
        'print(wh, bh, wout, bout, sep="\\n")',
    ].join("\n");
}

// The command that finds out whose numbers these are; its files are those that the buttons save.
function diagnose_command(settings, data, epoch) {
    if (settings.activation !== "sigmoid") {
        return "diagnose knows the sigmoid only; use the program above.";
    }
    if (!epoch) {
        return "After one epoch or more, the command for weights.json stands here.";
    }
    const words = ["python -m purenn diagnose weights.json --iterations " + epoch];
    words.push(settings.printed ? "--start start.json" : "--seed " + settings.seed);
    if (settings.rate !== DATA.defaults.rate) {
        words.push("--lr " + settings.rate);
    }
    const is_articles = data_text(data.X, data.y) === DATA.sets[0].text;
    if (!is_articles || settings.hidden !== DATA.defaults.hidden) {
        words.push("--network " + [data.X.columns, settings.hidden, data.y.columns].join("-"));
    }
    return words.concat(is_articles ? [] : ["--data data.csv"]).join(" ");
}

function save_file(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// ---- beside Python ----

// [{seed, total, equal}]: how many of the weights have the bits that Python calculated.
function compared_with_python(seed) {
    const data = parsed_data(DATA.sets[0].text);
    const { rate, epochs, hidden } = DATA.defaults;
    const start = initialize(Number(seed), data.X.columns, hidden, data.y.columns);
    const run = new Run(VARIANTS.sigmoid, start, data.X, data.y, rate, epochs);
    run.advance(Infinity);
    const weights = run.weights_at(epochs);
    const found = WEIGHTS.map((name) => hexadecimal(weights[name].numbers))
        .join("")
        .match(/.{16}/g);
    const expected = DATA.expected[seed].match(/.{16}/g);
    return { seed, total: expected.length, equal: expected.filter((digits, i) => digits === found[i]).length };
}
