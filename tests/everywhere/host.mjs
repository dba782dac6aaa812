// What the four launchers share. Each of them runs one Python program on a Python that lives inside JavaScript:
//
//     node LAUNCHER.mjs NPM_FOLDER PROGRAM PACKAGE [ARGUMENT...]
//
// NPM_FOLDER is where npm installed the interpreter, PROGRAM the file to run as __main__, PACKAGE a folder, or a file
// with the ending .py, that it can import. As with any Python, print goes to stdout, a traceback to stderr, and the exit status is that of SystemExit,
// or 1 after any other exception.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [npmFolder, programFile, packageFolder, ...programArguments] = process.argv.slice(2);

const packageName = path.basename(packageFolder);
export const argv = [programFile, ...programArguments];
export const program = fs.readFileSync(programFile, 'utf8');

/** The path of a file of an installed npm module. */
export function npmFile(...names) {
  return path.resolve(npmFolder, 'node_modules', ...names);
}

export function npmURL(...names) {
  return pathToFileURL(npmFile(...names)).href;
}

/** The bytes of 'purenn/...' or 'purenn.py', for interpreters that ask for one file at a time; undefined where there is none. */
export function readPackageFile(name) {
  if (name !== packageName && !name.startsWith(packageName + '/')) return undefined;
  const file = path.join(path.dirname(path.resolve(packageFolder)), name);
  return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : undefined;
}

/** Copies the package into the file system of an Emscripten program, under the folder `target`. */
export function copyPackage(FS, target) {
  if (fs.statSync(packageFolder).isFile()) FS.writeFile(target + '/' + packageName, fs.readFileSync(packageFolder));
  else copyFolder(FS, packageFolder, target + '/' + packageName);
}

function copyFolder(FS, source, target) {
  FS.mkdir(target);
  for (const entry of fs.readdirSync(source, { withFileTypes: true })) {
    const [from, to] = [path.join(source, entry.name), target + '/' + entry.name];
    if (entry.isFile()) FS.writeFile(to, fs.readFileSync(from));
    else if (entry.isDirectory() && entry.name !== '__pycache__') copyFolder(FS, from, to);
  }
}

/** Writes all of it before it returns, whatever stands at the other end. */
export function write(stream, data) {
  let rest = typeof data === 'string' ? Buffer.from(data) : data;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(fs.writeSync(stream.fd, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** Ends the process as Python does for SystemExit(code). */
export function exit(code) {
  if (code === undefined || code === null) process.exit(0);
  if (Number.isInteger(Number(code)) && code !== '') process.exit(Number(code) & 255);
  write(process.stderr, code + '\n');
  process.exit(1);
}
