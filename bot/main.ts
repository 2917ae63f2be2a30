import { join } from 'node:path';
import { createLog } from './log';
import { readSettings } from './settings';
import { runLive } from './run/live';
import { runLocal } from './local/run';
import { sayAndExit } from './run/say';

/** Reads the settings, builds the app, listens; nothing else. */
const result = readSettings(process.env);
if (!result.ok) sayAndExit(result.faults);
else {
  const { settings } = result;
  const log = createLog(settings.logLevel);
  const built = join(__dirname, '..');
  const run = settings.mode === 'live' ? runLive(settings, log, built) : runLocal(settings, log, built);
  run.catch((error: unknown) => sayAndExit([error]));
}
