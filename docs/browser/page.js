// The page: lets a worker train, so that the page stays alive, and shows how far it is and what came out.
"use strict";

const EPOCHS = 5000;
const TARGETS = [1, 1, 0];
const NAMES = { pyodide: "Pyodide", micropython: "MicroPython", brython: "Brython" };

const part = (id) => document.getElementById(id);
let local;

/** The number that a text such as 0x1.8p-1 stands for. */
function fromHex(text) {
  const [, sign, digits, power] = text.match(/^(-?)0x([01]\.[0-9a-f]+)p([+-]\d+)$/);
  const [whole, fraction] = digits.split(".");
  const value = (parseInt(whole, 16) + parseInt(fraction, 16) / 16 ** fraction.length) * 2 ** Number(power);
  return sign ? -value : value;
}

function row(cells) {
  const line = document.createElement("tr");
  for (const [text, kind] of cells) {
    const cell = document.createElement("td");
    cell.textContent = text;
    cell.className = kind;
    line.append(cell);
  }
  return line;
}

/** found, expected: the outputs, then the weights and biases, as hexadecimal texts. */
function show(found, expected) {
  const same = found.map((text, i) => text === expected[i]);
  part("results").tBodies[0].replaceChildren(...TARGETS.map((target, i) => row([
    [target, "number"], [fromHex(found[i]).toPrecision(17), "number"], [found[i], "number"], [expected[i], "number"],
    same[i] ? ["same bits", "same"] : ["differs", "differs"]])));
  part("results").hidden = false;
  const equal = same.filter(Boolean).length;
  const all = equal === expected.length && found.length === expected.length;
  part("verdict").textContent = all
    ? `Same bits: all ${equal} outputs, weights and biases are those of ${local.by}.`
    : `${equal} of ${expected.length} outputs, weights and biases are those of ${local.by}.`;
  part("verdict").className = all ? "same" : "differs";
}

function fail(text) {
  part("status").textContent = text;
  part("status").className = "error";
}

function train() {
  const name = part("python").value;
  const started = performance.now();
  const worker = new Worker("worker.js", { type: name === "brython" ? "classic" : "module" });
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const end = () => {
    worker.terminate();
    part("train").disabled = part("python").disabled = false;
  };
  part("train").disabled = part("python").disabled = true;
  part("results").hidden = true;
  part("verdict").textContent = "";
  part("status").className = "";
  part("progress").value = 0;
  part("status").textContent = `${NAMES[name]} starts ...`;
  worker.onmessage = ({ data }) => {
    if (data.error !== undefined) {
      fail(`${NAMES[name]}: ${data.error}`);
      end();
    } else if (data.found !== undefined) {
      part("status").textContent = `${NAMES[name]} trained ${EPOCHS} epochs in ${seconds()} s, its start included.`;
      show(data.found, local.expected.split(" "));
      end();
    } else {
      part("progress").value = data.epochs;
      part("status").textContent = `${NAMES[name]}: epoch ${data.epochs} of ${EPOCHS}, mean error ${data.distance.toFixed(6)}`;
    }
  };
  worker.onerror = (event) => {
    fail(`${NAMES[name]}: ${event.message}`);
    end();
  };
  worker.postMessage({ name, epochs: EPOCHS });
}

async function start() {
  try {
    local = await (await fetch("local/local.json")).json();
  } catch (error) {
    fail("Nothing is here yet to run: python3 docs/browser/prepare.py fills the folder local/, and says how to serve this page.");
    return;
  }
  for (const name of Object.keys(local.pythons)) {
    part("python").append(new Option(`${NAMES[name]} ${local.pythons[name]}`, name));
  }
  part("by").textContent = `of ${local.by}`;
  part("status").textContent = "Ready.";
  part("train").disabled = part("python").disabled = false;
  part("train").onclick = train;
}

start();
