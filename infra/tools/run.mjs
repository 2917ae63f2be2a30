import Module from 'node:module';
import { inProject, root } from './project.mjs';

/**
 * Runs a built program in this process, as `node <file>` would: signals and the exit code are its own.
 * Node.js 22 and later keep the compiled code, which makes the second start quicker.
 */
export function runAsMain(file) {
  Module.enableCompileCache?.(inProject('.build', 'cache'));
  process.chdir(root);
  process.argv[1] = file;
  // Warnings about how dependencies are made are of no use to whoever starts the app.
  process.noDeprecation = true;
  Module.runMain(file);
}
