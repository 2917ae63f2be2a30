/**
 * The runtime of jest, with one difference: a module that a file before has loaded in the same process
 * is run anew, in a world of its own, but not compiled anew. jest compiles each of the some 1,500 modules
 * behind a journey for each file, which took half of the time in which they load.
 */
const vm = require('node:vm');
const { compileFunction } = vm;

/** By file name and text: the same file after a change, or for another environment, is another script. */
const scripts = new Map();

vm.compileFunction = (text, names, options) => {
  if (!options?.parsingContext) return compileFunction(text, names, options);
  const key = `${options.filename}\n${text}`;
  let script = scripts.get(key);
  if (!script) {
    const head = `(function (${names.join(', ')}) {`;
    // Lines and columns in messages stay those of the file.
    script = new vm.Script(`${head}${text}\n})`, { filename: options.filename, columnOffset: -head.length });
    scripts.set(key, script);
  }
  return script.runInContext(options.parsingContext);
};

module.exports = require('jest-runtime');
