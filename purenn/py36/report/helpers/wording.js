// What is said of an activation in the steps, and of a run in a legend.

const ANSWERS = {
    sigmoid: "That of the sigmoid lies between 0 and 1: near 1 for a large sum, near 0 for a very negative one.",
    tanh: "That of tanh lies between \u22121 and 1: near 1 for a large sum, near \u22121 for a very negative one.",
    relu: "relu lets a positive sum through as it is, and makes 0 of any other.",
};
const OF_SIGMOID = "For a sigmoid it is greatest, 0.25, at an answer of 0.5, and almost nothing near 0 and 1.";
const SLOPES = {
    sigmoid: OF_SIGMOID,
    tanh: "For tanh it is greatest, 1, at an answer of 0, and almost nothing near \u22121 and 1. " + OF_SIGMOID,
    relu: "For relu it is 1 where the answer is positive, and 0 where it is 0. " + OF_SIGMOID,
};

const STUCK = 1e-6; // outputs so near to 0.5 are said to be 0.5

// {number of a step: the sentence that depends on the settings}
function sentences_of({ activation, erratum }) {
    const { number, steps } = DATA.errata.find(({ key }) => key === erratum && key) || { steps: [] };
    const free = `With erratum ${number} it is not held between 0 and 1.`;
    const is_free = !predicts_as_a_network(activation, erratum);
    return {
        3: is_free && activation === "sigmoid" ? free : ANSWERS[activation],
        4: is_free ? free : "It lies between 0 and 1.",
        6: steps.includes(6) ? `With erratum ${number} it is calculated otherwise.` : SLOPES[activation],
    };
}

function variant_name(activation, erratum) {
    return (activation + " " + erratum).trim();
}

// Whether the outputs are calculated as without the erratum, as the recorded programs of steps 2 to 4 say.
function predicts_as_a_network(activation, erratum) {
    return String(VARIANTS[variant_name(activation, erratum)].forward) === String(VARIANTS[activation].forward);
}

// The settings of a run in a few words.
function described({ activation, rate, hidden, seed, erratum, printed }) {
    const start = printed ? "the printed run's start" : "seed " + seed;
    const words = [activation, "rate " + rate, counted(hidden, "neuron"), start];
    return words.concat(erratum ? ["erratum " + erratum] : []).join(", ");
}

// Why the network does not learn; "" where it does. answers, slopes: those of the hidden layer.
function stillness(activation, answers, slopes, output) {
    if (activation === "relu" && slopes.numbers.every((x) => x === 1)) {
        return output.numbers.every((x) => Math.abs(x - 0.5) < STUCK)
            ? "Every hidden neuron lets every sample through, so the network can only draw a straight line, and " +
                  "finds none: all outputs are 0.5. Try another seed or rate."
            : "";
    }
    if (slopes.numbers.some((x) => x !== 0)) {
        return "";
    }
    const are_silent = answers.numbers.every((x) => x === 0);
    return are_silent
        ? "No hidden neuron answers any sample: their slopes are 0, so nothing is learned. " +
              "Try another seed or a smaller rate."
        : "The slopes of all hidden neurons are 0 for all samples, so these learn nothing. " +
              "Try another seed or a smaller rate.";
}

// A text that may break after each "_" of a long name.
function breakable(text) {
    const parts = text.split("_");
    return parts.flatMap((part, i) => (i + 1 < parts.length ? [part + "_", element("wbr")] : [part]));
}
