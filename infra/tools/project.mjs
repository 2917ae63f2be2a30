import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, whatever folder a command was called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the project. */
export const inProject = (...parts) => join(root, ...parts);

/** Where the app keeps its state on this machine: as bot/settings.ts reads it. */
export const stateFolder = () => resolve(root, process.env.COP_DATA || '.local');

/** Ends with one plain sentence instead of a stack trace. */
export function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}
