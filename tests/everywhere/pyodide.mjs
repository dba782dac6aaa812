// Runs a program on Pyodide, CPython compiled to WebAssembly; see host.mjs for the arguments.

import path from 'node:path';
import { argv, copyPackage, exit, npmFile, npmURL, program, write } from './host.mjs';

const { loadPyodide } = await import(npmURL('pyodide', 'pyodide.mjs'));

const MAIN = `
import runpy, sys, traceback
sys.argv[:] = ${JSON.stringify(argv)}
sys.path.insert(0, "/main")
status = None
try:
    runpy.run_path("/main/main.py", run_name="__main__")
except SystemExit as error:
    status = None if error.code is None else str(error.code)
except BaseException:
    status = "1"
    traceback.print_exc()
sys.stdout.flush()
sys.stderr.flush()
status
`;

function toStream(stream) {
  return { write: (bytes) => { write(stream, bytes); return bytes.length; } };
}

const python = await loadPyodide({ indexURL: npmFile('pyodide') + path.sep });
python.setStdout(toStream(process.stdout));
python.setStderr(toStream(process.stderr));
python.FS.mkdir('/main');
copyPackage(python.FS, '/main');
python.FS.writeFile('/main/main.py', program);
exit(python.runPython(MAIN));
