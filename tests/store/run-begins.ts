import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepRuns } from './server';

/** Before the run: names the place of its database server, which the first test that needs one starts. */
export default async function runBegins(): Promise<void> {
  await sweepRuns();
  const folder = mkdtempSync(join(tmpdir(), `cop-tests-${process.pid}-`));
  // Root hands the server to another account, which has to get through.
  chmodSync(folder, 0o755);
  process.env['COP_TEST_RUN'] = folder;
}
