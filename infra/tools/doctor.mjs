/** `npm run doctor`: looks at what the app needs and says each in one line; exit 1 if something is missing. */
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { isInstalled, npm } from './install.mjs';
import { isOldNode, oldest } from './node-version.mjs';
import { isBuilt } from './stale.mjs';

const require = createRequire(import.meta.url);
let missing = 0;

/** `state` is `ok`, `note` (the app works, something optional does not) or `missing`. */
function say(what, state, sentence) {
  if (state === 'missing') missing += 1;
  console.log(`${what.padEnd(9)} ${state.padEnd(7)} ${sentence}`);
}

const old = isOldNode();
say('node', old ? 'missing' : 'ok', old ? `${process.versions.node} is too old. Install ${oldest.join('.')} or later from https://nodejs.org.` : process.versions.node);
const { status, stdout } = npm(['--version'], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
say('npm', status === 0 ? 'ok' : 'missing', status === 0 ? stdout.trim() : 'npm does not answer. It comes with Node.js: install that again.');
const installed = isInstalled();
say('packages', installed ? 'ok' : 'note', installed ? 'installed as the lock file wants' : 'to be installed by npm start');
say('build', isBuilt() ? 'ok' : 'note', isBuilt() ? 'up to date' : 'to be made by npm start');
if (installed) await lookDeeper();
process.exitCode = missing > 0 ? 1 : 0;

/** What can be asked only with the packages there. */
async function lookDeeper() {
  const { load } = await import('./typescript.mjs');
  const { readSettings } = await load('bot/settings.ts');
  const result = readSettings(process.env);
  if (!result.ok) for (const fault of result.faults) say('settings', 'missing', fault);
  else say('settings', 'ok', result.settings.mode === 'live' ? 'complete, for Microsoft Teams' : 'none needed, for local Teams');
  if (result.ok) await lookAtPort(result.settings);
  await lookAtDatabase(load, result.ok ? result.settings : null);
  const { findBrowser, howToGetOne } = await load('tests/browser/find.ts');
  const browser = findBrowser();
  say('browser', browser ? 'ok' : 'note', browser ? `${browser.path}, for the tests` : `none found for the tests. ${howToGetOne}`);
}

async function lookAtPort({ host, port }) {
  const problem = await new Promise((done) => {
    const server = createServer().once('error', (error) => done(error.code)).listen(port, host, () => server.close(() => done(null)));
  });
  say('port', problem ? 'note' : 'ok', problem ? `${port} is taken (${problem}): the app runs already, or another program has it. PORT chooses another.` : `${port} is free on ${host}`);
}

async function lookAtDatabase(load, settings) {
  if (settings?.databaseUrl) return lookAtServer(settings.databaseUrl);
  try {
    const { openBinaries } = await load('bot/store/embedded/binaries.ts');
    const { accountFor } = await load('bot/store/embedded/account.ts');
    const { major } = openBinaries(accountFor(settings?.dataFolder ?? ''));
    say('database', 'ok', `PostgreSQL ${major} from npm, in the folder of the app's state`);
  } catch (problem) {
    say('database', 'missing', problem.message);
  }
}

async function lookAtServer(connectionString) {
  const { Client } = require('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
    say('database', major >= 15 ? 'ok' : 'missing', major >= 15 ? `PostgreSQL ${major}, by DATABASE_URL` : `PostgreSQL ${major} is too old: 15 or later is needed.`);
  } catch (problem) {
    say('database', 'missing', `the server of DATABASE_URL does not answer (${problem.code ?? problem.message}). Check the address and that it runs.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
