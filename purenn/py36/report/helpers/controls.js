// What moves the page through epochs and steps, and what it says in words.

const epochs_text = (n) => n.toLocaleString("en") + (n === 1 ? " epoch" : " epochs");

class Controls {
    constructor(page) {
        this.page = page;
        const press = {
            play: () => page.play(!page.playing),
            first: () => this.go(0),
            "epoch-back": () => this.go(page.epoch - 1),
            "epoch-on": () => this.go(page.epoch + 1),
            "step-back": () => page.move(-1),
            "step-on": () => page.move(1),
            "banner-off": () => this.without_erratum(),
            compare: () => this.compare(),
        };
        for (const id of Object.keys(press)) {
            by_id(id).addEventListener("click", press[id]);
        }
        by_id("epoch").addEventListener("input", () => this.go(Number(by_id("epoch").value)));
        by_id("epoch-number").addEventListener("change", () => this.read_epoch());
        by_id("weights-now").addEventListener("toggle", () => page.ask());
        by_id("all").addEventListener("change", () => page.ask());
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
            [page.curve, page.boundary].forEach((chart) => chart.measure()),
        );
        const bar = by_id("controls"); // what is beside the steps stays below it
        const measure = () => document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px");
        new ResizeObserver(measure).observe(bar);
        addEventListener("beforeprint", () => {
            page.steps.show(page.step, true);
            page.steps.draw(page.values_at(page.epoch));
        });
        addEventListener("afterprint", () => page.ask());
        this.listen_to_files();
    }

    listen_to_files() {
        const { page } = this;
        const save = {
            "save-json": () => save_file("weights.json", weights_json(page.weights()), "application/json"),
            "save-network": () =>
                save_file("network.json", network_file(page.weights(), page.settings.activation), "application/json"),
            "save-start": () => save_file("start.json", weights_json(page.run.start), "application/json"),
            "save-data": () => save_file("data.csv", data_text(page.data.X, page.data.y), "text/csv"),
        };
        for (const id of Object.keys(save)) {
            by_id(id).addEventListener("click", save[id]);
        }
    }

    go(epoch) {
        this.page.playing = false;
        this.page.go_to_epoch(epoch);
    }

    // What is no number leaves the epoch as it is.
    read_epoch() {
        const text = by_id("epoch-number").value.trim();
        this.go(NUMBER.test(text) ? Math.floor(Number(text)) : this.page.wanted);
        by_id("epoch-number").value = this.page.wanted;
    }

    speed() {
        return Number(by_id("speed").value);
    }

    without_erratum() {
        this.page.choose_erratum("");
        by_id("play").focus();
    }

    build() {
        const { epochs } = this.page.settings;
        by_id("epoch").max = by_id("epoch-number").max = epochs;
        by_id("loss-legend").replaceChildren(...this.kinds_of_curves());
        this.said = "";
    }

    kinds_of_curves() {
        const { right, before, settings } = this.page;
        const kind = (text, name) => element("span", { class: name }, text);
        const earlier = before ? [kind("\u2504 before: " + before.label, "before")] : [];
        if (right) {
            return [kind("\u2501 with the erratum", "zero"), kind("\u2505 without it", ""), ...earlier];
        }
        return before ? [kind("\u2501 now: " + described(settings), "one"), ...earlier] : [];
    }

    draw() {
        const { page } = this;
        const { epoch, run, right } = page;
        by_id("epoch").value = epoch;
        by_id("epoch").setAttribute("aria-valuetext", epochs_text(epoch));
        if (document.activeElement !== by_id("epoch-number") || page.playing) {
            by_id("epoch-number").value = epoch;
        }
        by_id("play").textContent = page.playing ? "Pause" : "Play";
        by_id("epoch-back").disabled = by_id("first").disabled = epoch === 0;
        by_id("epoch-on").disabled = epoch === run.epochs;
        by_id("step-back").disabled = page.step === 0;
        by_id("step-on").disabled = page.step === 11 && epoch === run.epochs;
        const next = "epoch " + (epoch + 1).toLocaleString("en");
        by_id("steps-title").textContent =
            epoch < run.epochs
                ? "The steps of " + next
                : `The steps that ${next} would take (training ended at ${epoch.toLocaleString("en")})`;
        for (const id of ["results-epoch", "weights-epoch", "weights-now-epoch"]) {
            by_id(id).textContent = epochs_text(epoch);
        }
        if (by_id("weights-now").open) {
            by_id("weights-tables").replaceChildren(
                ...WEIGHTS.map((name) => weights_table(name, page.weights()[name])),
            );
        }
        const beside = right ? `, without the erratum ${shown(right.losses[epoch], 6)}` : "";
        by_id("loss-text").replaceChildren(
            element("b", {}, shown(run.losses[epoch], 6) + beside),
            " (half the squared error, added up)",
        );
        this.say();
        if (!page.playing) {
            this.draw_commands();
        }
    }

    // The banner of an erratum, and the status: only where they change.
    say() {
        const { run, right, wanted, epoch, settings, playing } = this.page;
        const waits = epoch < wanted && !playing ? ", calculating \u2026" : "";
        const broken =
            run.broken === null
                ? ""
                : `From epoch ${run.broken.toLocaleString("en")} on, the numbers are no numbers any more ` +
                  "(nan or inf): the training has diverged.";
        const still = broken || this.stillness();
        const text = [waits, still, this.effect()].join("|");
        if (text === this.said) {
            return;
        }
        this.said = text;
        by_id("epoch-of").textContent = "of " + run.epochs.toLocaleString("en") + waits;
        by_id("status").textContent = still;
        by_id("banner").hidden = !(right || settings.printed);
        by_id("banner-text").textContent = this.effect();
    }

    stillness() {
        const { page } = this;
        const { outputs } = page.run.variant.listing;
        const names = ["hiddenlayer_activations", "slope_hidden_layer", "output"];
        return stillness(page.settings.activation, ...names.map((name) => page.values_at(page.epoch)[outputs[name]]));
    }

    // What an erratum does, in numbers.
    effect() {
        const { run, right, settings, data } = this.page;
        if (settings.printed) {
            return (
                "Erratum 11: the start is the recovered one of the printed run. After 5,000 epochs the weights " +
                "are those that the article prints."
            );
        }
        if (!right) {
            return "";
        }
        const erratum = DATA.errata.find(({ key }) => key === settings.erratum);
        const head = `Erratum ${erratum.number} is on: ${erratum.title}.`;
        if (run.reached < run.epochs || right.reached < right.epochs) {
            return head;
        }
        const few = (one) => {
            const numbers = Array.from(one.final.numbers.slice(0, 3), (x) => shown(x, 3));
            return numbers.join(", ") + (data.y.numbers.length > 3 ? " \u2026" : "");
        };
        for (const one of [run, right]) {
            one.final = one.final || one.outputs(one.weights_at(one.epochs));
        }
        const last = (one) => shown(one.losses[one.epochs], 4);
        return (
            `${head} After all ${epochs_text(run.epochs)} the outputs are ${few(run)} instead of ${few(right)}, ` +
            `the loss ${last(run)} instead of ${last(right)}.`
        );
    }

    draw_commands() {
        const { page } = this;
        const weights = page.weights();
        const { text, note } = python_command(page.settings, page.data, page.epoch);
        by_id("command").textContent = text;
        by_id("command-note").textContent = note;
        by_id("diagnose").textContent = diagnose_command(page.settings, page.data, page.epoch);
        const obstacle = obstacle_to_network(weights, page.settings);
        by_id("network-error").textContent = obstacle;
        by_id("save-network").disabled = Boolean(obstacle);
        by_id("save-json").disabled = !are_finite(weights);
    }

    // ---- beside Python ----

    compare() {
        const seeds = Object.keys(DATA.expected);
        const found = [];
        by_id("compare").disabled = true;
        by_id("compare-text").textContent = "Training \u2026";
        by_id("compare-table").replaceChildren();
        const next = () => {
            found.push(compared_with_python(seeds[found.length]));
            if (found.length < seeds.length) {
                setTimeout(next);
            } else {
                this.show_comparison(found);
            }
        };
        setTimeout(next);
    }

    show_comparison(found) {
        const count = (which) => found.reduce((sum, one) => sum + one[which], 0);
        const equal = count("equal");
        const total = count("total");
        by_id("compare-text").textContent =
            equal === total
                ? `Same bits: all ${total} weights of ${found.length} trainings are those that Python calculated.`
                : `Different: ${total - equal} of ${total} weights are not those that Python calculated.`;
        by_id("compare-table").replaceChildren(
            plain_table(
                "Weights with the bits of Python's",
                ["Seed", "Equal", "Verdict"],
                found.map(({ seed, equal, total }) => [
                    seed,
                    `${equal} of ${total}`,
                    equal === total ? "same bits" : "differs",
                ]),
            ),
        );
        by_id("compare").disabled = false;
    }
}
