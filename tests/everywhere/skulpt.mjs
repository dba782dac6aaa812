// Runs a program on Skulpt, Python compiled to JavaScript; see host.mjs for the arguments.

import { createRequire } from 'node:module';
import { argv, exit, npmFile, program, readPackageFile, write } from './host.mjs';

const require = createRequire(import.meta.url);
require(npmFile('skulpt', 'dist', 'skulpt.js'));
require(npmFile('skulpt', 'dist', 'skulpt-stdlib.js'));
const { Sk } = globalThis;

/** Skulpt asks for every file it may need, such as './purenn/matrix.py'; it goes on where this throws. */
function read(name) {
  const file = Sk.builtinFiles.files[name] ?? readPackageFile(name.replace(/^\.\//, ''))?.toString();
  if (file === undefined) throw new Error('no such file: ' + name);
  return file;
}

Sk.configure({ __future__: Sk.python3, output: (text) => write(process.stdout, text), read, sysargv: argv });

try {
  await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('main', false, program, true));
} catch (error) {
  if (error instanceof Sk.builtin.SystemExit) exit(Sk.ffi.remapToJs(error.args)[0]);
  const places = (error.traceback ?? []).map((place) => `  File "${place.filename}", line ${place.lineno}\n`).reverse();
  write(process.stderr, `Traceback (most recent call last):\n${places.join('')}${error}\n`);
  exit(1);
}
