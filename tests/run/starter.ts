/**
 * A small app of its own for the tests of starting and stopping: takes the folder for itself, opens
 * something slowly, says what it does, and stays. `fails` makes its start fail at the end,
 * `hangs` its closing last for ever.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { holdAlone } from '../../bot/local/alone';
import { runInOrder } from '../../bot/run/inOrder';
import { CannotStart, sayAndExit } from '../../bot/run/say';

const [folder = '', how = ''] = process.argv.slice(2);
const say = (word: string): void => void process.stdout.write(`${word}\n`);

runInOrder(async (opened) => {
  opened(() => say('folder closed'));
  opened(holdAlone(folder));
  say('opening');
  await pause(how === 'slow' ? 500 : 0);
  opened(() => pause(50).then(() => say('database closed')));
  opened(() => Promise.reject(new Error('cannot be closed')));
  if (how === 'hangs') opened(() => { say('page closing'); return pause(60_000); });
  if (how === 'fails') throw new CannotStart('It is not the day for it.');
  setInterval(() => undefined, 1_000);
  say('ready');
}).catch((error: unknown) => sayAndExit([error]));
