// MicroPython with a heap of fixed size, as on a board: node board.mjs FOLDER KILOBYTES PROGRAM STATEMENT...
// The build for browsers takes more memory when its heap is full, and collects garbage between statements only: here
// nothing is left to be taken.  What fits so, fits all the more where garbage is collected at any time.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, kilobytes, program, ...statements] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(folder + '/micropython.mjs'));
const lines = [];
const python = await loadMicroPython({
  url: folder + '/micropython.wasm', heapsize: kilobytes * 1024, pystack: 16 * 1024,
  stdout: (line) => lines.push(line), stderr: (line) => lines.push(line),
});
python.FS.writeFile('/model.py', readFileSync(program));
python.runPython('import sys\nsys.path.append("/")');
WebAssembly.Memory.prototype.grow = () => { throw new RangeError('the memory is full'); };
console.error = console.warn = () => {};
for (const size of [1 << 20, 1 << 16, 1 << 12, 1 << 8]) {
  while (python._module._malloc(size));
}
for (const statement of statements) python.runPython(statement);
console.log(lines.join('\n'));
