/** `npm run playground`: the bot in Microsoft's Agents Playground, fetched by npx and no part of this project. */
import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject, root, stopWith } from './project.mjs';
import { ensureBuilt } from './stale.mjs';

/** The version that was tried with this bot. */
const playground = '@microsoft/m365agentsplayground@0.2.28';
const port = Number(process.env.PORT) || 3978;

checkNode();
ensureInstalled();
ensureBuilt();
const children = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll());
const app = (await answers(port)) ? null : await startApp();
const client = start('npx', ['--yes', playground, 'start', '-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '-p', '56150', '--disable-telemetry'], { APPLICATION_INSIGHTS_NO_STATSBEAT: '1' });
console.log('The Playground is fetched at the first start. It listens on all addresses of this machine: stop it with Ctrl-C when you are done.');
const code = await ended(client);
const failed = !stopping && code !== 0;
stopAll();
if (app) await ended(app);
if (failed) stopWith('The Playground could not be fetched or ended with an error; the lines above say why. Check the network connection and that port 56150 is free, then try again.');

/** Each once: a second signal would cut the app's own stop short. */
function stopAll() {
  if (stopping) return;
  stopping = true;
  for (const child of children) if (child.pid && child.exitCode === null && child.signalCode === null) signalGroup(child);
}

/** npx runs the Playground as a child of a child, which only a signal to the whole group reaches. */
function signalGroup(child) {
  if (process.platform === 'win32') child.kill('SIGINT');
  else process.kill(-child.pid, 'SIGINT');
}

async function startApp() {
  const child = start(process.execPath, [inProject('infra', 'tools', 'start.mjs')], {});
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if (await answers(port)) return child;
    await pause(100);
  }
  return stopWith('The bot did not start, so the Playground has nothing to talk to.');
}

function start(program, args, env) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, detached: process.platform !== 'win32', shell: program === 'npx' && process.platform === 'win32' });
  child.on('error', () => undefined);
  children.push(child);
  return child;
}

function ended(child) {
  return new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done(child.exitCode) : child.once('close', done)));
}

function answers(at) {
  return new Promise((done) => {
    const socket = createConnection({ host: '127.0.0.1', port: at }, () => { socket.destroy(); done(true); });
    socket.once('error', () => done(false));
  });
}
