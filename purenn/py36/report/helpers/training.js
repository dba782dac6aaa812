// A run: the training of one network from its start, any epoch of which is there at once.

const SNAPSHOT_EVERY = 50; // epochs; between, weights are calculated again
const WEIGHTS = ["wh", "bh", "wout", "bout"];

class Run {
    // variant: {step, forward, listing}; start: {wh, bh, wout, bout}; X, y: matrices.
    constructor(variant, start, X, y, rate, epochs) {
        Object.assign(this, { variant, start, X, y, epochs });
        this.rate = number(rate);
        this.snapshots = [start]; // the weights after 0, 50, 100 ... epochs
        this.losses = new Float64Array(epochs + 1);
        this.reached = -1; // the last epoch whose loss is known
        this.latest = { epoch: 0, weights: start }; // where the training is
        this.near = this.latest; // where somebody looked last
        this.broken = null; // the first epoch with a number that is none
    }

    // All values of the epoch that begins with these weights.
    values(weights) {
        return this.variant.step(this.X, this.y, weights.wh, weights.bh, weights.wout, weights.bout, this.rate);
    }

    next(weights) {
        return this.updated(this.values(weights));
    }

    updated(values) {
        const found = {};
        for (const name of WEIGHTS) {
            found[name] = values[this.variant.listing.outputs[name]];
        }
        return found;
    }

    // Trains until the time is over, or all is done; whether all is done.
    advance(milliseconds, until = this.epochs) {
        const end = now() + milliseconds;
        while (this.reached < until) {
            const { epoch, weights } = this.latest;
            const values = this.values(weights);
            this.losses[epoch] = loss(values[this.variant.listing.outputs.output], this.y);
            if (this.broken === null && !Number.isFinite(this.losses[epoch])) {
                this.broken = epoch;
            }
            this.reached = epoch;
            if (epoch < this.epochs) {
                this.latest = { epoch: epoch + 1, weights: this.updated(values) };
                if ((epoch + 1) % SNAPSHOT_EVERY === 0) {
                    this.snapshots.push(this.latest.weights);
                }
            }
            if (now() > end) {
                break;
            }
        }
        return this.reached >= until;
    }

    // The weights after so many epochs, which must have been reached.
    weights_at(epoch) {
        const snapshot = Math.floor(epoch / SNAPSHOT_EVERY);
        let { epoch: at, weights } = this.near;
        if (at > epoch || at < snapshot * SNAPSHOT_EVERY) {
            at = snapshot * SNAPSHOT_EVERY;
            weights = this.snapshots[snapshot];
        }
        while (at < epoch) {
            weights = this.next(weights);
            at = at + 1;
        }
        this.near = { epoch, weights };
        return weights;
    }

    outputs(weights, X = this.X) {
        return this.variant.forward(X, this.y, weights.wh, weights.bh, weights.wout, weights.bout, this.rate);
    }
}

function now() {
    return performance.now();
}

function loss(output, y) {
    return LOSS(output, y).numbers[0];
}

// The 16 digits of each number's bits, the highest first.
function hexadecimal(numbers) {
    const bytes = new DataView(new ArrayBuffer(8));
    return Array.from(numbers, (x) => {
        bytes.setFloat64(0, x);
        return [0, 4].map((i) => bytes.getUint32(i).toString(16).padStart(8, "0")).join("");
    }).join("");
}

// The numbers of such digits.
function from_hexadecimal(digits) {
    const bytes = new DataView(new ArrayBuffer(8));
    return Float64Array.from(digits.match(/.{16}/g), (number) => {
        bytes.setUint32(0, parseInt(number.slice(0, 8), 16));
        bytes.setUint32(4, parseInt(number.slice(8), 16));
        return bytes.getFloat64(0);
    });
}
