import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(__dirname, '..', '..');

/**
 * Evaluates an expression over the exports of tools (as `tool.name`, with `fs` beside), in a Node.js of its own: the
 * tools are ES modules, which jest does not load. `given` is handed in as JSON.
 */
export function askTool<T>(file: string, expression: string, given: unknown = null): T {
  const url = pathToFileURL(join(root, 'infra', 'tools', file)).href;
  const program = `import fs from "node:fs"; import * as tool from ${JSON.stringify(url)}; const given = ${JSON.stringify(given)}; process.stdout.write(JSON.stringify((${expression}) ?? null));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })) as T;
}
