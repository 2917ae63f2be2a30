import { rmSync } from 'node:fs';
import { closeTestServer } from './server';

/** After the run: stops its database server, or clears what it made in a given one. */
export default async function runEnds(): Promise<void> {
  const folder = process.env['COP_TEST_RUN'];
  if (!folder) return;
  await closeTestServer(folder);
  rmSync(folder, { recursive: true, force: true });
}
