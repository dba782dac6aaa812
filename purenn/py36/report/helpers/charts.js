// The loss curve, and the boundary for two inputs, on canvases.

const FIRST = 5; // epochs that the loss curve's height leaves out
const FLAT = 1e-9; // outputs so near to 0.5 count as 0.5: no specks where the last digits waver
const GRID = 48; // points on a side of the boundary's picture

// A canvas that knows its size and the page's colours.
class Chart {
    constructor(id) {
        this.canvas = document.getElementById(id);
        this.context = this.canvas.getContext("2d");
        new ResizeObserver(() => this.measure()).observe(this.canvas);
        this.measure();
    }

    measure() {
        const scale = window.devicePixelRatio || 1;
        this.width = this.canvas.clientWidth || 300;
        this.height = this.canvas.clientHeight || 180;
        this.canvas.width = Math.round(this.width * scale);
        this.canvas.height = Math.round(this.height * scale);
        this.context.setTransform(scale, 0, 0, scale, 0, 0);
        this.colour();
        this.redraw();
    }

    colour() {
        const style = getComputedStyle(document.documentElement);
        this.colours = {};
        for (const name of ["text", "soft", "line", "blue", "orange", "card"]) {
            this.colours[name] = style.getPropertyValue("--" + name).trim();
        }
        this.context.font = "12px system-ui, sans-serif";
    }

    redraw() {
        if (this.latest) {
            this.draw(...this.latest);
        }
    }
}

class LossCurve extends Chart {
    // right: the run without the erratum, before: that with the settings before; both may be null.
    draw(run, right, epoch, before) {
        this.latest = [run, right, epoch, before];
        const { context, width, height, colours } = this;
        const left = 44;
        const bottom = height - 22;
        const top = 10;
        const most = this.most([run, right, before].filter(Boolean)) || 1;
        this.x = (at) => left + ((width - left - 10) * at) / run.epochs;
        this.y = (value) => bottom - (bottom - top) * Math.min(value / most, 1.03);
        context.clearRect(0, 0, width, height);
        this.axes(run, most, left, bottom);
        if (before) {
            this.line(before, colours.soft, [2, 3], 1.5, run.epochs);
        }
        if (right) {
            this.line(right, colours.text, [5, 4], 1.2);
        }
        this.line(run, right ? colours.orange : colours.blue, [], 2);
        if (epoch <= run.reached && Number.isFinite(run.losses[epoch])) {
            context.fillStyle = colours.text;
            context.beginPath();
            context.arc(this.x(epoch), this.y(run.losses[epoch]), 4.5, 0, 7);
            context.fill();
        }
    }

    // The greatest loss of all runs, looked for once, and again where more was calculated.  The first few epochs may
    // lie above: they often fall from so high that nothing else could be seen.
    most(runs) {
        let most = 0;
        for (const one of runs) {
            one.most = one.most || 0;
            for (one.looked = one.looked || Math.min(FIRST, one.epochs); one.looked <= one.reached; one.looked++) {
                const value = one.losses[one.looked];
                one.most = value > one.most && value < Infinity ? value : one.most;
            }
            most = Math.max(most, one.most);
        }
        return most;
    }

    axes(run, most, left, bottom) {
        const { context, colours, width } = this;
        context.strokeStyle = colours.line;
        context.fillStyle = colours.soft;
        context.lineWidth = 1;
        context.setLineDash([]);
        context.textBaseline = "middle";
        context.textAlign = "right";
        for (const part of [0, 0.5, 1]) {
            const y = Math.round(this.y(most * part)) + 0.5;
            context.beginPath();
            context.moveTo(left, y);
            context.lineTo(width - 10, y);
            context.stroke();
            context.fillText(Number((most * part).toPrecision(2)).toString(), left - 6, y);
        }
        context.textBaseline = "top";
        for (const part of [0, 0.5, 1]) {
            context.textAlign = ["left", "center", "right"][2 * part];
            context.fillText(Math.round(run.epochs * part).toLocaleString("en"), this.x(run.epochs * part), bottom + 6);
        }
    }

    line(run, colour, dashes, thick, epochs = run.epochs) {
        const { context } = this;
        const step = Math.max(1, Math.floor(epochs / this.width));
        context.strokeStyle = colour;
        context.lineWidth = thick;
        context.setLineDash(dashes);
        context.beginPath();
        for (let at = 0; at <= Math.min(run.reached, epochs); at += step) {
            if (!Number.isFinite(run.losses[at])) {
                break;
            }
            context.lineTo(this.x(at), this.y(run.losses[at]));
        }
        context.stroke();
        context.setLineDash([]);
    }
}

