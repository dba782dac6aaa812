// Runs a program on MicroPython's WebAssembly build; see host.mjs for the arguments.

import { argv, copyPackage, exit, npmFile, npmURL, program, write } from './host.mjs';

const folder = ['@micropython', 'micropython-webassembly-pyscript'];
const { loadMicroPython } = await import(npmURL(...folder, 'micropython.mjs'));

const MAIN = `
import sys
sys.argv.extend(${JSON.stringify(argv)})
status = None
try:
    with open("/main.py") as file:
        code = compile(file.read(), "/main.py", "exec")
    exec(code, {"__name__": "__main__", "__file__": "/main.py"})
except SystemExit as error:
    status = str(error.args[0]) if error.args and error.args[0] is not None else None
except BaseException as error:
    status = "1"
    sys.print_exception(error, sys.stderr)
`;

const python = await loadMicroPython({
  url: npmFile(...folder, 'micropython.wasm'),
  heapsize: 128 * 1024 * 1024,
  pystack: 128 * 1024,
  stdout: (line) => write(process.stdout, line + '\n'),
  stderr: (line) => write(process.stderr, line + '\n'),
});

python.FS.mkdir('/lib');
copyPackage(python.FS, '/lib');
python.FS.writeFile('/main.py', program);
python.runPython(MAIN);
write(process.stdout, Uint8Array.from(python._module._stdoutBuffer)); // a last line that has no end
exit(python.pyimport('__main__').status);
