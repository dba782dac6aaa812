// numpy.random.seed(seed) and its uniform numbers in [0, 1): the Mersenne Twister as NumPy seeds it.
// Source: Matsumoto and Nishimura, ACM TOMACS 8 (1998), and their initialisation of 2002.

class NumpyRandom {
    constructor(seed) {
        this.key = new Uint32Array(624);
        this.key[0] = seed;
        for (let i = 1; i < 624; i++) {
            const before = this.key[i - 1];
            this.key[i] = Math.imul(before ^ (before >>> 30), 1812433253) + i;
        }
        this.place = 624;
    }

    // Makes the next 624 words.
    twist() {
        const key = this.key;
        for (let i = 0; i < 624; i++) {
            const mixed = (key[i] & 0x80000000) | (key[(i + 1) % 624] & 0x7fffffff);
            key[i] = key[(i + 397) % 624] ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
        }
        this.place = 0;
    }

    word() {
        if (this.place === 624) {
            this.twist();
        }
        let word = this.key[this.place++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return (word ^ (word >>> 18)) >>> 0;
    }

    // A number in [0, 1), made of 27 and 26 bits of two words.
    uniform() {
        const high = this.word() >>> 5;
        return (high * 67108864 + (this.word() >>> 6)) / 9007199254740992;
    }

    matrix(rows, columns) {
        return matrix(
            rows,
            columns,
            Float64Array.from({ length: rows * columns }, () => this.uniform()),
        );
    }
}

// Step 1: the weights, drawn in the article's order.
function initialize(seed, inputs, hidden, outputs) {
    const random = new NumpyRandom(seed);
    return {
        wh: random.matrix(inputs, hidden),
        bh: random.matrix(1, hidden),
        wout: random.matrix(hidden, outputs),
        bout: random.matrix(1, outputs),
    };
}
