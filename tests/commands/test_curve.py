"""The curve of the losses in characters: on a terminal that can show it, and nowhere else."""
import math
import os
import subprocess
import sys

import pytest

import needs
from command_line import ENVIRONMENT, run
from paths import ROOT
from purenn.commands.curve import BLOCKS, COLUMNS, ROWS, curve, shows_blocks


def heights(text):
    """The height of each column in eighths, from the characters behind the label of the last row."""
    rows = text.split("\n")[1:]
    label = rows[-1].split()[0]
    first = rows[-1].index(label) + len(label) + 1
    return [sum([BLOCKS.index(row[j]) for row in rows if j < len(row)]) for j in range(first, len(rows[-1]))]


def test_columns_are_as_high_as_the_numbers():
    numbers = [3.0 - 0.05 * k for k in range(50)]
    found = heights(curve("loss", numbers))
    assert len(found) == 50
    for height, x in zip(found, numbers):
        assert abs(height - (1 + (8 * ROWS - 1) * (x - numbers[-1]) / (numbers[0] - numbers[-1]))) <= 0.5001
    assert found != found[::-1]


def test_of_many_epochs_each_column_shows_one_the_last_among_them():
    numbers = [1.0 / (k + 1) ** 0.5 for k in range(777)]
    text = curve("loss", numbers)
    assert text.startswith("loss, epochs 1 to 777\n") and len(heights(text)) == COLUMNS
    assert text.split("\n")[1].split()[0] == "1.0" and text.split("\n")[-1].split()[0] == "0.035875"
    assert heights(text)[0] == 8 * ROWS and heights(text)[-1] == 1


def test_decades_are_shown_by_their_factors():
    assert heights(curve("loss", [1.0, 0.1, 0.01, 0.001])) == [32, 22, 11, 1]
    assert heights(curve("loss", [1.0, 0.5, 0.0])) == [32, 17, 1]


@pytest.mark.parametrize("numbers", [[], [1.0], [1.0, math.nan], [math.inf, 1.0]])
def test_where_nothing_can_be_seen_there_is_no_curve(numbers):
    assert curve("loss", numbers) == ""
    assert curve("loss", [2.0, 2.0]).count(BLOCKS[1]) == 2


@pytest.mark.parametrize("terminal, encoding, shown", [
    (True, "utf-8", True), (True, "UTF8", True), (False, "utf-8", False), (True, "ascii", False), (True, None, False),
    (True, "cp437", False)])
def test_blocks_are_for_terminals_of_utf_8(terminal, encoding, shown):
    stream = type("Stream", (), {"isatty": lambda self: terminal, "encoding": encoding})()
    assert shows_blocks(stream) is shown


def on_terminal(encoding, *more):
    """What train says to a person."""
    master, slave = needs.terminal()
    process = subprocess.Popen([sys.executable, "-m", "purenn", "train", "iris", "--epochs", "9"] + list(more), stdout=slave,
                               stderr=subprocess.DEVNULL, cwd=os.getcwd(),
                               env=dict(ENVIRONMENT, PYTHONPATH=ROOT, PYTHONIOENCODING=encoding))
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 1000)
        except OSError:                 # its end
            break
        if not part:
            break
        said += part
    os.close(master)
    assert process.wait() == 0
    return said.decode("utf-8").replace("\r\n", "\n")


def test_a_person_sees_both_curves_and_a_file_does_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = on_terminal("utf-8", "--patience", "5")
    assert "\nloss, epochs 1 to 9\n" in said and "\nvalidation loss, epochs 1 to 9\n" in said and BLOCKS[8] in said
    assert said.index("all 9 epochs are done") < said.index("loss, epochs 1") < said.index("accuracy")
    assert "epochs 1 to 9" not in on_terminal("ascii") and "epochs 1 to 9" not in run("train", "iris", "--epochs", "9")
