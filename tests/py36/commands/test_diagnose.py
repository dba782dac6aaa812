"""python -m purenn diagnose: the first line and the exit code, from JSON, CSV, .npz and stdin, and what is refused."""
import json

import numpy as np
import pytest

from command_line import fails, process, write
from independent import data, run
from purenn import article

WOUT = "    wout += hiddenlayer_activations.T.dot(d_output) *lr\n"
EARLY = [(WOUT, ""), ("    Error_at_hidden_layer =", WOUT + "    Error_at_hidden_layer =")]
NAMES = ("wh", "bh", "wout", "bout")


def weights(changes=(), digits=None, **options):
    found = run(np, changes, **options)
    return {name: np.round(found[name], digits).tolist() if digits else found[name].tolist() for name in NAMES}


def test_json_csv_npz_and_stdin_say_the_same():
    found = weights(EARLY, seed=7, epochs=20)
    write("mine.json", json.dumps(found))
    write("mine.csv", "".join("%s,%s\n" % (name, ",".join(map(repr, row))) for name in NAMES for row in found[name]))
    np.savez("mine.npz", **{name: np.array(found[name]) for name in NAMES})
    answers = [process("diagnose", path, "--seed", "7", "--iterations", "20") for path in ("mine.json", "mine.csv", "mine.npz")]
    assert answers[0] == answers[1] == answers[2]
    code, out, err = answers[0]
    assert (code, err) == (1, "") and out == (
        "mistake: wout updated before it is used\nthe numbers first depart at step 8, Error_at_hidden_layer\n"
        "The hidden error is of the wout that made the output, not of the new one.\n")
    assert process("diagnose", "--seed", "7", "--iterations", "20", stdin=json.dumps(found).encode())[:2] == (1, out)


def test_right_numbers_agree_to_the_digits_that_are_given():
    for digits, text in ((None, "agrees: to "), (8, "agrees: to 8 digits\n"), (4, "agrees: to 4 digits\n")):
        write("mine.json", json.dumps(weights(digits=digits, epochs=50)))
        code, out, err = process("diagnose", "mine.json", "--iterations", "50")
        assert (code, err) == (0, "") and out.startswith(text)


@pytest.mark.long
def test_unknown_numbers_end_with_2():
    found = weights(epochs=3)
    found["bh"][0][1] += 0.001
    write("mine.json", json.dumps(found))
    code, out, err = process("diagnose", "mine.json", "--iterations", "3")
    assert (code, err) == (2, "") and out.startswith("unknown: no known mistake, and no two of them, make these numbers\nnearest: ")


def test_another_network_and_a_start():
    sizes = (5, 4, 3, 2)
    X, y = data(sizes)
    write("data.csv", "a,b,c,d,e,f\n" + "".join(",".join(map(repr, row + targets)) + "\n" for row, targets in zip(X, y)))
    found = weights([("    bh += np.sum(d_hiddenlayer, axis=0,keepdims=True) *lr", "")], seed=3, epochs=10, sizes=sizes)
    write("mine.json", json.dumps(found))
    options = ["--iterations", "10", "--network", "4-3-2", "--data", "data.csv"]
    assert process("diagnose", "mine.json", "--seed", "3", *options)[1].startswith("mistake: hidden bias not updated\n")
    start = dict(zip(NAMES, [matrix.tolist() for matrix in article.initialize(3, 4, 3, 2)]))
    write("bare.csv", "".join(",".join(map(repr, row + targets)) + "\n" for row, targets in zip(X, y)))
    assert process("diagnose", "mine.json", "--seed", "3", *[option.replace("data.csv", "bare.csv") for option in options])[1].startswith(
        "mistake: hidden bias not updated\n")
    write("start.json", json.dumps(start))
    assert process("diagnose", "mine.json", "--start", "start.json", *options)[1].startswith("mistake: hidden bias not updated\n")
    fails(2, "data.csv has 6 columns; --network needs 4 inputs and 1 outputs", "diagnose", "mine.json", "--network", "4-3-1", "--data", "data.csv")
    fails(2, "--data needs --network", "diagnose", "mine.json", "--data", "data.csv")


@pytest.mark.parametrize("text, message", [
    ("{", "mine.json: this is no JSON: "), ("{}", "no numbers are given"), ('{"w": [[1]]}', "w is no matrix of the article; known are "),
    ('{"wh": [[1, 2], [3]]}', "mine.json: 'wh' is no list of rows of the same length"), ('{"wh": [[1, "x"]]}', "mine.json: 'wh' holds 'x', which is no number"),
    ("wh\n", "mine.json: line 1: expected a name and the numbers of a row, with commas between"), ("PK\x03\x04", "mine.json: this is no .npz file: ")])
def test_files_that_cannot_be_read(text, message):
    write("mine.json", text)
    fails(2, "purenn: " + message, "diagnose", "mine.json")


@pytest.mark.parametrize("arguments, message", [
    (["none.json"], "cannot read none.json: No such file or directory"),
    (["mine.json", "--seed", "1", "--start", "mine.json"], "--start is the start itself, --seed what it is drawn with; give one (python -m purenn diagnose --help)"),
    (["mine.json", "--network", "2-2"], "--network 2-2: inputs, hidden neurons and outputs are needed, such as 4-3-1 (python -m purenn diagnose --help)"),
    (["mine.json", "--network", "2-2-1"], "the data have 4 inputs and 1 outputs, --network 2-2-1"),
    (["mine.json", "--start", "mine.json"], "mine.json has wh; a start has wh, bh, wout and bout")])
def test_wrong_usage(arguments, message):
    write("mine.json", '{"wh": [[0.5, 0.5, 0.5]]}')
    fails(2, "purenn: " + message + "\n", "diagnose", *arguments)