class Boundary extends Chart {
    constructor(id) {
        super(id);
        this.picture = document.createElement("canvas");
        this.picture.width = this.picture.height = GRID;
    }

    colour() {
        super.colour();
        const parts = (text) => [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16));
        this.ends = [parts(this.colours.orange), parts(this.colours.card), parts(this.colours.blue)];
    }

    // The points whose outputs are shown, and the part of the plane they lie in.
    static grid(X) {
        const sides = [0, 1].map((j) => {
            const numbers = Array.from({ length: X.rows }, (_, i) => X.numbers[2 * i + j]);
            const least = Math.min(...numbers);
            const size = Math.max(...numbers) - least || 1;
            return [least - 0.2 * size, 1.4 * size];
        });
        const points = [];
        for (let i = 0; i < GRID; i++) {
            for (let j = 0; j < GRID; j++) {
                points.push([
                    sides[0][0] + (sides[0][1] * (j + 0.5)) / GRID,
                    sides[1][0] + (sides[1][1] * (GRID - i - 0.5)) / GRID,
                ]);
            }
        }
        return { sides, points: of_rows(points) };
    }

    draw(outputs, grid, X, y) {
        this.latest = [outputs, grid, X, y];
        const { context, width, height } = this;
        const image = new ImageData(GRID, GRID);
        for (let k = 0; k < GRID * GRID; k++) {
            image.data.set(this.mixed(outputs.numbers[k * outputs.columns]), 4 * k);
        }
        this.picture.getContext("2d").putImageData(image, 0, 0);
        context.clearRect(0, 0, width, height);
        context.drawImage(this.picture, 0, 0, width, height);
        this.halves(outputs);
        for (let i = 0; i < X.rows; i++) {
            const across = (X.numbers[2 * i] - grid.sides[0][0]) / grid.sides[0][1];
            const up = (X.numbers[2 * i + 1] - grid.sides[1][0]) / grid.sides[1][1];
            this.point(across * width, height - up * height, y.numbers[i * y.columns] > 0.5);
        }
    }

    // Red, green, blue, alpha for an output: from one colour over the page's own to the other.
    mixed(output) {
        const [low, middle, high] = this.ends;
        const far = Math.min(Math.abs(output - 0.5) * 1.3, 0.62) || 0;
        const end = output > 0.5 ? high : low;
        return middle.map((part, i) => part + (end[i] - part) * far).concat(255);
    }

    // Whether the first outputs are 0.5 everywhere, but for their last digits.
    static is_flat({ numbers, columns }) {
        return numbers.every((x, k) => k % columns > 0 || Math.abs(x - 0.5) <= FLAT);
    }

    // A line where the outputs cross 0.5.
    halves(outputs) {
        const { context, width, height, colours } = this;
        const above = (i, j) => outputs.numbers[(i * GRID + j) * outputs.columns] > 0.5 + FLAT;
        context.fillStyle = colours.text;
        for (let i = 0; i < GRID; i++) {
            for (let j = 0; j < GRID; j++) {
                const x = (width * (j + 1)) / GRID;
                const y = (height * (i + 1)) / GRID;
                if (j + 1 < GRID && above(i, j) !== above(i, j + 1)) {
                    context.fillRect(x - 1, y - height / GRID - 1, 2, height / GRID + 2);
                }
                if (i + 1 < GRID && above(i, j) !== above(i + 1, j)) {
                    context.fillRect(x - width / GRID - 1, y - 1, width / GRID + 2, 2);
                }
            }
        }
    }

    // A disc for a target above 0.5, else a triangle.
    point(x, y, is_one) {
        const { context, colours } = this;
        context.beginPath();
        if (is_one) {
            context.arc(x, y, 5.5, 0, 7);
        } else {
            context.moveTo(x, y - 7);
            context.lineTo(x + 6.5, y + 5);
            context.lineTo(x - 6.5, y + 5);
            context.closePath();
        }
        context.fillStyle = is_one ? colours.blue : colours.orange;
        context.strokeStyle = colours.card;
        context.lineWidth = 3;
        context.stroke();
        context.fill();
        context.strokeStyle = colours.text;
        context.lineWidth = 1;
        context.stroke();
    }
}
