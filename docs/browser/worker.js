// Starts a Python in a worker, and trains: after each hundred epochs it tells the page.  Brython is for workers that
// are scripts, Pyodide for those that are modules: this file can be either.

const LOCAL = new URL("local/", self.location).href;
const STEP = 100;

const text = async (address) => (await fetch(address)).text();

// Each gives a function that runs a line of Python and returns its value, after train.py was run there.
const PYTHONS = {
  async pyodide(purenn, program) {
    const { loadPyodide } = await import(LOCAL + "pyodide/pyodide.mjs");
    const python = await loadPyodide({ indexURL: LOCAL + "pyodide/" });
    python.FS.writeFile("purenn.py", purenn);
    python.runPython(program);
    return (name, ...values) => python.globals.get(name)(...values);
  },

  async micropython(purenn, program) {
    const { loadMicroPython } = await import(LOCAL + "micropython/micropython.mjs");
    const python = await loadMicroPython({ url: LOCAL + "micropython/micropython.wasm", heapsize: 8 * 1024 * 1024 });
    python.FS.mkdir("/lib");
    python.FS.writeFile("/lib/purenn.py", purenn);
    python.runPython(program);
    return (name, ...values) => python.globals.get(name)(...values);
  },

  async brython(purenn, program) {
    importScripts(LOCAL + "brython/brython.js", LOCAL + "brython/brython_stdlib.js");
    __BRYTHON__.update_VFS({ purenn: [".py", purenn, [], false] });
    __BRYTHON__.runPythonSource(program + "\nfrom browser import self\nself.some, self.results = some, results\n", "train");
    return (name, ...values) => self[name](...values);
  },
};

self.onmessage = async ({ data: { name, epochs } }) => {
  try {
    const [purenn, program] = await Promise.all([text(LOCAL + "purenn.py"), text(new URL("train.py", self.location))]);
    const call = await PYTHONS[name](purenn, program);
    for (let done = STEP; done <= epochs; done += STEP) {
      self.postMessage({ epochs: done, distance: Number(call("some", STEP)) });
    }
    self.postMessage({ found: String(call("results")).split(" ") });
  } catch (error) {
    self.postMessage({ error: String(error.message ?? error) });
  }
};
