import { join } from 'node:path';
import { createLog, errorFacts } from './log';
import { readSettings } from './settings';
import { runInOrder } from './run/inOrder';
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
  runInOrder((opened) => (settings.mode === 'live' ? runLive(settings, log, built, opened) : runLocal(settings, log, built, opened))).catch((error: unknown) => {
    log('debug', 'not-started', errorFacts(error));
    sayAndExit([error]);
  });
}
