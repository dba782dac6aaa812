// Runs a program on Brython, Python compiled to JavaScript for web pages; see host.mjs for the arguments.
// There is no page here: Brython gets the few names of a browser that it needs to start.

import fs from 'node:fs';
import vm from 'node:vm';
import { argv, exit, npmFile, program, readPackageFile, write } from './host.mjs';

const SITE = 'http://localhost/';

/** Answers Brython's requests for SITE/purenn/... with the files of the package. */
class FileRequest {
  overrideMimeType() {}
  getResponseHeader() { return null; }
  abort() {}
  open(method, url) {
    this.name = new URL(url, SITE).pathname.slice(1);
  }
  send() {
    const bytes = readPackageFile(this.name);
    this.readyState = 4;
    this.status = bytes ? 200 : 404;
    this.response = this.responseText = bytes ? bytes.toString() : '';
    this.onreadystatechange?.();
  }
}

// Brython gives older engines a Set.difference of its own, which is wrong and breaks its imports.
Set.prototype.difference ??= function (other) {
  return new Set([...this].filter((item) => !other.has(item)));
};

Object.assign(globalThis, {
  self: globalThis,
  location: new URL(SITE),
  module: {},
  addEventListener() {},
  XMLHttpRequest: FileRequest,
});

function load(name) {
  const ofNpm = npmFile('brython', name);
  const file = fs.existsSync(ofNpm) ? ofNpm : npmFile('brython', 'data', name); // of PyPI
  vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: name });
}

load('brython.js');
load('brython_stdlib.js');
const Brython = globalThis.__BRYTHON__;
document.dispatchEvent = () => {};
Brython.$options.args = argv.slice(1);

// Brython prints by console.log(text) and console.error(text); what else it says there is meant for its developers.
console.log = (...texts) => { if (texts.length === 1) write(process.stdout, texts[0]); };
console.error = (text) => write(process.stderr, text);
console.info = console.debug = console.warn = () => {};

function flushAndExit(code) {
  const { _sys } = Brython.imported;
  for (const name of ['stdout', 'stderr']) Brython.$io.tp_funcs.flush(Brython.module_getattr(_sys, name));
  exit(code);
}

Brython.handle_error = (error) => {
  if (!Brython.is_exc(error, [Brython.builtins.SystemExit])) {
    write(process.stderr, Brython.error_trace(error).trim() + '\n');
    flushAndExit(1);
  }
  const code = error.args[0];
  flushAndExit(code === undefined || code === Brython.builtins.None ? null : Brython.builtins.str.$factory(code));
};

Brython.runPythonSource(program, '__main__');
flushAndExit(0);
