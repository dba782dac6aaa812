// The page: what is trained, which epoch is shown, and what is drawn when.

const AHEAD = 8; // milliseconds of a frame for training ahead
const WAITING = 30; // the same, where somebody waits for an epoch
const CALM = 500; // milliseconds between frames for those who want little motion

class Page {
    constructor() {
        this.settings = { ...DATA.defaults, erratum: "", printed: false };
        this.data = parsed_data(DATA.sets[0].text);
        this.set = "0";
        this.epoch = this.wanted = this.step = 0;
        this.playing = this.is_waiting = false;
        this.before = null; // the run before a setting was changed, and its name
        this.curve = new LossCurve("loss");
        this.boundary = new Boundary("boundary");
        this.start_run();
        this.steps = new Steps(this);
        this.form = new SettingsForm(this);
        this.controls = new Controls(this);
        this.build();
    }

    // ---- settings ----

    has_variant(key) {
        return variant_name(this.settings.activation, key) in VARIANTS;
    }

    change(changes) {
        this.use(this.data, this.set, changes);
    }

    use(data, set, changes) {
        const last = { run: this.run, label: described(this.settings), erratum: this.settings.erratum };
        const is_same = data_text(this.data.X, this.data.y) === data_text(data.X, data.y);
        Object.assign(this, { data, set });
        Object.assign(this.settings, changes);
        this.start_run();
        if (!is_same) {
            this.before = null;
        } else if (this.is_another(last)) {
            this.before = last;
        }
        this.build();
    }

    // Whether more than the erratum was changed, whose right run is shown anyway.
    is_another({ label, erratum }) {
        return label !== described({ ...this.settings, erratum });
    }

    choose_erratum(key, step) {
        const printed = key === "11";
        this.change(printed ? { ...DATA.defaults, erratum: "", printed } : { erratum: key, printed: false });
        if (step !== undefined) {
            const button = this.steps.sections[step].querySelector(".note button");
            (button || this.steps.buttons[step]).focus();
        }
    }

    start_run() {
        const { activation, erratum, rate, epochs } = this.settings;
        const { X, y } = this.data;
        const start = this.start_weights();
        const run = (key) => new Run(VARIANTS[variant_name(activation, key)], start, X, y, rate, epochs);
        this.run = run(erratum);
        this.right = erratum ? run("") : null;
        this.cached = new Map();
        this.wanted = Math.min(this.wanted, epochs);
    }

    start_weights() {
        const { seed, hidden, printed } = this.settings;
        const start = initialize(seed, this.data.X.columns, hidden, this.data.y.columns);
        if (printed) {
            for (const name of WEIGHTS) {
                start[name].numbers.set(from_hexadecimal(DATA.printed_start[name]));
            }
        }
        return start;
    }

    // All that depends on the settings.
    build() {
        const { X, y } = this.data;
        this.run.advance(0, 0);
        this.epoch = Math.min(this.wanted, this.run.reached);
        this.steps.build();
        this.outputs = new OutputsTable(by_id("outputs"), y, this.right);
        this.grid = X.columns === 2 ? Boundary.grid(X) : null;
        by_id("boundary-figure").hidden = !this.grid;
        if (this.grid) {
            this.boundary.measure();
            const [across, up] = [0, 1].map((j) => this.data.names[j] || "input " + (j + 1));
            by_id("boundary-axes").textContent = `\u2192 ${across}, \u2191 ${up}`;
        }
        this.form.show();
        this.controls.build();
        this.ask();
    }

    // ---- epochs and steps ----

    go_to_epoch(epoch) {
        this.wanted = this.position = Math.min(Math.max(epoch, 0), this.run.epochs);
        this.ask();
    }

    go_to_step(step) {
        this.step = step;
        this.ask();
    }

    move(by) {
        if ((by > 0 && this.step === 11) || (by < 0 && this.step === 2 && this.epoch > 0)) {
            if (by > 0 && this.epoch === this.run.epochs) {
                return;
            }
            this.go_to_epoch(this.epoch + by);
            this.step = by > 0 ? 2 : 11;
        } else {
            this.step = Math.min(Math.max(this.step + by, 0), 11);
        }
        this.ask();
    }

    play(playing) {
        if (playing && this.wanted >= this.run.epochs) {
            this.wanted = 0;
        }
        this.playing = playing;
        this.position = this.wanted;
        this.time = now();
        this.ask();
    }

    // All values of an epoch; those of the last two that were asked for are kept.
    values_at(epoch) {
        if (!this.cached.has(epoch)) {
            if (this.cached.size > 1) {
                this.cached.delete(this.cached.keys().next().value);
            }
            this.cached.set(epoch, this.run.values(this.run.weights_at(epoch)));
        }
        return this.cached.get(epoch);
    }

    weights() {
        return this.run.weights_at(this.epoch);
    }

    // ---- frames ----

    // One more frame, if none is on its way.
    ask() {
        if (!this.is_waiting) {
            this.is_waiting = true;
            requestAnimationFrame(() => this.frame());
        }
    }

    frame() {
        this.is_waiting = false;
        if (this.playing) {
            const time = now();
            this.position = Math.min(
                this.position + (this.controls.speed() * (time - this.time)) / 1000,
                this.run.epochs,
            );
            this.time = time;
            this.wanted = Math.floor(this.position);
            this.playing = this.wanted < this.run.epochs;
        }
        const budget = this.epoch < this.wanted && !this.playing ? WAITING : AHEAD;
        const others = [this.right, this.before && this.before.run].filter(Boolean);
        const is_done = [this.run, ...others].map((run) => run.advance(budget)).every(Boolean);
        this.epoch = Math.min(this.wanted, this.run.reached, this.right ? this.right.reached : Infinity);
        if (!this.is_calm() || !(this.drawn > now() - CALM)) {
            this.drawn = now();
            this.draw();
        }
        if (this.playing || !is_done || this.epoch < this.wanted) {
            this.ask();
        }
    }

    is_calm() {
        return this.playing && matchMedia("(prefers-reduced-motion: reduce)").matches;
    }

    draw() {
        const values = this.values_at(this.epoch);
        this.steps.show(this.step, by_id("all").checked);
        this.steps.draw(values);
        const right = this.right && this.right.outputs(this.right.weights_at(this.epoch));
        this.outputs.update(values[this.run.variant.listing.outputs.output], right);
        this.curve.draw(this.run, this.right, this.epoch, this.before && this.before.run);
        this.draw_boundary();
        this.controls.draw();
    }

    draw_boundary() {
        if (!this.grid) {
            return;
        }
        const weights = this.weights();
        const per_sample = weights.bh.rows > 1;
        by_id("boundary").hidden = per_sample;
        by_id("boundary-text").textContent = per_sample
            ? "There is none: with a bias for each sample, the network has no answer for new points."
            : "";
        if (!per_sample) {
            const outputs = this.run.outputs(weights, this.grid.points);
            this.boundary.draw(outputs, this.grid, this.data.X, this.data.y);
            const output = this.data.y.columns > 1 ? "first output" : "output";
            by_id("boundary-text").textContent = Boundary.is_flat(outputs)
                ? `No line: the ${output} is 0.5 everywhere`
                : `Line: ${output} 0.5`;
        }
    }
}

const page = new Page();
